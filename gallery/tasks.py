from django_tasks import task

from .darkroom import develop, needs_developing
from .models import Photo


@task()
def make_renditions(photo_pk: int) -> None:
    """Make one picture's files, if it still exists and still lacks them."""
    photo = Photo.objects.filter(pk=photo_pk).first()
    if photo and needs_developing(photo):
        develop(photo)


@task()
def make_renditions_of_many(photo_pks: list[int]) -> None:
    """Give each picture's files to a task of its own: one row to write for who changes hundreds of pictures at once."""
    for photo_pk in photo_pks:
        make_renditions.enqueue(photo_pk)
