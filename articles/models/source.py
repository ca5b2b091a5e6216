from django.db import models

from gallery.models import ascii_slug


class Source(models.Model):
    """A work that articles draw on. Its key is what the text cites it by."""

    class Type(models.TextChoices):
        BOOK = "book", "Book"
        CHAPTER = "chapter", "Chapter"
        ARTICLE = "article", "Journal article"
        NEWSPAPER = "newspaper", "Newspaper"
        ARCHIVE = "archive", "Archive document"
        REPORT = "report", "Report"
        WEB = "web", "Web page"
        BROADCAST = "broadcast", "Broadcast"
        FILM = "film", "Film"

    key = models.SlugField(
        max_length=80,
        unique=True,
        blank=True,
        help_text="Made from author and year, such as gati-2006, if you leave it empty. It stays the same for ever.",
    )
    type = models.CharField(max_length=9, choices=Type, default=Type.BOOK)
    author = models.CharField(
        "authors", max_length=300, blank=True, help_text="Surname, Given name; several separated by semicolons."
    )
    title = models.CharField(max_length=300)
    container = models.CharField(
        "in", max_length=300, blank=True, help_text="The journal, newspaper, book or archive it stands in."
    )
    publisher = models.CharField(max_length=200, blank=True)
    year = models.CharField(max_length=40, blank=True, help_text="Or the full date for a newspaper.")
    url = models.URLField("web address", blank=True)
    accessed = models.DateField("seen on", null=True, blank=True)
    archived_url = models.URLField("archived at", max_length=1000, blank=True)

    class Meta:
        ordering = ["author", "year", "title"]
        constraints = [
            models.CheckConstraint(
                name="source_has_a_key",
                condition=~models.Q(key=""),
                violation_error_message="A source needs a key, such as gati-2006.",
            ),
        ]

    def __str__(self):
        return ", ".join(part for part in (self.short_author or self.title, self.year) if part)

    def save(self, *args, **kwargs):
        self.key = self.key or self._free_key()
        super().save(*args, **kwargs)

    def clean(self):
        self.key = self.key or self._free_key()

    @property
    def authors(self):
        """Each author as "Surname, Given"."""
        return [name.strip() for name in self.author.split(";") if name.strip()]

    @property
    def short_author(self):
        """Surnames as a note gives them: "Gati", "Békés and Byrne", "Békés et al."."""
        surnames = [name.partition(",")[0] for name in self.authors]
        if len(surnames) > 2:
            return f"{surnames[0]} et al."
        return " and ".join(surnames)

    def _free_key(self):
        stem = ascii_slug(f"{self.short_author or self.title} {self.year[:4]}", 70)
        taken = set(Source.objects.filter(key__startswith=stem).values_list("key", flat=True))
        numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
        return next(key for key in [stem, *numbered] if key not in taken)


class Citation(models.Model):
    """The text cites a source here. Made from the marks in the prose whenever it is saved."""

    prose = models.ForeignKey("articles.Prose", on_delete=models.CASCADE, related_name="citations")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="citations")
    locator = models.CharField(max_length=100, blank=True)
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["prose__ordering", "position"]

    def __str__(self):
        return f"{self.source} in “{self.prose.parent}”"
