"""Keeps a picture's files in step with its row, once the row is safely stored.

A general library would do for the private files, but the one there is looks at every picture that is read, at a
millisecond for a page with sixty; this looks at those that are written.
"""

from functools import partial

from django.db.models import ProtectedError
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.db.transaction import on_commit
from django.dispatch import receiver

from .bin.pictures import kept_files
from .darkroom import discard, keys_of, needs_developing
from .models import Photo
from .models.photo import private_storage
from .tasks import make_renditions
from .uses import reasons_to_keep


@receiver(pre_save, sender=Photo)
def remember_the_stored_row(sender, instance, raw=False, **kwargs):
    instance._former = Photo.objects.filter(pk=instance.pk).first() if instance.pk else None


@receiver(post_save, sender=Photo)
def follow_when_stored(sender, instance, raw=False, update_fields=None, **kwargs):
    former = instance._former
    if former and (update_fields is None or "original" in update_fields):
        on_commit(partial(_delete, _private_files(former) - _private_files(instance)))
    if former and instance.is_withdrawn:
        _discard_on_commit(former)
    if not raw and needs_developing(instance):
        on_commit(partial(make_renditions.enqueue, instance.pk))


@receiver(pre_delete, sender=Photo)
def keep_what_is_withdrawn_or_used(sender, instance, **kwargs):
    """A relation that would not hold it back by itself, such as a person's pictures, does so here."""
    if reasons := reasons_to_keep(instance):
        raise ProtectedError(f"“{instance}” cannot be deleted: {'; '.join(reasons)}.", {instance})


@receiver(post_delete, sender=Photo)
def discard_when_deleted(sender, instance, **kwargs):
    on_commit(partial(_delete, _private_files(instance)))
    on_commit(partial(discard, *keys_of(instance)))


def _discard_on_commit(photo: Photo) -> None:
    """Remove the picture's files. A storage that fails is logged and does not undo what was decided:
    `make_renditions` removes them then.
    """
    keys = keys_of(photo)

    # A partial would not do: Django asks a failing hook for its name.
    def remove_public_files():
        discard(*keys)

    on_commit(remove_public_files, robust=True)


def _private_files(photo: Photo) -> set[str]:
    """Names of the original and of the proof of permission."""
    return {file.name for file in (photo.original, photo.rights_evidence) if file}


def _delete(names: set[str]) -> None:
    """All but those that lie in the bin: there they wait for their picture to be put back."""
    for name in names - kept_files(names) if names else ():
        private_storage().delete(name)
