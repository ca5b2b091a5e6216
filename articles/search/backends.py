"""The one seam to the databases: how each indexes the terms of `SearchDocument`, and how each is asked for them.

Both index by themselves, by triggers (SQLite) and by generated columns (PostgreSQL), so whatever writes a document
writes the index too. A later migration that lets SQLite make the table anew must call `build` again.
"""

from abc import ABC, abstractmethod

from django.db import connections
from django.db.models import BooleanField, FloatField
from django.db.models.expressions import RawSQL

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

    def statement(self, query: Query) -> str:
        """The question in the words of the database."""
        wanted = self.AND.join(f"({self._any(group)})" for group in query.groups)
        return f"({wanted}){self.NOT}({self._any(query.excluded)})" if query.excluded else wanted

    def _any(self, terms: tuple[Term, ...]) -> str:
        return self.OR.join(map(self._term, terms))

    def _term(self, term: Term) -> str:
        if term.prefix:
            return self._begins(term.prefix)
        return self.NEXT.join(f'"{word}"' for word in term.words).join("()")

    @abstractmethod
    def _begins(self, prefix: str) -> str:
        """A word that begins so."""

    @abstractmethod
    def matching(self, documents, query: Query):
        """Of the documents those that the query finds."""

    @abstractmethod
    def ranked(self, documents, query: Query):
        """Of the documents those that the query finds, with `in_title`, whether it finds them by their title alone, and
        `rank`, higher for better. They may be the likeliest `MOST_RANKED` only.
        """

    @abstractmethod
    def titled(self, documents, words: list[str]):
        """Of the documents those whose title has these words, and one that begins like the last; in any order."""


# More than anybody looks through; of more, those with the words in their title are ranked, then the newest.
MOST_RANKED = 1000


_TERMS = "title_terms, lead_terms, body_terms"
_INSERT = (
    f"INSERT INTO articles_searchindex(rowid, {_TERMS}) "  # noqa: S608 (nothing but names)
    "VALUES (new.id, new.title_terms, new.lead_terms, new.body_terms); "
    "INSERT INTO articles_searchtitles(rowid, title_words) VALUES (new.id, new.title_words);"
)
_DELETE = (
    f"INSERT INTO articles_searchindex(articles_searchindex, rowid, {_TERMS}) "  # noqa: S608
    "VALUES ('delete', old.id, old.title_terms, old.lead_terms, old.body_terms); "
    "INSERT INTO articles_searchtitles(articles_searchtitles, rowid, title_words) "
    "VALUES ('delete', old.id, old.title_words);"
)


class Sqlite(Backend):
    """FTS5. Only `a-z0-9` and blanks ever reach it, so its plainest tokenizer does."""

    AND, OR, NOT, NEXT = " AND ", " OR ", " NOT ", " + "
    BUILD = (
        f"CREATE VIRTUAL TABLE articles_searchindex USING fts5({_TERMS}, "
        f"content='{TABLE}', content_rowid='id', tokenize='ascii')",
        "CREATE VIRTUAL TABLE articles_searchtitles USING fts5(title_words, "
        f"content='{TABLE}', content_rowid='id', tokenize='ascii', prefix='2 3 4')",
        f"CREATE TRIGGER articles_search_insert AFTER INSERT ON {TABLE} BEGIN {_INSERT} END",
        f"CREATE TRIGGER articles_search_delete AFTER DELETE ON {TABLE} BEGIN {_DELETE} END",
        f"CREATE TRIGGER articles_search_update AFTER UPDATE ON {TABLE} BEGIN {_DELETE} {_INSERT} END",
    )
    REMOVE = (
        *(f"DROP TRIGGER articles_search_{event}" for event in ("insert", "delete", "update")),
        "DROP TABLE articles_searchindex",
        "DROP TABLE articles_searchtitles",
    )
    SETTLE = (
        "INSERT INTO articles_searchindex(articles_searchindex) VALUES ('optimize')",
        "INSERT INTO articles_searchtitles(articles_searchtitles) VALUES ('optimize')",
        "ANALYZE",
    )
    # Title, what stands under it, text; FTS5's rank is better the lower it is.
    RANK = "-bm25(articles_searchindex, 12.0, 4.0, 1.0)"

    def _begins(self, prefix):
        return f'"{prefix}"*'

    def matching(self, documents, query):
        found = "SELECT rowid FROM articles_searchindex WHERE articles_searchindex MATCH %s"
        return documents.filter(pk__in=RawSQL(found, [self.statement(query)]))  # noqa: S611

    def ranked(self, documents, query):
        joined = f"articles_searchindex.rowid = {TABLE}.id AND articles_searchindex MATCH %s"
        found = documents.extra(tables=["articles_searchindex"], where=[joined], params=[self.statement(query)])  # noqa: S610
        titles = "SELECT rowid FROM articles_searchindex WHERE articles_searchindex MATCH %s"
        in_title = RawSQL(f"{TABLE}.id IN ({titles})", [f"title_terms : ({self.statement(query)})"])  # noqa: S611
        return found.annotate(in_title=in_title, rank=RawSQL(self.RANK, [], output_field=FloatField()))  # noqa: S611

    def titled(self, documents, words):
        statement = self.AND.join([f'"{word}"' for word in words[:-1]] + [f'"{words[-1]}"*'])
        found = "SELECT rowid FROM articles_searchtitles WHERE articles_searchtitles MATCH %s"
        return documents.filter(pk__in=RawSQL(found, [statement]))  # noqa: S611


class Postgresql(Backend):
    """Vectors in generated columns; "simple" leaves terms as they are."""

    AND, OR, NOT, NEXT = " & ", " | ", " & !", " <-> "
    BUILD = (
        f"ALTER TABLE {TABLE} ADD COLUMN vector tsvector GENERATED ALWAYS AS ("
        "setweight(to_tsvector('simple'::regconfig, title_terms), 'A') || "
        "setweight(to_tsvector('simple'::regconfig, lead_terms), 'B') || "
        "setweight(to_tsvector('simple'::regconfig, body_terms), 'D')) STORED, "
        "ADD COLUMN title_vector tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, title_terms)) STORED, "
        "ADD COLUMN names_vector tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, title_words)) STORED",
        f"CREATE INDEX articles_search_vector ON {TABLE} USING gin (vector)",
        f"CREATE INDEX articles_search_names ON {TABLE} USING gin (names_vector)",
    )
    REMOVE = (f"ALTER TABLE {TABLE} DROP vector, DROP title_vector, DROP names_vector",)
    SETTLE = ("SELECT gin_clean_pending_list('articles_search_vector')", f"ANALYZE {TABLE}")
    # Weights of text, nothing, what stands under the title, title; long texts count a little less.
    RANK = f"ts_rank('{{0.08, 0, 0.35, 1}}', {TABLE}.vector, %s::tsquery, 1)"

    def _begins(self, prefix):
        return f'"{prefix}":*'.replace('"', "'")

    def statement(self, query):
        return super().statement(query).replace('"', "'")

    def matching(self, documents, query):
        return documents.filter(_holds("vector", self.statement(query)))

    def ranked(self, documents, query):
        statement = self.statement(query)
        in_title = _holds("title_vector", statement)
        chosen = self.matching(documents, query).annotate(in_title=in_title).order_by("-in_title", "-published_from")
        rank = RawSQL(self.RANK, [statement], output_field=FloatField())  # noqa: S611
        best = documents.model.objects.filter(pk__in=chosen.values("pk")[:MOST_RANKED])
        return best.annotate(in_title=in_title, rank=rank)

    def titled(self, documents, words):
        statement = self.AND.join([f"'{word}'" for word in words[:-1]] + [self._begins(words[-1])])
        return documents.filter(_holds("names_vector", statement))


def _holds(column: str, statement: str):
    """Whether a vector of the document matches."""
    return RawSQL(f"{TABLE}.{column} @@ %s::tsquery", [statement], output_field=BooleanField())  # noqa: S611


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
