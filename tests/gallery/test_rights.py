"""The account that the site gives of the rights to its pictures."""

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from gallery.rights import LICENCES, licence_at
from gallery.rights_in_words import meaning
from gallery.standing import BY_CODE
from tests.factories import PhotoFactory

# From rightsstatements.org, "Rights Statements", version 1.0.
STATEMENTS = {
    "InC": "In Copyright",
    "InC-OW-EU": "In Copyright - EU Orphan Work",
    "InC-EDU": "In Copyright - Educational Use Permitted",
    "InC-NC": "In Copyright - Non-Commercial Use Permitted",
    "InC-RUU": "In Copyright - Rights-holder(s) Unlocatable or Unidentifiable",
    "NoC-CR": "No Copyright - Contractual Restrictions",
    "NoC-NC": "No Copyright - Non-Commercial Use Only",
    "NoC-OKLR": "No Copyright - Other Known Legal Restrictions",
    "NoC-US": "No Copyright - United States",
    "CNE": "Copyright Not Evaluated",
    "UND": "Copyright Undetermined",
    "NKC": "No Known Copyright",
}


@pytest.mark.parametrize("code", STATEMENTS)
def test_each_rights_statement_has_its_true_address_and_title(code):
    assert LICENCES[f"http://rightsstatements.org/vocab/{code}/1.0/"].title == STATEMENTS[code]


@pytest.mark.parametrize("code", ["by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"])
def test_each_creative_commons_licence_is_there(code):
    assert LICENCES[f"https://creativecommons.org/licenses/{code}/4.0/"].short == f"CC {code.upper()} 4.0"


def test_every_right_has_a_meaning_of_its_own():
    meanings = {code: meaning(standing) for code, standing in BY_CODE.items()}

    assert all(words.endswith(".") and "at its own address" not in words for words in meanings.values())
    assert "earn nothing" in meanings["cc-by-nc-40"]
    assert "same licence" in meanings["cc-by-sa-30"]
    assert meanings["cc-by-40"] != meanings["cc-by-nd-40"]


def test_a_licence_that_is_not_in_our_list_is_named_by_its_address():
    licence = licence_at("https://creativecommons.org/licenses/by/2.5/")

    assert licence.short == "creativecommons.org/licenses/by/2.5"


@pytest.mark.django_db
class TestLedger:
    def test_counts_what_stands_by_each_right_and_where_it_comes_from(self, client):
        PhotoFactory.create_batch(3, ready=True, source_name="Fortepan")
        PhotoFactory(ready=True, rights="permission", rights_uri="", permission_holder="A. Nagy", source_name="MTI")
        PhotoFactory(ready=True, withdrawn_at=timezone.now(), withdrawal_reason="Objection", source_name="Getty")

        response = client.get("/pictures/rights/")

        for words in ("Creative Commons Attribution-ShareAlike 3.0", "3 pictures", "Fortepan", "Used by permission"):
            assertContains(response, words)
        assertContains(response, 'href="/pictures/rights/cc-by-sa-30/"')
        assertNotContains(response, "Getty")

    def test_says_how_to_object(self, client):
        assertContains(client.get("/pictures/rights/"), "If a picture should not be here")
        assertContains(client.get("/pictures/rights/"), 'href="/report/"')

    def test_each_right_has_its_list(self, client):
        photo = PhotoFactory(ready=True, title="Boots Square", source_name="Fortepan")
        PhotoFactory(ready=True, title="Six coffins", rights="own", rights_uri="")

        response = client.get("/pictures/rights/cc-by-sa-30/")

        assertContains(response, "Boots Square")
        assertContains(response, photo.get_absolute_url())
        assertNotContains(response, "Six coffins")

    def test_a_right_by_which_nothing_stands_says_so(self, client):
        assertContains(client.get("/pictures/rights/in-copyright/"), "No picture stands by this right now.")

    def test_a_licence_that_is_not_in_our_list_has_its_account_too(self, client):
        photo = PhotoFactory(ready=True, rights_uri="https://creativecommons.org/licenses/by/2.5/")
        code = "creativecommonsorglicensesby25"

        assertContains(client.get("/pictures/rights/"), f"/pictures/rights/{code}/")
        for address in (f"/pictures/rights/{code}/", f"/pictures/?licence={code}", photo.get_absolute_url()):
            assertContains(client.get(address), photo.title)

    @pytest.mark.parametrize("address", ["nothing/", "cc-by-sa-30/?page=-1", "cc-by-sa-30/?page=9", "unknown/"])
    def test_what_is_not_there_is_not_found(self, client, address):
        PhotoFactory(ready=True)

        assert client.get(f"/pictures/rights/{address}").status_code == 404

    def test_a_longer_ledger_costs_no_more_queries(self, client, django_assert_num_queries):
        for size in (2, 30):
            for number in range(size):
                PhotoFactory(ready=True, source_name=f"Archive {number}")
            with django_assert_num_queries(2):
                client.get("/pictures/rights/")
            with django_assert_num_queries(2):
                client.get("/pictures/rights/cc-by-sa-30/")
