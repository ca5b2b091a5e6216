from django.conf import settings
from django.shortcuts import render

from articles.models import Depiction
from articles.views.citations import cited
from gallery.contact_sheet import tiles_of

from . import samples, specimens, tokens, words


def styleguide(request):
    """Every part of the design on one page."""
    photos = samples.pictures()
    people = samples.people(photos)
    context = {"pictures_on_request": False, **_foundations(), **_parts(photos, people), **_specimens(photos, people)}
    return render(request, "styleguide.html", context)


def _foundations():
    css = tokens.style_sheet()
    return {"colours": tokens.colours(css), "spaces": tokens.spaces(css)}


def _parts(photos, people):
    """What stands around the body of an article, and on other pages."""
    series = samples.series()
    article = series.parts[1]
    titles = [part.title for part in series.parts] + ["The secret speech", "Suez and Budapest"]
    return {
        "article": article,
        "parts": series.parts,
        "series": series,
        "cited": cited(article),
        "address": settings.SITE_URL + article.get_absolute_url(),
        "cards": [samples.article(title, lead_photo=photo) for title, photo in zip(titles, photos[-5:], strict=True)],
        "bare_article": samples.article(),
        "long_article": samples.article(words.long(300), lead_photo=photos[-3]),
        "people": people,
        "depictions": [
            Depiction(figure=people[0], position="second from left"),
            Depiction(figure=people[1], x=0.9, y=0.5),
        ],
        "tiles": tiles_of(photos[-9:]),
        "photo": samples.document(),
        "events": samples.events(),
    }


def _specimens(photos, people):
    return {
        "noted": specimens.with_notes(people),
        "blocks": specimens.every_block(photos, people),
        "placements": specimens.placements(photos),
        "states": specimens.states(photos),
        "bad_content": specimens.bad_content(photos),
        "bad_articles": specimens.bad_articles(),
    }
