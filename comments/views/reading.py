from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404

from ..discussion import Discussion
from ..models import Comment


def comment(request, pk):
    """The permalink of a comment: to the page of the discussion on which it stands now."""
    found = get_object_or_404(Comment.objects.public().on_published().with_record(), pk=pk)
    discussion = Discussion(found.record.article)
    address = discussion.address(discussion.page_of(pk) or 1)
    return HttpResponseRedirect(f"{address.partition('#')[0]}#comment-{pk}")
