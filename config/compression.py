"""Text goes over the line compressed: as Brotli to whoever reads it, else as Django does."""

import re

import brotli
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

# Pictures and fonts are compressed already.
_TEXT = re.compile(r"text/|image/svg|application/(\w+\+|ld\+)?(json|xml|javascript)")
ACCEPTS_BROTLI = re.compile(r"\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))")

# Of a long article Brotli 5 makes 13 % fewer bytes than gzip 6 in the same time; 11 another 15 % in 50 times as long.
QUALITY = 5
SMALLEST = 200


class CompressionMiddleware(GZipMiddleware):
    """Compresses what is text; leaves alone what is short, streamed in another encoding or no text."""

    def process_response(self, request, response):
        if response.has_header("Content-Encoding") or not _TEXT.match(response.get("Content-Type", "")):
            return response
        if response.streaming or not ACCEPTS_BROTLI.search(request.headers.get("Accept-Encoding", "")):
            return super().process_response(request, response)
        return self._brotli(response)

    def _brotli(self, response):
        if len(response.content) < SMALLEST:
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        response.content = brotli.compress(response.content, quality=QUALITY, mode=brotli.MODE_TEXT)
        response["Content-Length"] = str(len(response.content))
        response["Content-Encoding"] = "br"
        etag = response.get("ETag")
        if etag and etag.startswith('"'):
            response["ETag"] = "W/" + etag
        return response
