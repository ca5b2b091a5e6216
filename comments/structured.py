"""What search engines are told of the discussion of an article, as schema.org has it."""

from gallery.structured import absolute

from .discussion import Discussion


def with_discussion(structured: dict, discussion: Discussion) -> dict:
    """The same of an article, with how many comments it has and where they stand."""
    if not discussion.count:
        return structured
    posting, *others = structured["@graph"]
    told = {"commentCount": discussion.count, "discussionUrl": absolute(discussion.address())}
    return {**structured, "@graph": [{**posting, **told}, *others]}
