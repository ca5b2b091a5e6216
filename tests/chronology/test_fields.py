import pytest
from django import forms
from django.contrib import admin
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection, migrations, models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.writer import MigrationWriter
from django.test.utils import isolate_apps

from chronology.fields import HistoricDateField, SortKeyField, columns
from chronology.forms import HistoricDateFormField
from chronology.historic_date import HistoricDate

with isolate_apps("chronology"):

    class Dated(models.Model):
        date = HistoricDateField("when", blank=True)

        class Meta:
            abstract = True

    class Event(Dated):
        what = models.CharField(max_length=80)
        reported = HistoricDateField(blank=True)

        class Meta:
            app_label = "chronology"

        def __str__(self):
            return self.what


class EventForm(forms.ModelForm):
    class Meta:
        model = Event
        fields = ["what", "date"]


@pytest.fixture(scope="module")
def event_table(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            editor.create_model(Event)
        yield
        with connection.schema_editor() as editor:
            editor.delete_model(Event)


@pytest.fixture
def events(event_table, db):
    return Event.objects


def stored_keys(event):
    return Event.objects.values_list("date_earliest", "date_latest").get(pk=event.pk)


class TestColumn:
    def test_stores_edtf_and_gives_back_a_historic_date(self, events):
        event = events.create(what="Rising in Budapest", date="1956-10-23")

        assert event.date == HistoricDate("1956-10-23")
        assert events.get().date == HistoricDate("1956-10-23")
        assert events.filter(date="1956-10-23", date__startswith="1956").exists()

    def test_takes_a_historic_date(self, events):
        event = Event(date=HistoricDate("195X"))

        assert event.date == HistoricDate("195X")
        assert (event.date_earliest, event.date_latest) == (19500101, 19591231)

    def test_is_none_without_a_date_and_empty_in_the_database(self, events):
        event = events.create(what="Undated leaflet")

        event.refresh_from_db()

        assert event.date is None
        assert events.filter(date="").exists()
        assert stored_keys(event) == (None, None)

    def test_refuses_words_at_assignment(self):
        with pytest.raises(ValueError, match="not an EDTF date"):
            Event(date="the day the tanks came")

    def test_full_clean_wants_a_date_unless_it_may_be_blank(self):
        Event(what="Undated leaflet").full_clean()
        field = HistoricDateField()

        with pytest.raises(ValidationError, match="blank"):
            field.clean(None, None)
        with pytest.raises(ValidationError, match="no month 13"):
            field.clean("1956-13", None)

    def test_survives_a_fixture(self, events):
        event = events.create(what="Rising in Budapest", date="1956-10-23/1956-11-10")

        (row,) = serializers.serialize("python", [event])

        assert row["fields"]["date"] == "1956-10-23/1956-11-10"
        assert Event(**row["fields"]).date == event.date

    def test_loads_a_deferred_date_when_asked(self, events, django_assert_num_queries):
        events.create(what="Ides of March", date="-0043-03-15")
        event = events.only("what", "date_earliest").get()

        with django_assert_num_queries(0):
            assert event.date_earliest == -429_685
        with django_assert_num_queries(1):
            assert str(event.date) == "15 March 44 BC"


class TestSortKeys:
    def test_put_years_bc_first(self, events):
        for text in ("1956-10-23", "-0043-03-15", "0079-08-24", "-0099", "[..1956]"):
            events.create(what="", date=text)

        in_order = events.order_by("date_earliest").values_list("date", flat=True)

        assert [str(date) for date in in_order] == [
            "before 1957",
            "100 BC",
            "15 March 44 BC",
            "24 August AD 79",
            "23 October 1956",
        ]

    def test_find_what_overlaps_a_time(self, events):
        for text in ("1945/1956-10-25", "1957", "195X", "1956-11-04"):
            events.create(what="", date=text)

        found = events.filter(date_earliest__lte=19561104, date_latest__gte=19561023)

        assert sorted(event.date.edtf for event in found) == ["1945/1956-10-25", "1956-11-04", "195X"]

    def test_follow_a_save(self, events):
        event = events.create(what="Rising", date="1956")

        event.date = "1848-03-15"
        event.save()

        assert stored_keys(event) == (18480315, 18480315)

    def test_follow_a_save_of_the_date_alone(self, events):
        event = events.create(what="Rising", date="1956")

        event.date = "1848-03-15"
        event.save(update_fields=["date"])

        assert stored_keys(event) == (18480315, 18480315)

    def test_follow_a_date_taken_away(self, events):
        event = events.create(what="Rising", date="1956")

        event.date = None
        event.save()

        assert stored_keys(event) == (None, None)

    def test_follow_bulk_create(self, events):
        (event,) = events.bulk_create([Event(what="Rising", date="1956-10")])

        assert stored_keys(event) == (19561001, 19561031)

    def test_follow_update_or_create(self, events):
        events.create(what="Rising", date="1848")

        event, _ = events.update_or_create(what="Rising", defaults={"date": HistoricDate("1956")})

        assert stored_keys(event) == (19560101, 19561231)

    def test_follow_bulk_update_with_all_three_columns(self, events):
        event = events.create(what="Rising", date="1848")
        event.date = "1956"

        events.bulk_update([event], columns("date"))

        assert stored_keys(event) == (19560101, 19561231)

    def test_follow_update_with_all_three_columns(self, events):
        event = events.create(what="Rising", date="1848")

        events.update(**columns("date", HistoricDate("1956")))

        assert stored_keys(event) == (19560101, 19561231)

    def test_cannot_be_set_apart_from_the_date(self):
        event = Event(date="1956", date_earliest=1)

        assert event.date_earliest == 19560101


class TestMigrations:
    def test_have_each_column_once(self):
        assert [field.name for field in Event._meta.local_fields if isinstance(field, SortKeyField)] == [
            "reported_earliest",
            "reported_latest",
            "date_earliest",
            "date_latest",
        ]

    def test_find_nothing_to_do_the_second_time(self):
        migration = migration_from_nothing()
        namespace = {}
        exec(  # noqa: S102 - our own migration, as makemigrations writes it
            MigrationWriter(migration, include_header=False).as_string(), namespace
        )
        written = namespace["Migration"]("0001", "chronology")

        state = written.mutate_state(ProjectState())

        assert MigrationAutodetector(state, current_state())._detect_changes() == {}

    def test_historical_models_have_the_columns_and_keep_the_keys(self, events):
        historical = current_state().apps.get_model("chronology", "Event")

        event = historical.objects.create(what="Rising", date="1956")

        assert [field.name for field in historical._meta.local_fields].count("date_earliest") == 1
        assert stored_keys(event) == (19560101, 19561231)

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.parametrize("backwards", [False, True])
    def test_can_add_the_columns_one_by_one_in_any_order(self, backwards):
        add = [migrations.AddField("leaflet", field.name, field.clone()) for field in Event._meta.local_fields[1:]]
        add.sort(key=lambda operation: operation.name, reverse=backwards)
        create = migrations.CreateModel("Leaflet", [("id", models.BigAutoField(primary_key=True))])
        remade = migrations.AddField("leaflet", "pages", models.IntegerField(default=1))

        state = run([create, *add[:3], remade, *add[3:]])

        leaflet = state.apps.get_model("chronology", "Leaflet").objects.create(date="1956", what="To the nation")
        assert leaflet.date_latest == 19561231
        run([migrations.DeleteModel("Leaflet")], state)


class TestFormField:
    @pytest.mark.parametrize("typed", ["about 1956", "c. 1956", "1956~"])
    def test_reads_words_and_edtf(self, typed):
        form = EventForm({"what": "Leaflet", "date": typed})

        assert form.is_valid()
        assert form.cleaned_data["date"] == HistoricDate("1956~")

    def test_leaves_no_date_as_none(self):
        form = EventForm({"what": "Leaflet", "date": " "})

        assert form.is_valid()
        assert form.cleaned_data["date"] is None

    def test_shows_under_the_input_what_was_understood(self):
        html = EventForm(instance=Event(date="1956~"))["date"].as_widget()

        assert 'value="about 1956"' in html
        assert '<output class="historic-date-understood" for="id_date">' in html
        assert 'Understood as: <span data-edtf="1956~">about 1956</span> (1956~)' in html

    def test_shows_again_what_was_typed_when_it_is_wrong(self):
        form = EventForm({"what": "Leaflet", "date": "31 February 1956"})

        assert form.errors["date"] == [
            "There is no 31 February 1956: that month has 29 days. Write for example 29 February 1956."
        ]
        html = form["date"].as_widget()
        assert 'value="31 February 1956"' in html
        assert "<output" not in html

    def test_escapes_what_was_typed(self):
        html = EventForm({"date": '"><script>alert(1956)</script>'})["date"].as_widget()

        assert "<script>" not in html

    def test_helps_with_examples(self):
        assert "about 1956" in str(HistoricDateFormField().help_text)

    @pytest.mark.parametrize(("typed", "changed"), [("c. 1956", False), ("1957", True), ("nonsense", True), ("", True)])
    def test_has_changed_when_the_date_is_another(self, typed, changed):
        form = EventForm({"what": "", "date": typed}, instance=Event(date="1956~"))

        assert ("date" in form.changed_data) is changed

    def test_keeps_its_input_in_the_admin(self, rf):
        form = admin.ModelAdmin(Event, admin.site).get_form(rf.get("/"))

        assert list(form.base_fields) == ["date", "what", "reported"]
        assert isinstance(form.base_fields["date"], HistoricDateFormField)
        assert form.base_fields["date"].label == "When"


def current_state():
    state = ProjectState()
    state.add_model(ModelState.from_model(Event))
    return state


def migration_from_nothing():
    changes = MigrationAutodetector(ProjectState(), current_state())._detect_changes()
    return changes["chronology"][0]


def run(operations, state=None):
    """Apply the operations to the database one after the other, as `migrate` does."""
    state = state or ProjectState()
    for operation in operations:
        before, state = state, state.clone()
        operation.state_forwards("chronology", state)
        with connection.schema_editor() as editor:
            operation.database_forwards("chronology", editor, before, state)
    return state
