import pytest

from chronology.period import Period, Unit, century_name
from chronology.point import sort_key


@pytest.mark.parametrize(
    ("year", "month", "name", "path"),
    [
        ("1956", "", "1956", "1956/"),
        ("1956", "10", "October 1956", "1956/10/"),
        ("1950s", "", "1950s", "1950s/"),
        ("44-bc", "", "44 BC", "44-bc/"),
        ("44-bc", "3", "March 44 BC", "44-bc/3/"),
        ("40s-bc", "", "40s BC", "40s-bc/"),
        ("12000s-bc", "", "12,000s BC", "12000s-bc/"),
        ("0s", "", "AD 1–9", "0s/"),
        ("0s-bc", "", "9–1 BC", "0s-bc/"),
        ("79", "8", "August AD 79", "79/8/"),
    ],
)
def test_an_address_is_a_period_with_a_name(year, month, name, path):
    period = Period.read(year, month)

    assert (period.name, period.path) == (name, path)


@pytest.mark.parametrize(
    ("year", "month"),
    [
        *[(year, "") for year in ("0", "99999", "-44", "01956", "1955s", "300000-bc", "9" * 5000, "١٩٥٦", "october")],
        *[("1956", month) for month in ("13", "0", "08", "x")],
        ("1950s", "3"),
    ],
)
def test_what_cannot_be_is_no_period(year, month):
    with pytest.raises(ValueError, match="no such"):
        Period.read(year, month)


def test_every_day_lies_in_one_decade_though_there_was_no_year_0():
    decades = [Period.of(sort_key(year, 7, 1), Unit.DECADE) for year in range(-60, 61)]

    assert decades == sorted(decades)
    for year, decade in zip(range(-60, 61), decades, strict=True):
        assert decade.first_day < sort_key(year, 7, 1) < decade.last_day
        assert decade == Period.read(decade.path.strip("/"))


def test_the_ides_of_march_lie_in_the_40s_bc_of_the_1st_century_bc():
    ides = sort_key(-43, 3, 15)

    decade = Period.of(ides, Unit.DECADE)

    assert decade.name == "40s BC"
    assert Period.of(ides, Unit.MONTH).name == "March 44 BC"
    assert century_name(decade.century[0]) == "1st century BC"


def test_a_period_knows_the_longer_ones_around_it_and_its_parts():
    october = Period.read("1956", "10")

    assert [str(period) for period in october.around_it] == ["1950s", "1956"]
    assert len(Period.read("1956").parts) == 12
    assert [str(year) for year in Period.read("0s").parts][-1] == "AD 9"


def test_the_shortest_period_that_surely_holds_two_days():
    assert str(Period.around(19561023, 19561028)) == "October 1956"
    assert str(Period.around(19561029, 19561103)) == "1956"
    assert str(Period.around(19500101, 19591231)) == "1950s"
    assert Period.around(19490101, 19511231) is None
