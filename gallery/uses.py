"""Where a picture is used, whatever app uses it: found through the relations that point to it."""

from dataclasses import dataclass

from .models import Photo


@dataclass(frozen=True)
class Use:
    """A place that shows the picture: what sort of place, its name, and its public address if it has one."""

    kind: str
    title: str
    url: str

    def __str__(self):
        return f"{self.title} ({self.kind})"


def uses_of(photo: Photo) -> list[Use]:
    """Every place that shows the picture, each once."""
    uses = {}
    for relation in Photo._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and _shows(relation):
            for row in relation.related_model._base_manager.filter(**{relation.field.name: photo.pk}):
                use = _use(relation.related_model, row)
                uses[use] = None
    return list(uses)


def _shows(relation) -> bool:
    """Relations that keep the picture from being deleted are those that show it."""
    return getattr(relation, "on_delete", None) is not None and relation.on_delete.__name__ == "PROTECT"


def _use(model, row) -> Use:
    place = getattr(row, "shown_in", None) or row
    url = place.get_absolute_url() if hasattr(place, "get_absolute_url") else ""
    return Use(str(model._meta.verbose_name), str(place), url)
