"""Connections to other sites that reach nothing within our own network, and end in time.

An editor, or whoever answers at an address, could name a machine that only this one reaches. So a name is resolved
here, what it stands for is looked at, and that very number is connected to: a second look could give another.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer

_NAT64 = IPv6Network("64:ff9b::/96")


class NotPublic(OSError):  # noqa: N818 (it is a refusal of ours)
    """A name that stands for nothing but machines that are not on the public internet."""


def is_public(number: str) -> bool:
    """Whether an IP address is one of the public internet, however it is written."""
    address = ip_address(number.partition("%")[0])
    if isinstance(address, IPv6Address) and (inner := _within(address)):
        return is_public(str(inner))
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _within(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address at which one of IPv6 arrives in the end."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])


def connect(host: str, port: int, patience: float) -> socket.socket:
    """A connection to the public machine of that name. Raises `NotPublic`, or another `OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    public = [place for *_, place in found if is_public(place[0])]
    if not public:
        raise NotPublic(host)
    for place in public[:-1]:
        try:
            return socket.create_connection(place[:2], patience)
        except OSError:
            continue
    return socket.create_connection(public[-1][:2], patience)


class Clock:
    """The time that one question may take in all. When it is over its connections are hung up, so that nobody keeps us
    waiting by a letter a minute.
    """

    def __init__(self, seconds: float):
        self.is_over = False
        self._held = []
        self._timer = Timer(seconds, self._hang_up)
        self._timer.daemon = True

    def __enter__(self):
        self._timer.start()
        return self

    def __exit__(self, *error):
        self._timer.cancel()
        for held in self._held:
            held.close()

    def watch(self, connection: socket.socket) -> socket.socket:
        """The same connection; a second handle to it is kept, since TLS takes the first for itself."""
        if self.is_over:
            connection.close()
            raise TimeoutError
        self._held.append(connection.dup())
        return connection

    def _hang_up(self) -> None:
        self.is_over = True
        for held in list(self._held):
            try:
                held.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
