import pytest

from articles.visitors import address_of, household, pseudonym


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "", "198.51.100.1"),
        (0, "203.0.113.7", "198.51.100.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "6.6.6.6, 203.0.113.7", "203.0.113.7"),
        (2, "6.6.6.6, 203.0.113.7, 192.0.2.1", "203.0.113.7"),
        (1, "", "198.51.100.1"),
        (3, "203.0.113.7", "198.51.100.1"),
        (1, "::ffff:203.0.113.7", "203.0.113.7"),
        (1, "not an address", ""),
    ],
)
def test_believes_as_many_servers_as_are_ours(rf, settings, proxies, forwarded, address):
    settings.PROXY_COUNT = proxies

    request = rf.get("/", headers={"X-Forwarded-For": forwarded}, REMOTE_ADDR="198.51.100.1")

    assert address_of(request) == address


def test_a_household_is_one_address_or_one_network():
    assert household("203.0.113.7") == "203.0.113.7"
    assert household("2001:db8:1:2:aaaa::1") == household("2001:db8:1:2:bbbb::2") == "2001:db8:1:2::/64"
    assert household("") == ""


def test_a_pseudonym_holds_for_one_use_and_one_key(settings):
    mine = pseudonym("reads", "203.0.113.7")

    assert mine == pseudonym("reads", "203.0.113.7")
    assert mine != pseudonym("comments", "203.0.113.7")
    assert "203" not in mine or len(mine) == 32
    settings.SECRET_KEY = "another"
    assert mine != pseudonym("reads", "203.0.113.7")
