"""No address, however it is written, leads our questions into our own network."""

import socket

import pytest

from articles.links import guard
from articles.links.asking import Kind, ask
from articles.links.guard import NotPublic, connect, is_public


def resolved(*numbers):
    """A resolver that gives these for every name."""
    families = [(socket.AF_INET6 if ":" in number else socket.AF_INET, number) for number in numbers]
    return lambda host, port, **options: [
        (family, socket.SOCK_STREAM, 6, "", (number, port)) for family, number in families
    ]


@pytest.fixture
def connected(monkeypatch):
    """The places to which connections are made; none is really made."""
    places = []
    monkeypatch.setattr(guard.socket, "create_connection", lambda place, patience: places.append(place))
    return places


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",  # noqa: S104
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
    ],
)
def test_what_is_not_public_is_refused(number, monkeypatch, connected):
    monkeypatch.setattr(guard.socket, "getaddrinfo", resolved(number))

    assert not is_public(number)
    with pytest.raises(NotPublic):
        connect("www.rev.hu", 80, 1)
    assert connected == []


@pytest.mark.parametrize("number", ["195.111.1.1", "2001:738::1", "::ffff:195.111.1.1", "64:ff9b::c36f:101"])
def test_what_is_public_is_connected_to_by_its_number(number, monkeypatch, connected):
    monkeypatch.setattr(guard.socket, "getaddrinfo", resolved(number))

    connect("www.rev.hu", 443, 1)

    assert connected == [(number, 443)]


def test_of_a_name_that_stands_for_both_the_public_one_is_taken(monkeypatch, connected):
    monkeypatch.setattr(guard.socket, "getaddrinfo", resolved("127.0.0.1", "195.111.1.1"))

    connect("www.rev.hu", 80, 1)

    assert connected == [("195.111.1.1", 80)]


def test_the_second_of_two_is_tried_if_the_first_is_silent(monkeypatch):
    monkeypatch.setattr(guard.socket, "getaddrinfo", resolved("2001:738::1", "195.111.1.1"))

    def create_connection(place, patience):
        if ":" in place[0]:
            raise ConnectionRefusedError
        return place

    monkeypatch.setattr(guard.socket, "create_connection", create_connection)

    assert connect("www.rev.hu", 80, 1) == ("195.111.1.1", 80)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/", "http://0/"],
)
def test_this_machine_is_not_asked_by_any_of_its_names(address):
    outcome = ask(address)

    assert outcome.kind is Kind.REFUSED
    assert "private network" in outcome.words


def test_a_redirect_is_looked_at_like_the_first_address(other_site):
    def lead_inside(request):
        request.send_response(302)
        request.send_header("Location", f"http://127.0.0.2:{other_site.server.server_port}/admin/")
        request.end_headers()

    other_site.answers["/"] = lead_inside
    outcome = ask(other_site.at("/"))

    assert outcome.kind is Kind.REFUSED
    assert "private network" in outcome.words
    assert other_site.methods == [("HEAD", "/")]
