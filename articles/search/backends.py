"""The one seam to the databases: how each indexes the terms of `SearchDocument`, and how each is asked for them.

Both index by themselves, by triggers (SQLite) and by generated columns (PostgreSQL), so whatever writes a document
writes the index too. A later migration that lets SQLite make the table anew must call `build` again.
"""

from abc import ABC, abstractmethod
from contextlib import contextmanager

from django.db import connection, connections, transaction
from django.db.models import BooleanField, FloatField
from django.db.models.expressions import OrderBy, RawSQL

from .query import Query, Term

TABLE = "articles_searchdocument"


class Backend(ABC):
    """How one database is asked. The statements in `BUILD` make its index, those in `REMOVE` take it away,
    those in `SETTLE` put it in order after many changes.
    """

    BUILD: tuple[str, ...]
    REMOVE: tuple[str, ...]
    SETTLE: tuple[str, ...]
    AND, OR, NOT, NEXT = "", "", "", ""

    @abstractmethod
    def matching(self, documents, query: Query, kind: str = "", titles_only: bool = False):
        """Of the documents those that the query finds, of one kind if one is named."""

    @abstractmethod
    def ranked(self, documents, query: Query, kind: str, titles_only: bool, most: int):
        """The same with `rank`, higher for better; of more than `most` those that came last into the index."""

    @contextmanager
    def asking(self):
        """Around questions for documents that match."""
        yield

    @abstractmethod
    def titled(self, documents, words: list[str], kind: str):
        """Of the documents of the kind those whose title has these words, and one that begins like the last."""

    def statement(self, query: Query) -> str:
        """The question in the words of the database."""
        wanted = self.AND.join(f"({self._any(group)})" for group in query.groups)
        return f"({wanted}){self.NOT}({self._any(query.excluded)})" if query.excluded else wanted

    def _any(self, terms: tuple[Term, ...]) -> str:
        return self.OR.join(map(self._term, terms))

    def _term(self, term: Term) -> str:
        if term.prefix:
            return self._begins(term.prefix)
        return self.NEXT.join(map(self._quoted, term.words)).join("()")

    def _title(self, words: list[str]) -> str:
        return self.AND.join([*map(self._quoted, words[:-1]), self._begins(words[-1])])

    @abstractmethod
    def _quoted(self, word: str) -> str:
        """A word."""

    @abstractmethod
    def _begins(self, prefix: str) -> str:
        """A word that begins so."""


_TERMS = "title_terms, lead_terms, body_terms, kind"
_NEW = ", ".join(f"new.{name}" for name in _TERMS.split(", "))
_OLD = ", ".join(f"old.{name}" for name in _TERMS.split(", "))
_INSERT = (
    f"INSERT INTO articles_searchindex(rowid, {_TERMS}) VALUES (new.id, {_NEW}); "  # noqa: S608 (nothing but names)
    "INSERT INTO articles_searchtitles(rowid, title_words, kind) VALUES (new.id, new.title_words, new.kind);"
)
_DELETE = (
    "INSERT INTO articles_searchindex(articles_searchindex, rowid, "  # noqa: S608
    f"{_TERMS}) VALUES ('delete', old.id, {_OLD}); "
    "INSERT INTO articles_searchtitles(articles_searchtitles, rowid, title_words, kind) "
    "VALUES ('delete', old.id, old.title_words, old.kind);"
)


class Sqlite(Backend):
    """FTS5. Only `a-z0-9` and blanks ever reach it, so its plainest tokenizer does."""

    AND, OR, NOT, NEXT = " AND ", " OR ", " NOT ", " + "
    INDEX, TITLES = "articles_searchindex", "articles_searchtitles"
    BUILD = (
        f"CREATE VIRTUAL TABLE {INDEX} USING fts5({_TERMS}, content='{TABLE}', content_rowid='id', tokenize='ascii')",
        f"CREATE VIRTUAL TABLE {TITLES} USING fts5(title_words, kind, "
        f"content='{TABLE}', content_rowid='id', tokenize='ascii', prefix='2 3 4')",
        f"CREATE TRIGGER articles_search_insert AFTER INSERT ON {TABLE} BEGIN {_INSERT} END",
        f"CREATE TRIGGER articles_search_delete AFTER DELETE ON {TABLE} BEGIN {_DELETE} END",
        f"CREATE TRIGGER articles_search_update AFTER UPDATE ON {TABLE} BEGIN {_DELETE} {_INSERT} END",
        *(f"INSERT INTO {table}({table}) VALUES ('rebuild')" for table in (INDEX, TITLES)),  # noqa: S608
    )
    REMOVE = (
        *(f"DROP TRIGGER articles_search_{event}" for event in ("insert", "delete", "update")),
        f"DROP TABLE {INDEX}",
        f"DROP TABLE {TITLES}",
    )
    SETTLE = (
        *(f"INSERT INTO {table}({table}) VALUES ('optimize')" for table in (INDEX, TITLES)),  # noqa: S608
        "ANALYZE",
    )
    # Title, what stands under it, text, kind; FTS5's rank is better the lower it is.
    RANK = f"-bm25({INDEX}, 12.0, 4.0, 1.0, 0.0)"

    def _quoted(self, word):
        return f'"{word}"'

    def _begins(self, prefix):
        return f'"{prefix}"*'

    def matching(self, documents, query, kind="", titles_only=False):
        columns = "title_terms" if titles_only else "{title_terms lead_terms body_terms}"
        return self._joined(documents, self.INDEX, f"{columns} : ({self.statement(query)})", kind)

    def ranked(self, documents, query, kind, titles_only, most):
        found = self.matching(documents, query, kind, titles_only)
        found = found.annotate(rank=RawSQL(self.RANK, [], output_field=FloatField()))  # noqa: S611
        return found.order_by(OrderBy(RawSQL(f"{self.INDEX}.rowid", []), descending=True))[:most]  # noqa: S611

    def titled(self, documents, words, kind):
        found = self._joined(documents, self.TITLES, f"title_words : ({self._title(words)})", kind)
        return found.order_by(OrderBy(RawSQL(f"{self.TITLES}.rowid", []), descending=True))  # noqa: S611

    def _joined(self, documents, index, statement, kind):
        """The documents joined with an index: FTS5 reads only as many of its rows as are asked for."""
        where = f"{index}.rowid = {TABLE}.id AND {index} MATCH %s"
        statement += f" AND kind : {kind}" if kind else ""
        return documents.extra(tables=[index], where=[where], params=[statement])  # noqa: S610


class Postgresql(Backend):
    """Vectors in generated columns; "simple" leaves terms as they are. A kind is a term that no text has: "=event"."""

    AND, OR, NOT, NEXT = " & ", " | ", " & !", " <-> "
    _KIND = "array_to_tsvector(ARRAY['=' || kind])"
    BUILD = (
        f"ALTER TABLE {TABLE} ADD COLUMN vector tsvector GENERATED ALWAYS AS ("
        "setweight(to_tsvector('simple'::regconfig, title_terms), 'A') || "
        "setweight(to_tsvector('simple'::regconfig, lead_terms), 'B') || "
        f"setweight(to_tsvector('simple'::regconfig, body_terms), 'D') || {_KIND}) STORED, "
        "ADD COLUMN title_vector tsvector GENERATED ALWAYS AS "
        f"(to_tsvector('simple'::regconfig, title_terms) || {_KIND}) STORED, "
        "ADD COLUMN names_vector tsvector GENERATED ALWAYS AS "
        f"(to_tsvector('simple'::regconfig, title_words) || {_KIND}) STORED",
        *(f"CREATE INDEX articles_search_{name} ON {TABLE} USING gin ({name}_vector)" for name in ("title", "names")),
        f"CREATE INDEX articles_search_vector ON {TABLE} USING gin (vector)",
    )
    REMOVE = (f"ALTER TABLE {TABLE} DROP vector, DROP title_vector, DROP names_vector",)
    SETTLE = ("SELECT gin_clean_pending_list('articles_search_vector')", f"ANALYZE {TABLE}")
    # Weights of text, nothing, what stands under the title, title; long texts count a little less.
    RANK = f"ts_rank('{{0.08, 0, 0.35, 1}}', {TABLE}.vector, %s::tsquery, 1)"

    @contextmanager
    def asking(self):
        """Keep to the GIN indexes. The planner takes reading a row's vector for free, and would rather read the vectors
        of thousands of rows than ask an index.
        """
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
            yield
            cursor.execute("SET LOCAL enable_seqscan = on; SET LOCAL enable_indexscan = on")

    def _quoted(self, word):
        return f"'{word}'"

    def _begins(self, prefix):
        return f"'{prefix}':*"

    def matching(self, documents, query, kind="", titles_only=False):
        return self._holding(documents, "title_vector" if titles_only else "vector", self.statement(query), kind)

    def ranked(self, documents, query, kind, titles_only, most):
        # Read first: within a subquery the table has another name than in `_holding`.
        latest = list(
            self.matching(documents, query, kind, titles_only).order_by("-pk").values_list("pk", flat=True)[:most]
        )
        rank = RawSQL(self.RANK, [self.statement(query)], output_field=FloatField())  # noqa: S611
        return documents.model.objects.filter(pk__in=latest).annotate(rank=rank)

    def titled(self, documents, words, kind):
        return self._holding(documents, "names_vector", self._title(words), kind).order_by("-pk")

    def _holding(self, documents, column, statement, kind):
        statement = f"({statement}) & '={kind}'" if kind else statement
        return documents.filter(
            RawSQL(f"{TABLE}.{column} @@ %s::tsquery", [statement], output_field=BooleanField())  # noqa: S611
        )


_BACKENDS = {"sqlite": Sqlite(), "postgresql": Postgresql()}


def backend(using: str = "default") -> Backend:
    """How the database is asked."""
    return _BACKENDS[connections[using].vendor]


def build(schema_editor) -> None:
    """Make the database's own index, for a migration."""
    _execute(schema_editor, "BUILD")


def remove(schema_editor) -> None:
    """Take it away again."""
    _execute(schema_editor, "REMOVE")


def _execute(schema_editor, statements: str) -> None:
    for statement in getattr(_BACKENDS[schema_editor.connection.vendor], statements):
        schema_editor.execute(statement)
