"""A form of yesterday, or one that was kept: made to fit what is stored now, so that nothing written in it is lost.

Django's formsets name each stored block by its number, and fail where that block is gone. Here such a block becomes a
new one with the same words. Blocks that others added meanwhile are not named in the form, and stay.
"""

import re
from collections.abc import Iterable

from django.http import QueryDict


def mended(sent: QueryDict, formsets: Iterable[tuple[str, type]]) -> QueryDict:
    """What was sent, with blocks and rows that are no longer there as new ones; `formsets` are prefixes and models."""
    sent = sent.copy()
    for prefix, model in formsets:
        _mend(sent, prefix, model)
        if hasattr(model, "rows"):
            _mend_rows(sent, prefix, model._meta.get_field("rows").related_model)
    return sent


def _mend(sent, prefix, model) -> None:
    forms = _forms(sent, prefix)
    there = _there(model, forms)
    if all(_id(form) in there for form in forms[: _count(sent, prefix, "INITIAL")]):
        return
    kept = [form for form in forms if _id(form) in there]
    _write(sent, prefix, kept, _as_new(model, forms, there))


def _mend_rows(sent, prefix, row) -> None:
    """The rows of all blocks of a kind; those that are there are asked for once."""
    prefixes = [f"{prefix}-{number}-rows" for number in range(_count(sent, prefix, "TOTAL"))]
    forms = {each: _forms(sent, each) for each in prefixes}
    there = _there(row, [form for many in forms.values() for form in many])
    for each, rows in forms.items():
        if all(_id(form) in there for form in rows[: _count(sent, each, "INITIAL")]):
            continue
        kept = [form for form in rows if _id(form) in there]
        _write(sent, each, kept, _as_new(row, rows, there))


def _count(sent, prefix, kind) -> int:
    value = sent.get(f"{prefix}-{kind}_FORMS", "")
    return int(value) if value.isdecimal() and len(value) < 6 else 0


def _forms(sent, prefix) -> list[dict[str, list[str]]]:
    """The fields of each form, by their names within it."""
    forms = [{} for _ in range(_count(sent, prefix, "TOTAL"))]
    start = len(prefix) + 1
    for name in sent:
        if name.startswith(f"{prefix}-"):
            number, _, field = name[start:].partition("-")
            if field and number.isdecimal() and int(number) < len(forms):
                forms[int(number)][field] = sent.getlist(name)
    return forms


def _as_new(model, forms, there) -> list[dict[str, list[str]]]:
    """Those that are not stored, without a number of their own or of what they belonged to."""
    owner = getattr(model, "shown_through", "article").partition("__")[0]
    blank = {"id": [""], owner: [""]}
    return [form | blank for form in forms if _id(form) not in there and "DELETE" not in form]


def _id(form) -> str:
    return form.get("id", [""])[0]


def _there(model, forms) -> set[str]:
    """Which of the named blocks or rows are stored."""
    numbers = {_id(form) for form in forms if _id(form).isdecimal()}
    return {str(pk) for pk in model.objects.filter(pk__in=numbers).values_list("pk", flat=True)} if numbers else set()


def _write(sent, prefix, kept, others) -> None:
    """Put these forms in the place of all that were sent."""
    for name in [name for name in sent if re.match(rf"{re.escape(prefix)}-\d+-", name)]:
        del sent[name]
    for number, form in enumerate([*kept, *others]):
        for field, values in form.items():
            sent.setlist(f"{prefix}-{number}-{field}", values)
    sent[f"{prefix}-TOTAL_FORMS"], sent[f"{prefix}-INITIAL_FORMS"] = str(len(kept) + len(others)), str(len(kept))
