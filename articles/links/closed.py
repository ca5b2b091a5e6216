"""Links to articles that readers cannot open: a draft, one that is to come or was taken down, one that is gone.

Writers may link to them; readers meet the plain words until there is something to open. What is shown is asked for
anew whenever an article comes or goes, as every page is.
"""

import re
from collections.abc import Iterable

from addresses.models import Redirect

from ..models import Article
from .finding import addresses_in

_ARTICLE = re.compile(r"/articles/([-\w]+)(?=[/?#]|$)")


def closed_in(texts: Iterable[str]) -> frozenset[str]:
    """The addresses in these texts at which readers find no article: in one query, two more if some have moved."""
    slugs = {
        address: match[1] for text in texts for address in addresses_in(text) if (match := _ARTICLE.match(address))
    }
    is_open = _states(slugs.values())
    moved = _moved(slug for slug in slugs.values() if slug not in is_open)
    is_open_there = _states(match[1] for onward in moved.values() if (match := _ARTICLE.match(onward)))
    for slug, onward in moved.items():
        match = _ARTICLE.match(onward)
        is_open[slug] = is_open_there.get(match[1], False) if match else True
    return frozenset(address for address, slug in slugs.items() if not is_open.get(slug, False))


def _states(slugs: Iterable[str]) -> dict[str, bool]:
    """Whether readers can open each of these articles; what is none is left out."""
    wanted = set(slugs)
    found = Article.objects.filter(slug__in=wanted).only("slug", "status", "publish_at", "unpublish_at")
    return {article.slug: article.is_published for article in found} if wanted else {}


def _moved(slugs: Iterable[str]) -> dict[str, str]:
    """Where those lead that once were the addresses of articles, or that somebody leads on by hand."""
    paths = {f"/articles/{slug}/": slug for slug in slugs}
    found = Redirect.objects.filter(old_path__in=paths).values_list("old_path", "new_path") if paths else []
    return {paths[old]: new for old, new in found}
