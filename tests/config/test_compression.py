import gzip

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse

from config.compression import CompressionMiddleware

TEXT = "Sixty photographs and a long story of 1956. " * 60


@pytest.fixture
def fetch(rf):
    """Fetch a response through the middleware, with an Accept-Encoding."""

    def fetched(response, accepted):
        return CompressionMiddleware(lambda request: response)(rf.get("/", headers={"Accept-Encoding": accepted}))

    return fetched


@pytest.mark.parametrize("accepted", ["br", "gzip, deflate, br, zstd", "gzip;q=0.5, br;q=1.0"])
def test_a_page_goes_out_as_brotli_to_whoever_reads_it(fetch, accepted):
    response = fetch(HttpResponse(TEXT), accepted)
    assert response["Content-Encoding"] == "br"
    assert response["Vary"] == "Accept-Encoding"
    assert int(response["Content-Length"]) == len(response.content)
    assert brotli.decompress(response.content).decode() == TEXT


@pytest.mark.parametrize("accepted", ["gzip", "gzip, br;q=0", "br;q=0.0, gzip"])
def test_whoever_does_not_read_brotli_gets_gzip(fetch, accepted):
    response = fetch(HttpResponse(TEXT), accepted)
    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content).decode() == TEXT


def test_whoever_reads_neither_gets_the_page_as_it_is(fetch):
    assert fetch(HttpResponse(TEXT), "identity").content.decode() == TEXT


def test_a_stream_is_compressed_as_it_goes(fetch):
    response = fetch(StreamingHttpResponse([TEXT]), "br, gzip")
    assert gzip.decompress(b"".join(response.streaming_content)).decode() == TEXT


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse(TEXT, content_type="image/avif"),
        HttpResponse(TEXT, content_type="font/woff2"),
        HttpResponse(TEXT, headers={"Content-Encoding": "br"}),
        HttpResponse("Too short to gain by it."),
    ],
    ids=["a picture", "a font", "what is compressed already", "a line"],
)
def test_what_would_gain_nothing_is_left_alone(fetch, response):
    assert fetch(response, "br, gzip").content in (TEXT.encode(), b"Too short to gain by it.")


def test_a_strong_etag_becomes_weak_since_the_bytes_are_others(fetch):
    assert fetch(HttpResponse(TEXT, headers={"ETag": '"1956"'}), "br")["ETag"] == 'W/"1956"'
