"""The style guide shows every part of the design, and only to who works on it."""

import importlib
import re
from pathlib import Path

import pytest
from django.template import engines
from django.urls import clear_url_caches

from articles.models import BLOCKS, Picture, PictureGroup
from config import urls
from config.styleguide import tokens
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db

BLOCK_TEMPLATES = sorted((Path(__file__).parent.parent / "templates" / "articles" / "blocks").iterdir())


@pytest.fixture
def debug(settings):
    """The site as someone sees it who works on it."""

    def reload():
        importlib.reload(urls)
        clear_url_caches()

    settings.DEBUG = True
    reload()
    yield
    settings.DEBUG = False
    reload()


@pytest.fixture
def guide(debug, client):
    """The guide's HTML."""
    response = client.get("/styleguide/")
    assert response.status_code == 200
    return response.content.decode()


def test_readers_do_not_find_it(client):
    assert client.get("/styleguide/").status_code == 404


def test_there_is_a_template_for_each_kind_of_block():
    assert [path.name for path in BLOCK_TEMPLATES] == sorted(f"_{model._meta.model_name}.html" for model in BLOCKS)


@pytest.mark.parametrize("path", BLOCK_TEMPLATES, ids=[path.stem for path in BLOCK_TEMPLATES])
def test_every_block_is_shown(debug, client, monkeypatch, path):
    template = engines["jinja2"].env.get_template(f"articles/blocks/{path.name}")
    render, shown = template.root_render_func, []
    monkeypatch.setattr(template, "root_render_func", lambda *given: (shown.append(path), render(*given))[1])

    client.get("/styleguide/")

    assert shown


@pytest.mark.parametrize("place", [*Picture.Placement.values, *PictureGroup.Layout.values])
def test_every_place_of_a_picture_is_shown(guide, place):
    assert re.search(rf'<figure class="(figure|group) {place}\b', guide)


@pytest.mark.parametrize(
    "words",
    [
        "Picture withdrawn",
        "is being prepared",
        "Shows prisoners held at gunpoint.",
        "Show the picture (",
        "Who is Imre Nagy?",
        "Cite this article",
        "up to 600",
        "at least 2,000",
        "1,600–4,000",
        'dir="rtl"',
    ],
)
def test_every_state_is_shown(guide, words):
    assert words in guide


def test_each_anchor_stands_once_and_leads_somewhere(guide):
    anchors = re.findall(r' id="([^"]+)"', guide)

    assert sorted(anchors) == sorted(set(anchors))
    assert set(re.findall(r' href="#([^"]+)"', guide)) <= set(anchors)


def test_shows_the_pictures_of_the_site(debug, client):
    photo = PhotoFactory(ready=True, title="Boots Square")

    text = client.get("/styleguide/").content.decode()

    assert f'<a href="{photo.get_absolute_url()}"><picture>' in text


def test_stores_nothing_and_asks_once(debug, client, django_assert_num_queries):
    PhotoFactory(ready=True)

    with django_assert_num_queries(1) as asked:
        client.get("/styleguide/")

    assert asked[0]["sql"].startswith("SELECT")


def test_colours_are_those_of_the_style_sheet():
    found = {colour.name: colour for colour in tokens.colours(tokens.style_sheet())}

    assert found["ink"].shades[0].value == "#1d1a17"
    assert all(float(shade.contrast) >= 4.5 for name in ("ink", "soft", "accent") for shade in found[name].shades)


@pytest.mark.parametrize(("one", "other", "expected"), [("#ffffff", "#000000", 21), ("#777777", "#ffffff", 4.48)])
def test_contrast_is_that_of_wcag(one, other, expected):
    assert tokens.contrast(one, other) == pytest.approx(expected, abs=0.005)
