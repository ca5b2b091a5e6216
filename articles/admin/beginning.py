"""A new article from nothing but its title: stored at once as a draft, so that nothing written in it is ever lost."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from gallery.models import ascii_slug

from ..models import Article


class TitleForm(forms.Form):
    title = forms.CharField(
        max_length=Article._meta.get_field("title").max_length,
        error_messages={"required": "Give the new article a title; it can be changed at any time."},
    )


class BeginsArticles:
    """For the admin of articles."""

    def get_urls(self):
        begins = self.admin_site.admin_view(require_POST(self.begin_view))
        return [path("begin/", begins, name="articles_article_begin"), *super().get_urls()]

    def begin_view(self, request):
        """Make the draft and open its form; without a usable title back to the desk, with what was typed."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = TitleForm(request.POST)
        if not form.is_valid():
            messages.error(request, " ".join(form.errors["title"]))
            typed = urlencode({"title": request.POST.get("title", "")[:1000]})
            return redirect(f"{reverse('admin:index')}?{typed}")
        article = self._begin(request, form.cleaned_data["title"])
        return redirect("admin:articles_article_change", article.pk)

    def _begin(self, request, title) -> Article:
        with self.create_revision(request):
            article = Article.objects.create(title=title, slug=_free_address(title), writer=request.user)
            self.log_addition(request, article, [{"added": {}}])
        return article


def _free_address(title: str) -> str:
    """The title as an address; with a number after it if another article has that."""
    wanted = ascii_slug(title, 70) or "article"
    taken = set(Article.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)
