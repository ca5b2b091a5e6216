import io
import xml.etree.ElementTree as ET

from PIL import Image

from gallery.xmp import Credit
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
            licence="https://creativecommons.org/licenses/by-sa/3.0/",
            web_statement="https://example.org/pictures/1-boots-square/",
        )
    )

    assert found["title"]["Alt"]["li"]["text"] == "Boots Square"
    assert found["creator"]["Seq"]["li"] == "Gyula Nagy"
    assert found["Credit"] == "Fortepan / Gyula Nagy"
    assert found["WebStatement"] == "https://creativecommons.org/licenses/by-sa/3.0/"
    assert found["Licensor"]["Seq"]["li"]["LicensorURL"] == "https://example.org/pictures/1-boots-square/"


def test_without_a_licence_the_web_statement_is_the_picture_s_page():
    found = read_back(Credit(web_statement="https://example.org/pictures/1-boots-square/"))

    assert found["WebStatement"] == "https://example.org/pictures/1-boots-square/"


def test_nothing_is_said_of_what_is_not_known():
    assert b"creator" not in Credit(title="Boots Square").packet()


def test_words_cannot_break_out_of_the_packet():
    packet = Credit(title='</rdf:li><script x="', creator="\x00Nagy & Co").packet()

    root = ET.fromstring(packet)  # noqa: S314 (our own packet)
    assert b"Nagy &amp; Co" in packet
    assert root.find(".//script") is None
