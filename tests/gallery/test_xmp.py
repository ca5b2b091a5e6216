import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image

from gallery.darkroom import develop
from gallery.xmp import Credit
from tests.factories import PhotoFactory
from tests.pictures import file_of, gradient


def read_back(credit):
    content = file_of(gradient(), xmp=credit.packet())
    return Image.open(io.BytesIO(content)).getxmp()["xmpmeta"]["RDF"]["Description"]


def test_the_credit_is_read_back_from_the_file():
    found = read_back(
        Credit(
            title="Boots Square",
            creator="Gyula Nagy",
            credit="Fortepan / Gyula Nagy",
            rights="Fortepan / Gyula Nagy",
            usage_terms="Creative Commons Attribution-ShareAlike 3.0: https://creativecommons.org/licenses/by-sa/3.0/",
            web_statement="https://example.org/pictures/1-boots-square/",
        )
    )

    assert found["title"]["Alt"]["li"]["text"] == "Boots Square"
    assert found["creator"]["Seq"]["li"] == "Gyula Nagy"
    assert found["Credit"] == "Fortepan / Gyula Nagy"
    assert found["rights"]["Alt"]["li"]["text"] == "Fortepan / Gyula Nagy"
    assert found["UsageTerms"]["Alt"]["li"]["text"].endswith("https://creativecommons.org/licenses/by-sa/3.0/")
    assert found["WebStatement"] == "https://example.org/pictures/1-boots-square/"
    assert found["Licensor"]["Seq"]["li"]["LicensorURL"] == "https://example.org/pictures/1-boots-square/"


@pytest.mark.django_db
def test_every_file_of_a_picture_names_its_maker_its_terms_and_its_page(settings):
    settings.SITE_URL = "https://history.example.org"
    photo = PhotoFactory(title="Boots Square", creator="Gyula Nagy", source_name="Fortepan")

    develop(photo)

    files = list(Path(settings.MEDIA_ROOT).rglob("*.jpg")) + list(Path(settings.MEDIA_ROOT).rglob("*.avif"))

    assert len(files) == 4
    for file in files:
        with Image.open(file) as image:
            found = image.getxmp()["xmpmeta"]["RDF"]["Description"]
        assert found["creator"]["Seq"]["li"] == "Gyula Nagy"
        assert found["Credit"] == found["rights"]["Alt"]["li"]["text"] == "Fortepan / Gyula Nagy"
        assert found["Source"] == "Fortepan"
        assert "ShareAlike 3.0" in found["UsageTerms"]["Alt"]["li"]["text"]
        assert found["WebStatement"] == f"https://history.example.org/pictures/{photo.pk}-boots-square/"


def test_nothing_is_said_of_what_is_not_known():
    assert b"creator" not in Credit(title="Boots Square").packet()


def test_words_cannot_break_out_of_the_packet():
    packet = Credit(title='</rdf:li><script x="', creator="\x00Nagy & Co").packet()

    root = ET.fromstring(packet)  # noqa: S314 (our own packet)
    assert b"Nagy &amp; Co" in packet
    assert root.find(".//script") is None
