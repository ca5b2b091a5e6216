"""Keeps cards in step with what they show: says after each change which articles need another."""

from functools import partial

from django.core.files.storage import default_storage
from django.db.models.signals import post_delete, post_save
from django.db.transaction import on_commit

from gallery.bulk import changed_in_bulk
from gallery.models import Photo

from ..models import Article
from ..models.card import Card
from ..tasks import make_cards

OF_ARTICLE = {"title", "lead_photo", "lead_photo_id", "status"}
OF_PICTURE = {"rendition_key", "focal_x", "focal_y", "credit_line", "creator", "content_note", "rights"}


def connect() -> None:
    """Start to follow; called once, when the app is ready."""
    post_save.connect(_article_saved, sender=Article, dispatch_uid="card-article")
    post_save.connect(_picture_saved, sender=Photo, dispatch_uid="card-picture")
    post_delete.connect(_card_deleted, sender=Card, dispatch_uid="card-deleted")
    changed_in_bulk.connect(_articles_changed, sender=Article, dispatch_uid="card-articles")
    changed_in_bulk.connect(_pictures_changed, sender=Photo, dispatch_uid="card-pictures")


def _article_saved(instance, raw=False, **kwargs):
    if not raw and instance.status == Article.Status.PUBLISHED:
        _make([instance.pk])


def _articles_changed(instances, fields, **kwargs):
    """Those made thousands at a time wait for `manage.py make_cards`, which runs every hour."""
    if fields & OF_ARTICLE and not _are_new(fields):
        _make([article.pk for article in instances if article.status == Article.Status.PUBLISHED])


def _picture_saved(instance, created=False, raw=False, **kwargs):
    if not raw and not created:
        _make(_led_by([instance.pk]))


def _pictures_changed(instances, fields, **kwargs):
    if fields & OF_PICTURE and not _are_new(fields):
        _make(_led_by([photo.pk for photo in instances]))


def _are_new(fields) -> bool:
    return "id" in fields


def _led_by(photo_pks) -> list[int]:
    articles = Article.objects.filter(lead_photo__in=photo_pks, status=Article.Status.PUBLISHED)
    return list(articles.order_by().values_list("pk", flat=True))


def _make(article_pks: list[int]) -> None:
    if article_pks:
        on_commit(partial(make_cards.enqueue, article_pks))


def _card_deleted(instance, **kwargs):
    on_commit(partial(default_storage.delete, instance.name))
