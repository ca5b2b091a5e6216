from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.visitors import is_from_this_site
from gallery.limits import Limit, wait_for

from ..defence.obstacles import too_many
from ..forms import ReportForm
from ..models import Comment
from .answers import ip_hash, page

LIMITS = (Limit(5, 600), Limit(20, 86_400))
ELSEWHERE = "We could not see that the form came from this page. Please send it once more."


@csrf_exempt  # it acts for nobody in particular, and is taken from this site's pages only
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, pk):
    """Tell the moderators of a comment. Who does is shown to nobody."""
    comment = get_object_or_404(Comment.objects.public().on_published().with_record(), pk=pk)
    if request.method != "POST":
        return _form(request, comment, ReportForm(), sent="sent" in request.GET)
    form = ReportForm(request.POST)
    if not is_from_this_site(request):
        return _form(request, comment, form, ELSEWHERE, 422)
    if not form.is_valid():
        return _form(request, comment, form, status=422)
    if wait := wait_for(f"reports:{ip_hash(request)}", *LIMITS):
        return _form(request, comment, form, too_many(wait, "reports").sentence, 429)
    _store(form, comment, ip_hash(request))
    return HttpResponseRedirect(f"{request.path}?sent", status=303)


def _store(form, comment, place):
    """A field that people do not see makes it nothing; the same from the same place is one report."""
    if form.cleaned_data["trap"]:
        return
    form.instance.comment, form.instance.ip_hash = comment, place
    try:
        with transaction.atomic():
            form.instance.save()
    except IntegrityError:
        return


def _form(request, comment, form, sentence="", status=200, sent=False):
    context = {"comment": comment, "article": comment.record.article, "form": form, "sentence": sentence, "sent": sent}
    return page(request, "comments/report.html", context, status)
