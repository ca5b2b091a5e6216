"""Many at once, on a database as sites have it: on SQLite a file of its own, else the one of the tests."""

import json
import os
import subprocess
import sys
from urllib.parse import quote

import pytest
from django.db import connection

from tests.comments.crowd import READERS


@pytest.fixture
def database(transactional_db, tmp_path):
    """The address of a database that other processes can use."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{tmp_path / 'crowd.sqlite3'}"
    at = connection.settings_dict
    login = f"{quote(at['USER'])}:{quote(at['PASSWORD'] or '')}".rstrip(":")
    return f"postgres://{login}@{at['HOST']}:{at['PORT'] or 5432}/{at['NAME']}"


def test_fifty_writers_at_once_lose_nothing_and_double_nothing(database):
    command = [sys.executable, "-W", "ignore", "-m", "tests.comments.crowd"]
    ended = subprocess.run(  # noqa: S603 (our own module)
        command, env=os.environ | {"DATABASE_URL": database}, check=True, capture_output=True, text=True
    )

    assert json.loads(ended.stdout.splitlines()[-1]) == {
        "answers": {"303": (READERS - 1) * 2 + 4 * 2},
        "private pages": READERS,
        "stored": READERS,
        "different": READERS,
        "asked": READERS // 2,
        "answers to the link": {"303": 20},
        "confirmed": 2,
    }
