"""Former versions of an article for readers, what each changed, and the corrections."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from addresses.models import Redirect
from gallery.history.snapshot import snapshots

from ..models import Article
from ..versions.building import former
from ..versions.difference import difference
from ..versions.readers import for_readers
from .articles import for_page
from .citations import cited_version


def version(request, slug, number):
    """An article as it was, marked as such; the newest version is the article itself."""
    article = _article(slug)
    if article is None:
        return _moved(request, slug)
    versions = list(article.versions.all())
    wanted = _numbered(versions, number)
    if wanted is versions[-1]:
        return redirect(article)
    built = former(article, _snapshots(article, wanted)[0])
    article.revised_at = wanted.published_at if number > 1 else None
    context = {
        "article": built.article,
        "body": built.body,
        "version": wanted,
        "later": [one for one in versions if one.number > number],
        "cited": cited_version(built.article, wanted),
        **dict.fromkeys(("is_public", "pictures_on_request", "banner"), False),
        **dict.fromkeys(("parts", "related", "corrections"), ()),
        "structured": {},
    }
    return render(request, "articles/version.html", context)


def changes(request, slug, number):
    """What a version changed in the one before it."""
    article = _article(slug)
    if article is None:
        return _moved(request, slug)
    versions = list(article.versions.all())
    wanted = _numbered(versions, number)
    before = next((one for one in versions if one.number == number - 1), None)
    found = for_readers(difference(*_snapshots(article, before, wanted))) if before else None
    notes = article.revision_notes.filter(version_number=number)
    context = {"article": article, "version": wanted, "before": before, "difference": found, "corrections": notes}
    return render(request, "articles/changes.html", {**context, "thumbnail": None, "put_back": ""})


def corrections(request, slug):
    """What was wrong in an article, and the versions that it had."""
    article = _article(slug)
    if article is None:
        return _moved(request, slug)
    versions = list(article.versions.order_by("-number"))
    context = {"article": article, "corrections": article.revision_notes.all(), "versions": versions}
    return render(request, "articles/corrections.html", context)


def _article(slug):
    """The article, if readers may open it; its versions come and go with it."""
    return for_page(Article.objects.published()).filter(slug=slug).first()


def _moved(request, slug):
    """An article that has another address now has all its pages there."""
    former_path = Article(slug=slug).get_absolute_url()
    moved = get_object_or_404(Redirect.objects.exclude(new_path=""), old_path=former_path)
    return redirect(request.path.replace(former_path, moved.new_path, 1), permanent=True)


def _numbered(versions, number):
    """Raises `Http404` if there is no such version."""
    found = next((one for one in versions if one.number == number), None)
    if found is None:
        raise Http404
    return found


def _snapshots(article, *versions):
    found = snapshots([one.revision_id for one in versions], Article, article.pk)
    if len(found) < len({one.revision_id for one in versions}):
        raise Http404
    return [found[one.revision_id] for one in versions]
