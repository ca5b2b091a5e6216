from random import Random

import pytest
from PIL import Image

from gallery.fingerprint import FARTHEST, distance, fingerprint, lookalikes, with_lookalikes
from gallery.models import Photo
from tests.factories import PhotoFactory
from tests.pictures import gradient


def scene(seed):
    """A picture of large shapes, another one for every seed."""
    picture = Image.new("L", (600, 400), 128)
    for number in range(12):
        chance = hash((seed, number)) % 1_000_003
        left, top = chance % 500, chance // 7 % 300
        picture.paste(chance % 256, (left, top, left + 60 + chance % 200, top + 50 + chance % 150))
    return picture


@pytest.mark.parametrize(
    "copy",
    [
        lambda picture: picture.resize((300, 200)),
        lambda picture: picture.point(lambda level: level * 0.8 + 20),
        lambda picture: picture.crop((3, 3, 597, 397)),
        lambda picture: picture.convert("RGB"),
    ],
    ids=["smaller", "paler", "trimmed", "in colour"],
)
def test_a_copy_is_near(copy):
    assert distance(fingerprint(scene(1)), fingerprint(copy(scene(1)))) <= FARTHEST


def test_another_picture_is_far():
    assert distance(fingerprint(scene(1)), fingerprint(scene(2))) > FARTHEST


def test_it_fits_into_a_signed_column_of_64_bits():
    for picture in (gradient(), gradient().transpose(Image.Transpose.FLIP_LEFT_RIGHT), scene(3)):
        assert -(1 << 63) <= fingerprint(picture) < 1 << 63


def test_the_distance_counts_bits_across_the_sign():
    assert distance(-1, 0) == 64
    assert distance(-(1 << 63), 0) == 1


@pytest.mark.django_db
def test_what_looks_alike_is_found_in_two_queries(django_assert_num_queries):
    first, near, far = (PhotoFactory() for _ in range(3))
    for photo, mark in ((first, -1), (near, -4), (far, 0x0F0F)):
        photo.fingerprint = mark
        photo.save()

    with django_assert_num_queries(2):
        assert lookalikes([first, far]) == {first.pk: [near]}


@pytest.mark.django_db
def test_whatever_looks_like_another_is_found_in_one_query(django_assert_num_queries):
    chance = Random(1956)
    strangers = [chance.getrandbits(64) - (1 << 63) for _ in range(200)]
    near = strangers[7] ^ sum(1 << bit for bit in chance.sample(range(63), FARTHEST))
    photos = PhotoFactory.create_batch(203)
    for photo, mark in zip(photos, [*strangers, near, strangers[9], None], strict=True):
        photo.fingerprint = mark
    Photo.objects.bulk_update(photos, ["fingerprint"])

    with django_assert_num_queries(1):
        assert with_lookalikes() == {photos[place].pk for place in (7, 200, 9, 201)}
