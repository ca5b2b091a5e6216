from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ..models import Article
from ..reads import count_read
from ..visitors import address_of, household, is_bot, is_from_this_site, pseudonym


@csrf_exempt  # it changes a number, reads no cookie, and is taken from this site's pages only
@require_POST
def article_read(request, slug):
    """A page says that somebody reads it. What it answers is the same whether it was counted or not."""
    if not is_from_this_site(request):
        return HttpResponse(status=403)
    article_pk = get_object_or_404(Article.objects.published().values_list("pk", flat=True), slug=slug)
    if not is_bot(request):
        agent = request.headers.get("User-Agent", "")
        count_read(article_pk, pseudonym("reads", str(localdate()), household(address_of(request)), agent))
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})
