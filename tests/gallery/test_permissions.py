from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from gallery.models import LedgerEntry
from gallery.permissions import check_permissions
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db

END = date(2026, 10, 23)


@pytest.fixture(autouse=True)
def _desk(settings):
    settings.EDITORS_EMAIL = ["desk@example.org"]


@pytest.fixture
def check(django_capture_on_commit_callbacks):
    """Check on a day so many days before the permission ends."""

    def check(days_before):
        with django_capture_on_commit_callbacks(execute=True):
            return check_permissions(END - timedelta(days_before))

    return check


def permitted(**values):
    facts = {"rights": "permission", "rights_uri": "", "permission_holder": "Fortepan", "permission_until": END}
    return PhotoFactory(**facts | values)


class TestReminders:
    def test_come_60_30_and_7_days_before_and_when_it_is_over_each_once(self, check, mailoutbox):
        permitted(title="Boots Square")

        told = [days for days in range(70, -5, -1) if check(days).reminded]

        assert told == [60, 30, 7, 0]
        assert len(mailoutbox) == 4
        assert "ends soon" in mailoutbox[0].body
        assert "23 October 2026: Boots Square, by Fortepan" in mailoutbox[0].body
        assert "has ended, and they are still shown" in mailoutbox[3].body

    def test_running_twice_on_a_day_tells_once(self, check, mailoutbox):
        permitted()

        check(60)
        check(60)

        assert len(mailoutbox) == 1

    def test_that_were_missed_are_not_made_up_for(self, check, mailoutbox):
        permitted()

        check(5)
        check(4)

        assert len(mailoutbox) == 1

    def test_begin_anew_when_the_permission_is_prolonged(self, check, mailoutbox):
        photo = permitted(permission_until=END - timedelta(60))
        check(60 + 7)

        photo.permission_until = END
        photo.save()

        assert check(60).reminded == [photo]

    def test_of_several_pictures_make_one_letter(self, check, mailoutbox):
        permitted(title="Boots Square")
        permitted(title="The telegram", permission_until=END + timedelta(3))

        check(10)

        [letter] = mailoutbox
        assert letter.to == ["desk@example.org"]
        assert letter.body.index("Boots Square") < letter.body.index("The telegram")

    def test_are_of_permissions_alone(self, check):
        PhotoFactory(permission_until=END)
        permitted().withdraw("Its owner objected.")
        permitted(permission_until=None)

        assert check(7).reminded == []

    def test_stand_in_the_ledger(self, check):
        photo = permitted()

        check(30)

        assert photo.ledger.get().words == "The permission ends on 23 October 2026."


class TestWithdrawal:
    def test_comes_on_the_day_where_it_was_chosen(self, check, mailoutbox):
        chosen = permitted(title="Boots Square", withdraw_when_permission_ends=True)
        other = permitted()
        assert check(1).withdrawn == []

        assert check(0).withdrawn == [chosen]

        chosen.refresh_from_db()
        other.refresh_from_db()
        assert (chosen.is_withdrawn, other.is_withdrawn) == (True, False)
        assert chosen.withdrawal_reason == "The permission to show it has ended."
        assert "These were withdrawn" in mailoutbox[-1].body

    def test_happens_once(self, check):
        permitted(withdraw_when_permission_ends=True)

        check(0)

        assert check(0).withdrawn == []
        assert LedgerEntry.objects.filter(what="withdrawn").count() == 1

    def test_makes_up_for_days_on_which_nothing_ran(self, check):
        photo = permitted(withdraw_when_permission_ends=True)

        assert check(-12).withdrawn == [photo]


def test_the_command_says_what_it_did():
    permitted(title="Boots Square", permission_until=timezone.localdate(), withdraw_when_permission_ends=True)
    permitted(title="The telegram", permission_until=timezone.localdate() + timedelta(5))

    first, second = StringIO(), StringIO()
    call_command("check_permissions", stdout=first)
    call_command("check_permissions", stdout=second)

    assert "Withdrawn: Boots Square" in first.getvalue()
    assert "Reminded of: The telegram" in first.getvalue()
    assert second.getvalue().startswith("No permission has ended")


@pytest.mark.parametrize(
    ("chosen", "titles"),
    [("soon", ["Ends soon"]), ("ended", ["Has ended"]), ("nonsense", None)],
)
def test_the_list_in_the_admin_is_filtered_by_permission(editor_client, chosen, titles):
    today = timezone.localdate()
    permitted(title="Ends soon", permission_until=today + timedelta(60))
    permitted(title="Ends late", permission_until=today + timedelta(61))
    permitted(title="Has ended", permission_until=today)
    permitted(title="Withdrawn", permission_until=today).withdraw("The permission has ended.")

    response = editor_client.get("/admin/gallery/photo/", {"permission": chosen})

    found = sorted(photo.title for photo in response.context["cl"].result_list)
    assert found == (titles or ["Ends late", "Ends soon", "Has ended", "Withdrawn"])
