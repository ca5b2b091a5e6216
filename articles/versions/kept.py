"""What a version holds of the things that articles refer to."""

from addresses.models import Redirect
from gallery.history.parts import Parts
from gallery.history.recording import register_fields

from ..models import Author, Depiction, Event, KeyFigure, Series, Source

OF_FIGURE = (Parts("Pictures that they are in", Depiction, "figure", "photo", "position"),)


def start() -> None:
    register_fields(KeyFigure, follow=["picture_places"])
    for model in (Author, Depiction, Event, Redirect, Series, Source):
        register_fields(model)
