"""The moderators' own lists: words, names, e-mail addresses and networks (`comments.models.DefenceRule`)."""

import ipaddress
import re

from ..models import DefenceRule
from ..submission import Submission, Verdict
from .folding import fold

Kind = DefenceRule.Kind


def breaks_a_rule(submission: Submission) -> Verdict | None:
    """Every rule that fits; the hardest counts."""
    broken = [rule for rule in DefenceRule.objects.in_force() if fits(rule, submission)]
    if not broken:
        return None
    decision = "refuse" if any(rule.effect == DefenceRule.Effect.REFUSE for rule in broken) else "hold"
    return Verdict(decision, [_reason(rule) for rule in broken])


def fits(rule: DefenceRule, submission: Submission) -> bool:
    """Whether the rule speaks of this."""
    if rule.kind == Kind.NETWORK:
        return is_in_network(submission.address, rule.pattern)
    if rule.kind == Kind.EMAIL:
        return bool(wildcard(rule.pattern.lower(), r"\S*").fullmatch(submission.email.lower()))
    text = submission.name if rule.kind == Kind.NAME else f"{submission.name}\n{submission.text}"
    return bool(wildcard(_fold_around_stars(rule.pattern), r"\w*").search(fold(text)))


def wildcard(pattern: str, star: str) -> re.Pattern:
    """A pattern in which * stands for any letters, as whole words: "casino*" finds casinos, not occasion."""
    parts = star.join(re.escape(part) for part in pattern.split("*"))
    return re.compile(rf"(?<!\w){parts}(?!\w)")


def _fold_around_stars(pattern: str) -> str:
    """The parts between the stars folded, with the spaces that join them to a star."""
    parts = pattern.split("*")
    return "*".join(" " * part.startswith(" ") + fold(part) + " " * part.endswith(" ") for part in parts)


def is_in_network(address: str, network: str) -> bool:
    """False too if there is no address, or one of the other kind."""
    try:
        return ipaddress.ip_address(address) in ipaddress.ip_network(network, strict=False)
    except ValueError:
        return False


def _reason(rule: DefenceRule) -> str:
    note = f" ({rule.note})" if rule.note else ""
    return f"It breaks the rule on {rule.get_kind_display().lower()}: {rule.pattern}{note}."
