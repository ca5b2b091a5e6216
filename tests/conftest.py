import time
from types import SimpleNamespace

import pytest
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.core.cache import cache
from django.db import connection
from django.urls import reverse
from hypothesis import settings as hypothesis

from comments import popular
from gallery.models import Binned

# How long a case takes depends on what else the machine does.
hypothesis.register_profile("any_machine", deadline=None)
hypothesis.load_profile("any_machine")


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    """Each test has its own empty folders for public and private files."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.PRIVATE_MEDIA_ROOT = str(tmp_path / "private")


@pytest.fixture(autouse=True)
def _nothing_popular():
    """Nothing is popular until a test forgets that: it would be counted for the first of two pages alone."""
    cache.set(popular.KEY, [])


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


@pytest.fixture
def delete(editor_client, django_capture_on_commit_callbacks):
    """Delete a thing in the admin, as an editor does; what then lies in the bin."""

    def delete(thing):
        with django_capture_on_commit_callbacks(execute=True):
            address = reverse(admin_urlname(thing._meta, "delete"), args=[thing.pk])
            editor_client.post(address, {"post": "yes"}, follow=True)
        assert not type(thing)._base_manager.filter(pk=thing.pk).exists()
        return Binned.objects.get(kind=thing._meta.label_lower, number=thing.pk)

    return delete


@pytest.fixture
def put_back(editor_client, django_capture_on_commit_callbacks):
    """Put it back with the button of the list; the sentences that the editor is told."""

    def put_back(binned):
        with django_capture_on_commit_callbacks(execute=True):
            response = editor_client.post(reverse("admin:gallery_binned_back", args=[binned.pk]), follow=True)
        return [str(message) for message in response.context["messages"]]

    return put_back
