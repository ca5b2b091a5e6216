"""What is worked off just before a transaction commits, in it: Django tells of a commit only when it is done."""

from collections.abc import Callable

from django.db.backends.signals import connection_created

# Each is called with the name of the database.
_TASKS: list[Callable[[str], None]] = []


def before_commit(task: Callable[[str], None]) -> None:
    """From now on do this before every commit; called when the app is ready."""
    if task not in _TASKS:
        _TASKS.append(task)
    connection_created.connect(_stand_in_front, dispatch_uid="before-commit")


def _stand_in_front(connection, **kwargs):
    if "commit" in connection.__dict__:
        return
    commit = connection.commit

    def commit_after_tasks():
        try:
            for task in _TASKS:
                task(connection.alias)
        except Exception:
            connection.rollback()
            raise
        commit()

    connection.commit = commit_after_tasks
