from django.shortcuts import get_object_or_404

from gallery.iiif import Collected, response_with

from ..body import read_body
from ..models import Article


def article_manifest(request, pk):
    """The pictures of a published article for viewers elsewhere."""
    article = get_object_or_404(Article.objects.published().select_related("lead_photo"), pk=pk)
    photos = [photo for photo in (article.lead_photo, *read_body(article).pictures) if photo]
    plates = [(photo, photo.caption) for photo in photos]
    address = article.get_absolute_url()
    return response_with(
        Collected(request.path, address, article.title, article.standfirst, plates, language=article.language)
    )
