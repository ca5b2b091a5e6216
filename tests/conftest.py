import time
from types import SimpleNamespace

import pytest
from django.db import connection


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    """Each test has its own empty folders for public and private files."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.PRIVATE_MEDIA_ROOT = str(tmp_path / "private")


@pytest.fixture(autouse=True)
def _one_moment_for_limits(monkeypatch):
    """What is counted by the minute in a test is counted in the same minute."""
    now = time.time()
    monkeypatch.setattr("gallery.limits.time", SimpleNamespace(time=lambda: now))


@pytest.fixture
def editor(django_user_model):
    """Someone who may do everything in the admin."""
    return django_user_model.objects.create_superuser("editor", "editor@example.org", "correct horse battery")


@pytest.fixture
def editor_client(client, editor):
    client.force_login(editor)
    return client


END_OTHER_SESSIONS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """As pytest-django has it. PostgreSQL keeps a database that somebody uses, and a browser that left in the middle
    of a request leaves a connection behind: such are ended before the database goes.
    """
    yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(END_OTHER_SESSIONS)
