"""EDTF text of one date, an interval or a set, taken apart into points and put together again."""

from enum import Enum, StrEnum

from .point import Point


class Kind(Enum):
    """What the points of a date mean together."""

    SINGLE = "one date"
    INTERVAL = "the whole time from the first to the second"
    BETWEEN = "some time, not before the first, not after the second"
    ONE_OF = "one of these"


class Edge(StrEnum):
    """An end that is not a date, as EDTF writes it in an interval."""

    OPEN = ".."
    UNKNOWN = ""


Points = tuple[Point | Edge, ...]


def read(text: str) -> tuple[Kind, Points]:
    """Take EDTF text apart; raise ValueError with a sentence for the editor."""
    if text.startswith("[") and text.endswith("]"):
        return _read_set(text[1:-1])
    if "/" in text:
        return Kind.INTERVAL, _read_pair(text, "/")
    return Kind.SINGLE, (Point.parse(text),)


def _read_set(inside: str) -> tuple[Kind, Points]:
    if inside.count("..") == 1:
        kind, points = Kind.BETWEEN, tuple(point or Edge.OPEN for point in _read_pair(inside, ".."))
    else:
        kind, points = Kind.ONE_OF, _read_list(inside)
    if len(points) < 2 or not all(isinstance(point, Edge) or point.is_whole for point in points):
        raise ValueError("A set holds plain days, months or years: [..1956], [1954..1956] or [1954,1956].")
    return kind, points


def _read_list(inside: str) -> Points:
    """The dates of a list in the order of time, which EDTF leaves open."""
    points = [Point.parse(part.strip()) for part in inside.split(",")]
    return tuple(sorted(points, key=lambda point: (point.earliest, point.latest)))


def _read_pair(text: str, separator: str) -> Points:
    """Read both ends and see that they stand in order."""
    first, _, second = text.partition(separator)
    start, end = _read_end(first.strip()), _read_end(second.strip())
    if isinstance(start, Edge) and isinstance(end, Edge):
        raise ValueError("At least one end must be a date, for example 1956/.. or [..1956].")
    if not isinstance(start, Edge) and not isinstance(end, Edge) and start.earliest > end.latest:
        raise ValueError(
            f"“{text}” ends before it begins. Write the earlier date first, for example 1954{separator}1956."
        )
    return start, end


def _read_end(text: str) -> Point | Edge:
    if text in ("", ".."):
        return Edge(text)
    point = Point.parse(text)
    if point.unknown_digits == 4:
        raise ValueError("Leave an unknown end empty instead of XXXX, for example 1956/ or /1956.")
    return point


def written(kind: Kind, points: Points) -> str:
    """The one way this site writes these points in EDTF."""
    texts = [point.value if isinstance(point, Edge) else point.edtf for point in points]
    if kind is Kind.BETWEEN:
        return f"[{'..'.join(text.strip('.') for text in texts)}]"
    return f"[{','.join(texts)}]" if kind is Kind.ONE_OF else "/".join(texts)
