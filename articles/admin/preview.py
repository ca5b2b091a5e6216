"""How an article looks to readers as it stands in the form, without being saved."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from ..models import Article
from ..views.articles import article_page, for_page, keep_private


class Previews:
    """For the admin of articles."""

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path("preview/", guarded(self.preview_view), name="articles_article_preview_new"),
            path("<int:pk>/preview/", guarded(self.preview_view), name="articles_article_preview"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        name = "admin:articles_article_preview"
        context["preview_address"] = reverse(name, args=[obj.pk]) if obj else reverse(f"{name}_new")
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def preview_view(self, request, pk=None):
        """The page in a frame of a phone's or a desktop's width, or what keeps it from being shown."""
        article = self._to_preview(request, pk)
        problems = []
        with transaction.atomic():
            if request.method == "POST":
                form, formsets = self._sent(request, article)
                problems = _problems_of_all(form, formsets)
                article = None if problems else _stored(self, request, form, formsets)
            page = self._page(request, article) if article else ""
            transaction.set_rollback(True)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Preview: {article}" if article else "Preview",
            "page": page,
            "problems": problems,
            "is_unsaved": request.method == "POST",
        }
        return keep_private(TemplateResponse(request, "admin/articles/article/preview.html", context))

    def _to_preview(self, request, pk):
        """The stored article; None for one that is new. What may not be changed may not be previewed."""
        if pk is None:
            if not self.has_add_permission(request) or request.method != "POST":
                raise PermissionDenied
            return None
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404
        is_allowed = self.has_change_permission if request.method == "POST" else self.has_view_permission
        if not is_allowed(request, article):
            raise PermissionDenied
        return article

    def _sent(self, request, article):
        """The form and its blocks as they were sent."""
        form_class = self.get_form(request, article, change=article is not None)
        form = form_class(request.POST, request.FILES, instance=article)
        form.full_clean()
        formsets, _ = self._create_formsets(request, form.instance, change=article is not None)
        return form, formsets

    def _page(self, request, article):
        article = for_page(Article.objects.all()).get(pk=article.pk)
        return article_page(request, article, is_public=False).content.decode()


def _problems_of_all(form, formsets):
    """In sentences whatever is wrong; [] if all can be stored."""
    if all([form.is_valid(), *(formset.is_valid() for formset in formsets)]):
        return []
    problems = [*_problems(form), *(problem for formset in formsets for problem in _problems_in(formset))]
    return problems or ["Something is missing in what the browser sent. Save the article, and load its page anew."]


def _stored(model_admin, request, form, formsets):
    """The article with all its blocks, in the transaction that will be rolled back."""
    article = form.save()
    for formset in formsets:
        model_admin.save_formset(request, form, formset, change=True)
    return article


def _problems(form):
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        yield from (f"{label.capitalize()}: {error}" if label else str(error) for error in errors)


def _problems_in(formset):
    """Of each block that has any, named by its kind."""
    kind = formset.model._meta.verbose_name.capitalize()
    yield from (f"{kind}: {error}" for error in formset.non_form_errors())
    for form in formset.forms:
        yield from (f"{kind}: {problem}" for problem in _problems(form))
        rows = getattr(form, "formset", None)
        if form.errors and rows is not None and rows.is_bound:
            yield from (f"{kind}: {problem}" for row in rows.forms for problem in _problems(row))
