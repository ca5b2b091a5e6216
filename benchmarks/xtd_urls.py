"""The site's addresses and those of django-comments-xtd, whose templates need them: for the comparison alone."""

from django.http import Http404
from django.urls import path

from config.urls import urlpatterns as ours


def nowhere(request, *args):
    raise Http404


names = ["comments-xtd-reply", "comments-flag", "comments-delete", "comments-url-redirect", "comments-xtd-like"]
urlpatterns = [*ours, *(path(f"xtd/{name}/<int:cid>/", nowhere, name=name) for name in names)]
urlpatterns.append(path("xtd/<int:content_type>/<int:pk>/", nowhere, name="comments-url-redirect"))
