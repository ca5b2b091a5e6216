"""The demonstration site's pictures: linocuts in two inks, drawn in code and printed on load."""

from . import (  # noqa: F401 - each module registers its plates
    aftermath,
    bloc_map,
    borders,
    crushed,
    elsewhere,
    fraternity,
    marches,
    papers,
    parliament,
    people_of_october,
    portraits,
    power,
    prague,
    rooms,
    streets,
    uprising,
)
from .press import PLATES, printed

__all__ = ["PLATES", "printed"]
