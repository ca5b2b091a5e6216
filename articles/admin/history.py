"""What a revision of an article keeps: the article, its blocks, and the rows of those."""

import reversion

from ..models import BLOCKS, Article, Authorship, Cast, ChronologyBlock, ContestedFact, PictureGroup

WITH_ROWS = (PictureGroup, Cast, ChronologyBlock, ContestedFact)


def register():
    """Tell reversion about the article and all that belongs to it; it can then put deleted blocks back."""
    for block in BLOCKS:
        follow = ["rows"] if block in WITH_ROWS else []
        reversion.register(block, follow=follow)
        if follow:
            reversion.register(block._meta.get_field("rows").related_model)
    reversion.register(Authorship)
    blocks = [f"articles_{block._meta.model_name}_set" for block in BLOCKS]
    reversion.register(Article, follow=[*blocks, "authorships"])
