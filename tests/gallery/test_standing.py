import pytest

from gallery.models import Photo
from gallery.rights import LICENCES
from gallery.standing import BY_CODE, standings
from tests.factories import PhotoFactory


def test_every_licence_and_statement_has_a_name_of_its_own_for_addresses():
    assert len(BY_CODE) == len(LICENCES) + 2
    assert {"cc-by-sa-40", "cc0-10", "public-domain", "in-copyright", "permission", "own-work"} <= set(BY_CODE)


@pytest.mark.django_db
def test_pictures_are_counted_by_their_right_the_most_frequent_first():
    PhotoFactory.create_batch(2)
    PhotoFactory(rights="permission", rights_uri="", permission_holder="Gyula Nagy's daughter")

    counted = {standing.title: number for standing, number in standings(Photo.objects.all()).items()}

    assert list(counted.items()) == [("CC BY-SA 3.0", 2), ("Used by permission", 1)]


@pytest.mark.django_db
@pytest.mark.parametrize("standing", BY_CODE.values(), ids=BY_CODE)
def test_each_right_can_be_stored_and_found_again(standing):
    photo = PhotoFactory(rights=standing.rights, rights_uri=standing.rights_uri, permission_holder="The Nagy family")

    assert list(standing.of(Photo.objects.all())) == [photo]
