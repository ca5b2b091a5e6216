"""What an article still lacks before it is published: errors stop it, warnings do not."""

from django.core.exceptions import ValidationError

from .reading import Written, read_written
from .rules import Finding, findings_of

__all__ = ["Finding", "Written", "demand", "errors", "findings", "findings_of", "read_written"]


def findings(article) -> list[Finding]:
    """All that is to be said of an article as it is stored, errors first."""
    return findings_of(next(read_written([article])))


def errors(article) -> list[Finding]:
    """What stops an article, as it is stored, from being published."""
    return [finding for finding in findings(article) if finding.is_error]


def demand(article) -> None:
    """Raise `ValidationError` with the words of each error that stops this article from being published."""
    if found := errors(article):
        raise ValidationError([finding.words for finding in found])
