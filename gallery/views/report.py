import re

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from ..complaints.form import ComplaintForm
from ..complaints.receiving import receive, received_before, wait_before
from ..limits import in_words
from ..models import Photo

REFERENCE = re.compile(r"R-[A-Z2-9]{4}-[A-Z2-9]{4}")


@never_cache
def report_picture(request, pk):
    """Report a picture; what is known of it is filled in. Of one that is not there any more it says so."""
    photo = Photo.objects.exclude(rights=Photo.Rights.UNKNOWN).filter(pk=pk).first()
    return _report(request, photo, is_missing=photo is None)


@never_cache
def report_page(request):
    """Report a picture by the address of the page on which it stands."""
    return _report(request, None)


def reported(request, reference):
    """Thanks, with the reference under which the complaint is kept; whether there is such a one it does not say."""
    if not REFERENCE.fullmatch(reference):
        raise Http404
    return render(request, "gallery/reported.html", {"reference": reference})


def _report(request, photo, *, is_missing=False):
    data = request.POST if request.method == "POST" else None
    form = ComplaintForm(data, photo=photo, initial={"pages": _seen_on(request, photo)})
    if form.is_valid():
        return _receive(request, form)
    context = {"form": form, "photo": photo, "is_missing": is_missing}
    status = 422 if form.errors else 404 if is_missing else 200
    return render(request, "gallery/report.html", context, status=status)


def _receive(request, form):
    reference = received_before(form)
    if reference is None:
        if wait := wait_before(request, form.cleaned_data["email"]):
            return _too_many(request, wait)
        reference = receive(form).reference
    return redirect("gallery:reported", reference)


def _too_many(request, wait):
    """Nothing typed is lost: the page shows it, and a button sends it again."""
    sent = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"]
    context = {"wait": in_words(wait), "sent": sent, "words": request.POST.get("explanation", "")}
    response = render(request, "429.html", context, status=429)
    response["Retry-After"] = str(wait)
    return response


def _seen_on(request, photo):
    """The page from which the reader came, by the link's `page`; else the picture's own."""
    path = request.GET.get("page", "")
    if path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return settings.SITE_URL + path[:500]
    return settings.SITE_URL + photo.get_absolute_url() if photo else ""
