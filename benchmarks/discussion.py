"""What a discussion costs: `python -m benchmarks.discussion [--stored 1000000]`.

Shows 200 comments and 1,000, beside the tree tag of django-comments-xtd, whose storage we use; then posts and reads
with so many comments stored on 5,000 other articles. The database is thrown away, or is that of DATABASE_URL.
"""

import argparse
import tempfile
from pathlib import Path

from . import article_page
from .measure import median_cpu_seconds

ARTICLES = 5_000
WORDS = "I was in the square that evening, and I remember it otherwise: the lights were still on. " * 3


def write_discussion(count: int):
    """An article with so many comments; each third begins a thread, the others answer the one above."""
    from comments.models import Comment  # noqa: PLC0415 (needs Django)
    from tests import factories as make  # noqa: PLC0415

    article, above = make.ArticleFactory(), None
    for number in range(count):
        answers = above if number % 3 else None
        above = make.CommentFactory(article=article, answers=answers, words=WORDS, user_name=f"Witness {number}")
    # As xtd itself would have numbered them.
    for order, pk in enumerate(Comment.objects.order_by("thread_id", "pk").values_list("pk", flat=True), start=1):
        Comment.objects.filter(pk=pk).update(order=order)
    return article


def ours(article) -> str:
    """The section as the article's page has it."""
    from django.template.loader import render_to_string  # noqa: PLC0415
    from django.test import RequestFactory  # noqa: PLC0415

    from comments.discussion import discussion_of  # noqa: PLC0415

    request = RequestFactory().get(article.get_absolute_url())
    context = {"article": article, "discussion": discussion_of(article, request.GET)}
    return render_to_string("comments/_discussion.html", context, request)


def theirs(article) -> str:
    """The same by django-comments-xtd."""
    from django.contrib.auth.models import AnonymousUser  # noqa: PLC0415
    from django.template import Context, engines  # noqa: PLC0415

    code = "{% load comments_xtd %}{% render_xtdcomment_tree for article %}"
    template = engines["django"].from_string(code).template
    return template.render(Context({"article": article, "user": AnonymousUser(), "request": None}))


def queries_of(work) -> int:
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as queries:
        work()
    return len(queries)


def report_reading() -> None:
    """Queries and CPU time of both, at two sizes, and on one page however many there are."""
    from comments import discussion  # noqa: PLC0415

    for count in (200, 1000):
        article = write_discussion(count)
        discussion.PAGE = count  # all on one page, as xtd shows them
        figures = {}
        for name, show in (("ours", ours), ("xtd", theirs)):
            work = lambda show=show, article=article: show(article)  # noqa: E731
            figures[name] = median_cpu_seconds(work, 15 if name == "ours" else 3) * 1000
            print(f"{count:>5} comments, {name:<5} {queries_of(work):>5} queries {figures[name]:>8.1f} ms CPU")
        discussion.PAGE = 200
        paged = median_cpu_seconds(lambda article=article: ours(article), 15) * 1000
        print(f"{count:>5} comments, ours by pages of 200 {paged:>8.1f} ms; xtd : ours = {figures['xtd'] / paged:.0f}")


FILL = [
    """INSERT INTO articles_article (id, slug, title, standfirst, language, period, status, discussion, publish_at,
        created_at, updated_at)
       SELECT 1000000 + n, 'a-' || n, 'Article', 'About it.', 'en', '', 'published', '', {now}, {now}, {now}
       FROM {articles}""",
    """INSERT INTO django_comments (id, content_type_id, object_pk, site_id, user_name, user_email, user_url, comment,
        submit_date, is_public, is_removed)
       SELECT 1000000 + n, {type}, {text}, 1, 'Witness', 'w' || n || '@example.org', '', {words}, {now}, {true}, {false}
       FROM {comments}""",
    """INSERT INTO django_comments_xtd_xtdcomment (comment_ptr_id, thread_id, parent_id, level, {order}, followup,
        nested_count)
       SELECT 1000000 + n, 1000000 + n, 1000000 + n, 0, 1, {false}, 0 FROM {comments}""",
    """INSERT INTO comments_commentrecord (comment_id, article_id, state, html, role, pinned, imported_from, suspicions,
        reason, moderator_note, appeal, writer, ip_hash, learnt_as, received_at)
       SELECT 1000000 + n, 1000000 + n % {count}, 'published', {words}, '', {false}, '', '[]', '', '', '', 'w' || n, '',
        '', {now} FROM {comments}""",
]


def fill(stored: int) -> None:
    """Store so many comments on other articles by the database's own hand."""
    from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from articles.models import Article  # noqa: PLC0415

    is_postgres = connection.vendor == "postgresql"
    rows = (
        "generate_series(0, {} - 1) AS s(n)"
        if is_postgres
        else ("(WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n + 1 < {}) SELECT n FROM s)")
    )
    values = {
        "now": "now()" if is_postgres else "datetime('now', '-1 day')",
        "true": "true" if is_postgres else "1",
        "false": "false" if is_postgres else "0",
        "order": '"order"',
        "text": f"CAST(1000000 + n % {ARTICLES} AS {'varchar' if is_postgres else 'text'})",
        "type": ContentType.objects.get_for_model(Article).pk,
        "words": f"'{WORDS}'",
        "count": ARTICLES,
        "articles": rows.format(ARTICLES),
        "comments": rows.format(stored),
    }
    with connection.cursor() as cursor:
        for statement in FILL:
            cursor.execute(statement.format(**values))
        cursor.execute("ANALYZE")


def report_stored(stored: int) -> None:
    """Reading and posting with an empty table and with a full one."""
    from comments.latest import latest_comments  # noqa: PLC0415

    small = write_discussion(20)
    works = {
        "read 20 comments": lambda: ours(small),
        "post one": lambda: post(small),
        "the newest five": lambda: latest_comments(5),
    }
    before = {name: median_cpu_seconds(work, 15) * 1000 for name, work in works.items()}
    fill(stored)
    for name, work in works.items():
        after = median_cpu_seconds(work, 15) * 1000
        print(f"{name:<17} {before[name]:>7.1f} ms with few stored, {after:>7.1f} ms with {stored:,} more")


def post(article) -> None:
    """Send the form as a reader's browser does."""
    import secrets  # noqa: PLC0415

    from django.core.cache import cache  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from tests.comments.conftest import filled_in  # noqa: PLC0415

    cache.clear()
    data = filled_in(article, comment=f"{WORDS} {secrets.token_hex(4)}")
    answer = Client().post(f"{article.get_absolute_url()}comments/new/", data)
    if answer.status_code != 303:
        message = f"The comment was answered with {answer.status_code}"
        raise RuntimeError(message)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stored", type=int, default=1_000_000, help="comments on other articles")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        article_page.set_up(Path(folder))
        _measure(chosen)


def _measure(chosen) -> None:
    from django.test.utils import override_settings, setup_test_environment  # noqa: PLC0415
    from django_comments_xtd.models import XtdComment  # noqa: PLC0415
    from django_comments_xtd.templatetags import comments_xtd  # noqa: PLC0415

    setup_test_environment()
    comments_xtd.XtdComment = XtdComment
    with override_settings(ROOT_URLCONF="benchmarks.xtd_urls"):
        report_reading()
    report_stored(chosen.stored)


if __name__ == "__main__":
    main()
