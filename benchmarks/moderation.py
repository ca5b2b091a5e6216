"""What the moderators' queue costs beside many comments: `python -m benchmarks.moderation [--comments 100000]`.

Writes that many comments, one in fifty of them waiting, into a database that is thrown away, opens each page of the
desk as a moderator does, and decides about ten and a hundred at once.
"""

import argparse
import random
import tempfile
from datetime import timedelta
from pathlib import Path

from .article_page import queries_of, set_up
from .measure import cpu_seconds, median_cpu_seconds

ARTICLES = 200
WAITING = 50  # one in so many
STEP = 5_000
LEFT_TO_WORKERS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
REQUESTS = 5
WORDS = [
    "father",
    "square",
    "October",
    "tanks",
    "radio",
    "border",
    "winter",
    "school",
    "night",
    "letter",
    "street",
    "bridge",
    "station",
    "bread",
    "silence",
]


def write_comments(count: int) -> None:
    """So many comments on two hundred articles by a tenth as many writers, in the last three years."""
    from tests.factories import ArticleFactory  # noqa: PLC0415 (needs Django)

    chance = random.Random(1956)
    articles = [ArticleFactory() for _ in range(ARTICLES)]
    for start in range(0, count, STEP):
        _write(chance, articles, range(start, min(start + STEP, count)), count // 10)


def _write(chance, articles, numbers, writers: int) -> None:
    from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415 (needs Django)
    from django.utils import timezone  # noqa: PLC0415

    from articles.models import Article  # noqa: PLC0415
    from comments.models import Comment, CommentRecord, State  # noqa: PLC0415

    kind, comments, records = ContentType.objects.get_for_model(Article), [], []
    for number in numbers:
        article, writer = chance.choice(articles), chance.randrange(writers)
        waits, text = number % WAITING == 0, " ".join(chance.choices(WORDS, k=40))
        comments.append(
            Comment(
                pk=number + 1,
                content_type=kind,
                object_pk=str(article.pk),
                site_id=1,
                user_name=f"Reader {writer}",
                user_email=f"reader{writer}@example.org",
                comment=text,
                submit_date=timezone.now() - timedelta(minutes=chance.randrange(1_500_000)),
                thread_id=number + 1,
                parent_id=number + 1,
                is_public=not waits,
            )
        )
        state = State.AWAITING_MODERATOR if waits else chance.choice([State.PUBLISHED] * 9 + [State.SPAM])
        record = {"state": state, "writer": f"{writer:064}", "html": f"<p>{text}</p>"}
        records.append(CommentRecord(comment_id=number + 1, article=article, **record))
    _insert(comments)
    CommentRecord.objects.bulk_create(records)


def _insert(comments) -> None:
    """Django inserts no rows of several tables at once, so each table of a comment by itself."""
    from django.db import connection  # noqa: PLC0415 (needs Django)
    from django_comments.models import Comment as Base  # noqa: PLC0415
    from django_comments_xtd.models import XtdComment  # noqa: PLC0415

    names = [field.attname for field in Base._meta.local_fields]
    Base.objects.bulk_create([Base(**{name: getattr(comment, name) for name in names}) for comment in comments])
    columns = ["comment_ptr_id", "thread_id", "parent_id", "level", '"order"', "followup", "nested_count"]
    rows = [(comment.pk, comment.pk, comment.pk, 0, 1, False, 0) for comment in comments]
    table, marks = XtdComment._meta.db_table, ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608


def report(client) -> None:
    """Queries and CPU time of each page of the desk, and of decisions."""
    desk = "/admin/comments/comment/"
    pages = {
        "what waits": desk,
        "its second page": f"{desk}?p=2",
        "appeals": f"{desk}?queue=appealed",
        "reported": f"{desk}?queue=reported",
        "published": f"{desk}?queue=published",
        "spam": f"{desk}?queue=spam",
        "all": f"{desk}?queue=all",
        "of one article": f"{desk}?queue=all&article=7",
        "a search": f"{desk}?queue=all&q=reader77",
    }
    for name, address in pages.items():
        queries = queries_of(client, address)
        taken = median_cpu_seconds(lambda: client.get(address), REQUESTS) * 1000  # noqa: B023 (used at once)
        print(f"{name:<16} {queries:>3} queries {taken:>8.0f} ms CPU")
    few, many = _decide(client, 10), _decide(client, 100)
    print(f"publishing 100 : publishing 10 = {many / few:.2f} in CPU time")


def _decide(client, count: int) -> float:
    from django.db import connection  # noqa: PLC0415 (needs Django)
    from django.test import override_settings  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from comments.models import Comment  # noqa: PLC0415

    ticked = list(Comment.objects.awaiting().values_list("pk", flat=True)[:count])
    data = {"action": "publish", "_selected_action": ticked}
    with override_settings(TASKS=LEFT_TO_WORKERS), CaptureQueriesContext(connection) as queries:
        taken = cpu_seconds(lambda: client.post("/admin/comments/comment/", data))
    print(f"publishing {count:<5} {len(queries):>3} queries {taken * 1000:>8.0f} ms CPU")
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--comments", type=int, default=100_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        set_up(Path(folder))
        _ask(chosen.comments)


def _ask(count: int) -> None:
    from django.contrib.auth import get_user_model  # noqa: PLC0415 (needs Django)
    from django.test import Client  # noqa: PLC0415

    client = Client()
    client.force_login(
        get_user_model().objects.create_superuser("moderator", "", "x"), "django.contrib.auth.backends.ModelBackend"
    )
    write_comments(count)
    print(f"{count:,} comments, {count // WAITING:,} of them waiting. Median of {REQUESTS} requests.\n")
    report(client)


if __name__ == "__main__":
    main()
