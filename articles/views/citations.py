from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from ..citations import Work, apa, bibtex, chicago, csl_json, mla, ris
from ..models import Article

STYLES = [("Chicago", chicago), ("MLA", mla), ("APA", apa)]

FORMATS = {
    "bib": (bibtex, "application/x-bibtex"),
    "json": (csl_json, "application/vnd.citationstyles.csl+json"),
    "ris": (ris, "application/x-research-info-systems"),
}


def work_of(article) -> Work:
    """The article as a bibliography sees it; a draft counts as published today."""
    day = timezone.localdate(article.first_published_at or timezone.now())
    return Work(
        title=article.title,
        authors=tuple(authorship.author.sort_name for authorship in article.authorships.all()),
        site=settings.SITE_NAME,
        published=day,
        url=settings.SITE_URL + article.get_absolute_url(),
        language=article.language,
        key=f"{article.slug}-{day.year}",
    )


def work_of_version(article, version) -> Work:
    """A version of it: of its own day, at its own address."""
    number, day = str(version.number), timezone.localdate(version.published_at)
    url = settings.SITE_URL + version.get_absolute_url()
    work = work_of(article)
    return replace(work, version=number, published=day, url=url, key=f"{article.slug}-v{number}")


def cited_version(article, version) -> list[tuple[str, str]]:
    """A version as each style cites it."""
    work = work_of_version(article, version)
    return [(name, write(work)) for name, write in STYLES]


def cited(article) -> list[tuple[str, str]]:
    """The article as each style cites it: name of the style, and the words."""
    work = work_of(article)
    return [(name, write(work)) for name, write in STYLES]


def article_citation(request, slug, file_format):
    """The article for a reference manager."""
    visible = Article.objects.visible_to(request.user).prefetch_related("authorships__author")
    article = get_object_or_404(visible, slug=slug)
    return _file(work_of(article), article.slug, file_format)


def version_citation(request, slug, number, file_format):
    """A version of it for a reference manager."""
    article = get_object_or_404(Article.objects.published().prefetch_related("authorships__author"), slug=slug)
    version = get_object_or_404(article.versions, number=number)
    return _file(work_of_version(article, version), f"{slug}-v{number}", file_format)


def _file(work, name, file_format):
    """Raises `Http404` for a format that there is not."""
    if file_format not in FORMATS:
        raise Http404
    write, content_type = FORMATS[file_format]
    response = HttpResponse(write(work), content_type=f"{content_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.{file_format}"'
    return response
