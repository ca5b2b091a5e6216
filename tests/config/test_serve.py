import sys
from threading import Event

from django.core.management import get_commands

from config.management.commands import serve


def test_what_is_due_runs_at_once_and_every_hour_until_the_end(monkeypatch):
    run, ended = [], Event()

    def wait(seconds):
        run.append(seconds)
        if len(run) == 4:
            ended.set()

    monkeypatch.setattr(ended, "wait", wait)
    monkeypatch.setattr(serve.subprocess, "run", lambda command, **options: run.append(command))

    serve.run_every_hour(["check_permissions"], ended)

    command = [sys.executable, "manage.py", "check_permissions", "-v0"]
    assert run == [command, 3600, command, 3600]


def test_what_is_run_every_hour_is_there():
    assert set(serve.EVERY_HOUR) <= set(get_commands())
