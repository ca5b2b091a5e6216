"""Keeps a picture's files in step with its row, once the row is safely stored.

A general library would do for the private files, but the one there is looks at every picture that is read, at a
millisecond for a page with sixty; this looks at those that are written.
"""

from functools import partial

from django.db.models.signals import post_delete, post_save, pre_save
from django.db.transaction import on_commit
from django.dispatch import receiver

from .darkroom import discard, needs_developing
from .models import Photo
from .models.photo import private_storage
from .tasks import make_renditions


@receiver(pre_save, sender=Photo)
def remember_private_files(sender, instance, raw=False, **kwargs):
    instance._former_files = _private_files(Photo.objects.filter(pk=instance.pk).first()) if instance.pk else set()


@receiver(post_save, sender=Photo)
def follow_when_stored(sender, instance, raw=False, **kwargs):
    on_commit(partial(_delete, instance._former_files - _private_files(instance)))
    if not raw and needs_developing(instance):
        on_commit(partial(make_renditions.enqueue, instance.pk))


@receiver(post_delete, sender=Photo)
def discard_when_deleted(sender, instance, **kwargs):
    on_commit(partial(_delete, _private_files(instance)))
    on_commit(partial(discard, instance.rendition_key, instance.rendition_sizes))


def _private_files(photo: Photo | None) -> set[str]:
    """Names of the original and of the proof of permission."""
    return {file.name for file in (photo.original, photo.rights_evidence) if file} if photo else set()


def _delete(names: set[str]) -> None:
    for name in names:
        private_storage().delete(name)
