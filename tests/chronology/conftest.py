"""How hypothesis makes a `HistoricDate`: any that our part of EDTF can write."""

from hypothesis import strategies as st

from chronology.grammar import Kind, written
from chronology.historic_date import Edge, HistoricDate
from chronology.point import Point, days_in_month

YEARS = st.one_of(st.integers(1000, 2030), st.integers(-700, 999), st.integers(-199_999, 9999))
QUALIFIERS = st.sampled_from("  ?~%").map(str.strip)


@st.composite
def whole_points(draw):
    year = draw(YEARS)
    month = draw(st.none() | st.integers(1, 12))
    day = month and draw(st.none() | st.integers(1, days_in_month(year, month)))
    return Point(year, month, day)


@st.composite
def vague_points(draw):
    year, qualifier = draw(YEARS), draw(QUALIFIERS)
    month, day = draw(st.sampled_from([(0, None), (0, 0), (10, 0), (2, 0), (21, None), (22, None), (24, None)]))
    return Point(year, month, day, qualifier)


@st.composite
def coarse_points(draw):
    digits = draw(st.integers(1, 3))
    year = draw(st.integers(0, 9999)) // 10**digits * 10**digits
    return Point(year, qualifier=draw(QUALIFIERS), unknown_digits=digits)


qualified_points = st.builds(
    lambda point, mark: Point(point.year, point.month, point.day, mark), whole_points(), QUALIFIERS
)
points = st.one_of(qualified_points, vague_points(), coarse_points())


@st.composite
def pairs(draw, ends):
    """Two ends in order; the second is often in the same year or month as the first."""
    start = draw(ends)
    near = [Point(start.year, start.month, day) for day in (1, 28) if start.month in range(1, 13)]
    end = draw(st.one_of(ends, st.sampled_from([start, Point(start.year, 12), Point(start.year, 12, 31), *near])))
    return sorted((start, end), key=lambda point: point.earliest)


singles = (points | st.just(Point(0, unknown_digits=4))).map(lambda point: (Kind.SINGLE, (point,)))
closed = st.one_of(
    st.tuples(st.just(Kind.INTERVAL), pairs(points)),
    st.tuples(st.just(Kind.BETWEEN), pairs(whole_points())),
    st.tuples(st.just(Kind.ONE_OF), pairs(whole_points())),
    st.tuples(st.just(Kind.ONE_OF), st.lists(whole_points(), min_size=2, max_size=4)),
)


@st.composite
def open_ended(draw):
    kind = draw(st.sampled_from([Kind.INTERVAL, Kind.BETWEEN]))
    edge = draw(st.sampled_from(Edge)) if kind is Kind.INTERVAL else Edge.OPEN
    point = draw(points if kind is Kind.INTERVAL else whole_points())
    return kind, draw(st.permutations([edge, point]))


historic_dates = st.one_of(singles, closed, open_ended()).map(lambda parts: HistoricDate(written(*parts)))
st.register_type_strategy(HistoricDate, historic_dates)
