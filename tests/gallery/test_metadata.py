import io
import struct

import pytest
from PIL import Image

from gallery.metadata import read
from tests.pictures import file_of, gradient

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" photoshop:Credit="Fortepan" photoshop:City="Budapest">
{properties}</rdf:Description></rdf:RDF></x:xmpmeta>"""


def with_xmp(properties, file_format="JPEG"):
    return file_of(gradient(), file_format, xmp=XMP.replace("{properties}", properties).encode())


def with_iim(*datasets):
    """A JPEG with IIM datasets, each (record, number, bytes), in its APP13 segment."""
    block = b"".join(struct.pack(">BBBH", 0x1C, record, number, len(text)) + text for record, number, text in datasets)
    return with_app13(block)


def with_app13(block):
    resource = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(block)) + block
    resource += b"\0" * (len(block) % 2)
    content = file_of(gradient())
    return content[:2] + b"\xff\xed" + struct.pack(">H", len(resource) + 2) + resource + content[2:]


def with_exif(**tags):
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = tags.get("description", ""), tags.get("artist", "")
    if "taken" in tags:
        exif.get_ifd(0x8769)[0x9003] = tags["taken"]
    return file_of(gradient(), exif=exif)


def found_in(content):
    return read(io.BytesIO(content))


class TestXmp:
    @pytest.mark.parametrize("file_format", ["JPEG", "WEBP", "AVIF"])
    def test_elements_lists_languages_and_attributes(self, file_format):
        found = found_in(
            with_xmp(
                "<dc:title><rdf:Alt><rdf:li xml:lang='hu'>Csizma tér</rdf:li>"
                "<rdf:li xml:lang='x-default'>Boots Square</rdf:li></rdf:Alt></dc:title>"
                "<dc:creator><rdf:Seq><rdf:li>Gyula Nagy</rdf:li></rdf:Seq></dc:creator>"
                "<photoshop:DateCreated>1956-10-23T21:30:00+01:00</photoshop:DateCreated>"
                "<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Imre Nagy</rdf:li><rdf:li>Pál Maléter</rdf:li></rdf:Bag>"
                "</Iptc4xmpExt:PersonInImage>"
                "<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang='x-default'>Two boots.</rdf:li>"
                "</rdf:Alt></Iptc4xmpCore:AltTextAccessibility>",
                file_format,
            )
        )

        assert found == {
            "title": "Boots Square",
            "creator": "Gyula Nagy",
            "credit_line": "Fortepan",
            "date": "1956-10-23",
            "persons": "Imre Nagy, Pál Maléter",
            "alt_text": "Two boots.",
            "place": "Budapest",
        }

    def test_a_licence_that_the_site_knows(self):
        statement = (
            "<xmpRights:WebStatement>https://creativecommons.org/licenses/by-sa/3.0/deed.en</xmpRights:WebStatement>"
        )

        assert found_in(with_xmp(statement))["rights_uri"] == "https://creativecommons.org/licenses/by-sa/3.0/"

    def test_an_address_that_is_no_licence_is_none(self):
        assert "rights_uri" not in found_in(with_xmp("<xmpRights:WebStatement>https://x.org/</xmpRights:WebStatement>"))

    @pytest.mark.parametrize(
        "packet",
        [
            b"<x:xmpmeta",
            b"\xff\xfe\x00",
            b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
            b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
            b"<x>" + b"<y>" * 9_000,
        ],
        ids=["cut short", "not text", "entities", "a file of the server", "deep"],
    )
    def test_a_malformed_one_is_passed_over(self, packet):
        assert found_in(file_of(gradient(), xmp=packet)) == {}


class TestIim:
    def test_with_declared_utf8(self):
        found = found_in(
            with_iim(
                (1, 90, b"\x1b%G"),
                (2, 5, "A Kilián laktanya".encode()),
                (2, 80, b"Gyula Nagy"),
                (2, 55, b"19561000"),
                (2, 110, b"Fortepan / Nagy Gyula"),
                (2, 90, b"Budapest"),
                (2, 101, b"Hungary"),
            )
        )

        assert found == {
            "title": "A Kilián laktanya",
            "creator": "Gyula Nagy",
            "date": "1956-10",
            "credit_line": "Fortepan / Nagy Gyula",
            "place": "Budapest, Hungary",
        }

    def test_in_latin_1(self):
        assert found_in(with_iim((2, 120, "Kádár in Szolnok".encode("latin-1"))))["caption"] == "Kádár in Szolnok"

    def test_stands_back_behind_xmp(self):
        content = with_iim((2, 110, b"An agency"), (2, 80, b"Gyula Nagy"))
        packet = XMP.replace("{properties}", "").encode()
        app1 = b"http://ns.adobe.com/xap/1.0/\x00" + packet
        content = content[:2] + b"\xff\xe1" + struct.pack(">H", len(app1) + 2) + app1 + content[2:]

        found = found_in(content)

        assert (found["credit_line"], found["creator"]) == ("Fortepan", "Gyula Nagy")

    @pytest.mark.parametrize(
        "block",
        [b"\x1c\x02\x05\xff\xff", b"\x1c\x02\x05\x00\x50short", b"\x1c\x02", b"\x00\x00\x00\x00\x00", b""],
        ids=["extended length", "length beyond the end", "cut short", "no marker", "empty"],
    )
    def test_a_malformed_one_is_passed_over(self, block):
        assert found_in(with_app13(block)) == {}


class TestExif:
    def test_description_and_artist_also_in_utf8(self):
        found = found_in(with_exif(description="Tanks", artist="Gyula Nagy", taken="1956:10:25 10:00:00"))

        assert found == {"caption": "Tanks", "creator": "Gyula Nagy", "taken": "1956-10-25"}

    def test_a_camera_s_own_words_are_no_caption(self):
        assert found_in(with_exif(description="OLYMPUS DIGITAL CAMERA         ")) == {}

    def test_a_clock_that_was_never_set(self):
        assert "taken" not in found_in(with_exif(taken="0000:00:00 00:00:00"))

    def test_broken_bytes(self):
        assert found_in(file_of(gradient(), exif=b"Exif\x00\x00MM\x00\x2a\xff\xff\xff\xffgarbage")) == {}


def test_what_no_database_takes_is_left_out():
    content = with_iim((2, 5, b"Bo\x00ots\x07 Square \xed\xa0\x80"))

    title = found_in(content)["title"]

    assert "\x00" not in title
    assert title.encode("utf-8")
    assert title.startswith("Bo")


def test_a_long_text_is_cut():
    assert len(found_in(with_iim((2, 80, b"x" * 5_000)))["creator"]) == 200


def test_what_is_no_picture_says_nothing():
    assert found_in(b"%PDF-1.7") == {}
