"""Where readers meet a picture: the published articles that show it, each with the place in it."""

from gallery.models import Photo

from .models import Article, CastMember, GroupedPicture, Picture


def articles_showing(photo: Photo) -> list[tuple[Article, str]]:
    """Each published article that shows the picture, newest first, and the address of its first place there.

    Four queries and one for the articles, however many there are.
    """
    anchors: dict[int, str] = dict.fromkeys(Article.objects.filter(lead_photo=photo).values_list("pk", flat=True), "")
    for article, anchor in _places(photo):
        anchors.setdefault(article, anchor)
    articles = Article.objects.published().filter(pk__in=anchors).newest_first()
    return [(article, article.get_absolute_url() + anchors[article.pk]) for article in articles]


def _places(photo: Photo):
    """Every place in a body: the number of the article, and the anchor in its page, if it has one."""
    for article, block in Picture.objects.filter(photo=photo).values_list("parent", "pk"):
        yield article, f"#figure-{block}"
    for article, row in GroupedPicture.objects.filter(photo=photo).values_list("block__parent", "pk"):
        yield article, f"#figure-in-group-{row}"
    for article in CastMember.objects.filter(figure__portrait=photo).values_list("block__parent", flat=True):
        yield article, ""
