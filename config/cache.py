"""The cache of a site on one machine: a SQLite file of its own, shared by all its processes.

Django's cache of files loses counts when two processes count at once, throws a third of its entries away at random
when it has 300, and reads its whole folder at each write.
"""

import pickle
import random
import sqlite3
import threading
import time
from pathlib import Path

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

SCHEMA = """
    CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, value, expires REAL) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS entry_expires ON entry (expires);
"""
NEVER = 1e12  # seconds since 1970
SWEEP_EVERY = 200  # writes, on average


class SQLiteCache(BaseCache):
    """`add` and `incr` are one statement each: no other process can come between."""

    def __init__(self, location, params):
        super().__init__(params)
        self.path = Path(location)
        self._local = threading.local()

    def get(self, key, default=None, version=None):
        row = self._one("SELECT value FROM entry WHERE key = ? AND expires > ?", self._key(key, version), time.time())
        return _unpacked(row[0]) if row else default

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        self._sweep_sometimes()
        self._write(
            "INSERT INTO entry VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value,"
            " expires = excluded.expires",
            self._key(key, version),
            _packed(value),
            self._expiry(timeout),
        )

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        self._sweep_sometimes()
        return (
            self._write(
                "INSERT INTO entry VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value,"
                " expires = excluded.expires WHERE entry.expires <= ?",
                self._key(key, version),
                _packed(value),
                self._expiry(timeout),
                time.time(),
            )
            == 1
        )

    def incr(self, key, delta=1, version=None):
        """The new count; it ends when the old one would have. Raises `ValueError` when there is none."""
        row = self._one(
            "UPDATE entry SET value = value + ? WHERE key = ? AND expires > ? RETURNING value",
            delta,
            self._key(key, version),
            time.time(),
        )
        if row is None:
            raise ValueError(f"Key '{key}' not found")
        return row[0]

    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        return (
            self._write(
                "UPDATE entry SET expires = ? WHERE key = ? AND expires > ?",
                self._expiry(timeout),
                self._key(key, version),
                time.time(),
            )
            == 1
        )

    def delete(self, key, version=None):
        gone = "DELETE FROM entry WHERE key = ? RETURNING expires"
        row = self._one(gone, self._key(key, version))
        return row is not None and row[0] > time.time()

    def clear(self):
        self._write("DELETE FROM entry")

    def expires_at(self, key, version=None):
        """Seconds since 1970."""
        return self._one("SELECT expires FROM entry WHERE key = ?", self._key(key, version))[0]

    def sweep(self):
        """Remove what nobody can read any more."""
        self._write("DELETE FROM entry WHERE expires <= ?", time.time())

    def __len__(self):
        return self._one("SELECT count(*) FROM entry")[0]

    def disconnect(self):
        """Close this thread's connection, which otherwise stays open from request to request."""
        if hasattr(self._local, "connection"):
            self._local.connection.close()
            del self._local.connection

    def _key(self, key, version):
        return self.make_and_validate_key(key, version=version)

    def _expiry(self, timeout):
        expiry = self.get_backend_timeout(timeout)
        return NEVER if expiry is None else expiry

    def _one(self, statement, *values):
        return next(iter(self._connection().execute(statement, values).fetchall()), None)

    def _write(self, statement, *values):
        return self._connection().execute(statement, values).rowcount

    def _sweep_sometimes(self):
        if random.randrange(SWEEP_EVERY) == 0:  # noqa: S311 (not a secret)
            self.sweep()

    def _connection(self):
        """This thread's own; a lost cache may be lost, so nothing waits for the disk."""
        if not hasattr(self._local, "connection"):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=20, isolation_level=None)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=OFF")
            connection.executescript(SCHEMA)
            self._local.connection = connection
        return self._local.connection


def _packed(value):
    """Whole numbers as they are, so that SQLite can count with them; everything else pickled."""
    return value if type(value) is int and abs(value) < 2**62 else pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def _unpacked(value):
    return value if isinstance(value, int) else pickle.loads(value)  # noqa: S301 (our own file)
