from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..models import Follow
from .answers import page


@csrf_exempt  # the token in the address, known from the mails alone, is the proof
@require_http_methods(["GET", "HEAD", "POST"])
def following(request, token):
    """All that an address follows, and how to end any of it. Any of its tokens opens it."""
    follow = get_object_or_404(Follow, token=token)
    follows = Follow.objects.active().filter(email=follow.email).select_related("article", "thread")
    if request.method == "POST":
        ended = follows if "all" in request.POST else follows.filter(token=request.POST.get("end", "")[:32])
        ended.update(ended_at=timezone.now())
        return HttpResponseRedirect(request.path, status=303)
    return page(request, "comments/following.html", {"follow": follow, "follows": follows})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token):
    """End one: by the button of a mail program, which posts and reads no answer (RFC 8058), or by the button here."""
    follow = Follow.objects.select_related("article").filter(token=token).first()
    if follow is None:
        raise Http404("Nothing is followed by this address.")
    if request.method == "POST":
        Follow.objects.filter(pk=follow.pk, ended_at=None).update(ended_at=timezone.now())
        if request.POST.get("List-Unsubscribe") == "One-Click":
            return HttpResponse("No more mails.", content_type="text/plain")
        return HttpResponseRedirect(request.path, status=303)
    return page(request, "comments/stop.html", {"follow": follow})
