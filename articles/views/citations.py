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


def cited(article) -> list[tuple[str, str]]:
    """The article as each style cites it: name of the style, and the words."""
    work = work_of(article)
    return [(name, write(work)) for name, write in STYLES]


def article_citation(request, slug, file_format):
    """The article for a reference manager."""
    if file_format not in FORMATS:
        raise Http404
    write, content_type = FORMATS[file_format]
    visible = Article.objects.visible_to(request.user).prefetch_related("authorships__author")
    article = get_object_or_404(visible, slug=slug)
    response = HttpResponse(write(work_of(article)), content_type=f"{content_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{article.slug}.{file_format}"'
    return response
