import pytest

from gallery.complaints import decisions
from gallery.complaints.decisions import DecidedMeanwhile
from gallery.models import TakedownRequest
from tests.factories import PhotoFactory, TakedownRequestFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def complaint():
    photo = PhotoFactory(
        title="Boots Square",
        rights="permission",
        rights_uri="",
        permission_holder="Fortepan",
        permission_email="archive@example.org",
    )
    return TakedownRequestFactory(photo=photo)


@pytest.fixture
def decide(complaint, django_capture_on_commit_callbacks):
    """Make a decision, with what follows from it, and read the complaint anew."""

    def decide(decision, *arguments, **values):
        with django_capture_on_commit_callbacks(execute=True):
            decision(complaint, *arguments, **{"reasons": "We have no licence for it.", **values})
        return TakedownRequest.objects.get(pk=complaint.pk)

    return decide


def test_withdrawing_takes_the_picture_off_and_notes_for_which_complaint(decide, editor):
    decided = decide(decisions.withdraw, public_reason="Its owner asked for it.", by=editor)

    assert decided.state == "withdrawn"
    assert decided.photo.is_withdrawn
    assert decided.photo.withdrawal_reason == "Its owner asked for it."
    assert decided.photo.withdrawal_reference == decided.reference
    assert decided.ledger.first().by == editor


def test_both_sides_are_told_the_reasons_and_only_one_who_complained(decide, settings, mailoutbox):
    settings.EDITORS_EMAIL = ["desk@example.org"]

    decide(decisions.withdraw, public_reason="Its owner asked for it.")

    to_complainant, to_holder, to_editors = mailoutbox
    assert [letter.to for letter in mailoutbox] == [
        ["erzsebet@example.org"],
        ["archive@example.org"],
        ["desk@example.org"],
    ]
    for letter in mailoutbox:
        assert "We have no licence for it." in letter.body
        assert "withdrawn from every page" in letter.body
        assert "no automatic means" in letter.body
        assert letter.reply_to == ["desk@example.org"]
    assert "Dear Erzsébet Nagy" in to_complainant.body
    assert "Erzsébet" not in to_holder.body
    assert to_editors.subject.startswith("Decided")


def test_nobody_is_told_of_a_decision_that_was_not_stored(complaint, mailoutbox):
    decisions.keep(complaint, reasons="It is in the public domain.")

    assert mailoutbox == []


def test_keeping_changes_nothing_but_the_complaint(decide):
    decided = decide(decisions.keep, reasons="It is in the public domain.")

    assert (decided.state, decided.decision) == ("kept", "It is in the public domain.")
    assert not decided.photo.is_withdrawn


def test_correcting_says_in_the_ledger_what_stood_there_before(decide, complaint):
    photo = complaint.photo
    photo.credit_line = "Fortepan / Sándor Nagy"

    decided = decide(decisions.correct, photo, reasons="You are right.")

    assert decided.state == "corrected"
    assert decided.photo.credit_line == "Fortepan / Sándor Nagy"
    [entry] = decided.ledger.filter(what="corrected")
    assert "credit line: “Fortepan / Gyula Nagy” became “Fortepan / Sándor Nagy”" in entry.words


def test_the_second_of_two_editors_hears_that_it_is_decided(decide):
    decide(decisions.keep)

    with pytest.raises(DecidedMeanwhile):
        decide(decisions.withdraw, public_reason="Its owner asked for it.")


def test_a_withdrawal_is_taken_back_by_deciding_anew(decide):
    decide(decisions.withdraw, public_reason="Its owner asked for it.")

    decided = decide(decisions.keep, seen="withdrawn", reasons="They have shown us the licence.")

    assert not decided.photo.is_withdrawn
    assert [entry.what for entry in decided.ledger.exclude(what="told")] == ["withdrawn", "kept", "reinstated"]


def test_keeping_does_not_show_what_was_withdrawn_for_another_complaint(decide, complaint):
    complaint.photo.withdraw("A court ordered it.", reference="R-AAAA-AAAA")

    assert decide(decisions.keep).photo.is_withdrawn


def test_a_complaint_cannot_be_deleted(complaint):
    for delete in (complaint.delete, TakedownRequest.objects.all().delete):
        with pytest.raises(TypeError, match="is kept"):
            delete()
