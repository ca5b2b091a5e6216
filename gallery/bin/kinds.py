"""What goes into the bin, and what an app has to say of it. Apps say so when they are ready."""

from collections.abc import Callable, Iterable

from django.db.models import Model, QuerySet


class Kind:
    """A kind of thing that goes into the bin and comes back; one that needs more than being stored again says so."""

    # Said of one that is back, after its title.
    is_back = "is back."

    def __init__(self, model: type[Model]):
        self.model = model

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    def prepare(self, thing: Model) -> list[str]:
        """Change it before it is stored again; sentences about what could not stay as it was."""
        return []

    def restored(self, thing: Model) -> None:
        """Do what follows when it is there again, within the transaction."""

    def erased(self, fields: dict) -> None:
        """Remove what is stored elsewhere of one that is gone for good; `fields` are those that it had."""


KINDS: dict[str, Kind] = {}
_also: dict[type, list[Callable[[list], QuerySet]]] = {}
_written_as: dict[type, Callable[[dict], dict | None]] = {}


def register(*kinds: Kind) -> None:
    KINDS.update({kind.label: kind for kind in kinds})


def goes_with(model: type[Model], rows: Callable[[list], QuerySet]) -> None:
    """Let rows go into the bin with things of a model to which no relation of the database binds them."""
    _also.setdefault(model, []).append(rows)


def keep_as(model: type[Model], change: Callable[[dict], dict | None]) -> None:
    """Let the fields of rows be changed before they are kept; None for a row that is not kept."""
    _written_as[model] = change


def others_of(model: type[Model], things: list) -> Iterable[QuerySet]:
    return (rows(things) for rows in _also.get(model, ()))


def kept_fields(model: type[Model], fields: dict) -> dict | None:
    return _written_as.get(model, lambda same: same)(fields)
