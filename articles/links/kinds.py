"""What leads readers to other sites: texts and documents of articles, the sources that they cite, and biographies."""

import reversion
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from gallery.history.recording import keep_first_version, saving

from ..models import Article, Citation, Estimate, Excerpt, KeyFigure, Prose, PullQuote, Source
from ..models.article import MAY_PUBLISH
from ..models.published import published
from .finding import addresses_in, with_addresses
from .places import Kind, Place, outgoing, register

REPLACED = "A link to another site leads to its archived copy."
_LEADS = ('href="http', 'href="//')
# By way of what a source stands in an article.
_CITED = {Citation: "prose__parent__", PullQuote: "parent__", Excerpt: "parent__", Estimate: "block__parent__"}


class Texts(Kind):
    """Blocks of running text."""

    permission = MAY_PUBLISH

    def __init__(self, model):
        self.model, self.name = model, model._meta.model_name

    def read(self):
        texts = self.model.objects.filter(published("parent__"), _leads("html")).order_by()
        for number, html in texts.values_list("pk", "html").iterator(chunk_size=500):
            yield from ((number, address) for address in addresses_in(html))

    def describe(self, numbers):
        found = self.model.objects.filter(pk__in=numbers).values_list("pk", "parent", "parent__title")
        return {number: Place(title, self._form(article, number)) for number, article, title in found}

    def _form(self, article, number):
        return f"{reverse('admin:articles_article_change', args=[article])}#block-{self.name}-{number}"

    @transaction.atomic
    def replace(self, number, old, new, user):
        """A save like any other: a version of the article, from which it can be put back."""
        block = self.model.objects.filter(pk=number).first()
        if block is None:
            return
        article = Article.objects.select_for_update().get(pk=block.parent_id)
        keep_first_version(article)
        with reversion.create_revision():
            reversion.set_user(user)
            reversion.set_comment(REPLACED)
            block.html = _replaced(block.html, old, new)
            block.save()
            article.save()
        LogEntry.objects.log_actions(user.pk, [article], CHANGE, REPLACED, single_object=True)


def _leads(name: str) -> Q:
    """Whether the prose in a field has a link that may lead to another site."""
    return Q(*((f"{name}__contains", sign) for sign in _LEADS), _connector=Q.OR)


def _replaced(html: str, old: str, new: str) -> str:
    return with_addresses(html, lambda address: new if outgoing(address) == old else address)


class Biographies(Kind):
    """What is told of a key figure."""

    name, permission = "keyfigure", "articles.change_keyfigure"

    def read(self):
        for number, html in KeyFigure.objects.filter(_leads("biography")).order_by().values_list("pk", "biography"):
            yield from ((number, address) for address in addresses_in(html))

    def describe(self, numbers):
        form = "admin:articles_keyfigure_change"
        found = KeyFigure.objects.filter(pk__in=numbers).values_list("pk", "name")
        return {number: Place(f"Biography: {name}", reverse(form, args=[number])) for number, name in found}

    @transaction.atomic
    def replace(self, number, old, new, user):
        figure = KeyFigure.objects.select_for_update().filter(pk=number).first()
        if figure is None:
            return
        with saving(figure, user, REPLACED):
            figure.biography = _replaced(figure.biography, old, new)
            figure.save()
        LogEntry.objects.log_actions(user.pk, [figure], CHANGE, REPLACED, single_object=True)


class Sources(Kind):
    """Works that published articles cite. Of one with an archived copy only that is asked for: readers find both."""

    name, permission = "source", "articles.change_source"

    def read(self):
        cited = Q()
        for model, relation in _CITED.items():
            cited |= Q(pk__in=model.objects.filter(published(relation)).order_by().values("source"))
        for number, url, archived in Source.objects.filter(cited).values_list("pk", "url", "archived_url"):
            yield number, archived or url

    def describe(self, numbers):
        form = "admin:articles_source_change"
        found = Source.objects.filter(pk__in=numbers)
        return {one.pk: Place(f"Source: {one}", reverse(form, args=[one.pk])) for one in found}

    @transaction.atomic
    def replace(self, number, old, new, user):
        """The copy stands beside the address under which the source was cited."""
        source = Source.objects.select_for_update().filter(pk=number).first()
        if source is None or old not in {outgoing(source.url), outgoing(source.archived_url)}:
            return
        with saving(source, user, REPLACED):
            source.archived_url = new
            try:
                source.full_clean()
            except ValidationError as error:
                raise ValidationError(f"{source}: {' '.join(error.messages)}") from None
            source.save()
        LogEntry.objects.log_actions(user.pk, [source], CHANGE, REPLACED, single_object=True)


def register_kinds() -> None:
    for kind in (Texts(Prose), Texts(Excerpt), Biographies(), Sources()):
        register(kind)
