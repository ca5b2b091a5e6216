"""Fifty readers at once, in a process of its own whose database is a real one: `python -m tests.comments.crowd`.

The environment names the database. Prints as JSON what the readers met and what was stored.
"""

import json
import os
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import django

READERS = 50


def together(work, arguments):
    """What `work` returns for each argument, all begun at the same moment."""
    start = threading.Barrier(len(arguments))

    def wait_and_work(argument):
        from django.db import connection  # noqa: PLC0415 (needs the settings)

        start.wait()
        try:
            return work(argument)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(arguments)) as readers:
        return list(readers.map(wait_and_work, arguments))


def send(data):
    """A reader presses the button twice; the two answers."""
    from django.test import Client  # noqa: PLC0415

    client = Client(REMOTE_ADDR=data["address"])
    return [client.post("/articles/crowded/comments/new/", data["form"]) for _ in range(2)]


def forms(article):
    """A form for each reader, all answering the same comment."""
    from tests.comments.conftest import filled_in  # noqa: PLC0415
    from tests.factories import CommentFactory  # noqa: PLC0415

    first = CommentFactory(article=article)
    for number in range(READERS):
        words = f"Witness {number} speaks of that evening."
        email = f"witness{number % (READERS // 2)}@example.org"
        form = filled_in(article, reply_to=str(first.pk), comment=words, email=email, name=f"Witness {number}")
        yield {"address": f"10.0.0.{number}", "form": form}


def main():
    django.setup()
    from django.core.cache import cache  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import setup_test_environment  # noqa: PLC0415

    from comments.models import Comment, Confirmation  # noqa: PLC0415
    from comments.secrets import stored  # noqa: PLC0415
    from tests.factories import ArticleFactory  # noqa: PLC0415

    setup_test_environment()
    call_command("migrate", verbosity=0)
    cache.clear()
    article = ArticleFactory(slug="crowded", discussion="confirmed")
    *data, impatient = forms(article)
    answers = [answer for pair in together(send, data) for answer in pair]
    # The last one has the same form in four windows and sends it from all at once.
    answers += [answer for pair in together(send, [impatient] * 4) for answer in pair]
    asked = Confirmation.objects.count()
    Confirmation.objects.filter(email="witness0@example.org").update(token_hash=stored("token"))
    ticked = list(Comment.objects.filter(user_email="witness0@example.org").values_list("pk", flat=True))
    pressed = together(lambda _: Client().post("/comments/confirm/token/", {"comment": ticked}), [None] * 20)
    print(  # noqa: T201 (what this is for)
        json.dumps(
            {
                "answers": Counter(answer.status_code for answer in answers),
                "private pages": len({answer.get("Location") for answer in answers}),
                "stored": Comment.objects.for_object(article).count() - 1,
                "different": len(set(Comment.objects.values_list("comment", flat=True))) - 1,
                "asked": asked,
                "answers to the link": Counter(answer.status_code for answer in pressed),
                "confirmed": Comment.objects.filter(record__confirmed_at__isnull=False).count(),
            }
        )
    )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    main()
