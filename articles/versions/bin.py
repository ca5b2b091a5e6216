"""What of the articles' rung goes into the bin, and what is said of an article that comes back."""

from addresses.models import Redirect
from gallery.bin.kinds import Kind, keep_as, register

from ..models import Article, Author, Card, Event, KeyFigure, Series, Source


class Articles(Kind):
    is_back = "is back, as a draft: readers see it when you publish it."

    def prepare(self, article):
        """Nobody decided that readers see it again; and its place in a series may be another's by now."""
        article.status = Article.Status.DRAFT
        article.submitted_by = article.submitted_at = None
        if article.series_id and not self._is_taken(article):
            return []
        said = [f"It is in no series: another article is part {article.part} now."] if article.series_id else []
        article.series = article.part = None
        return said

    def _is_taken(self, article) -> bool:
        return Article.objects.filter(series=article.series_id, part=article.part).exists()


def fill_the_bin() -> None:
    """Say what goes into the bin; cards are drawn again when they are needed."""
    register(Articles(Article), *map(Kind, (Author, Event, KeyFigure, Series, Source, Redirect)))
    keep_as(Card, lambda fields: None)
