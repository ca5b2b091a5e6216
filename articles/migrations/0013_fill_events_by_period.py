from django.db import migrations

BATCH = 500


def fill(apps, schema_editor):
    """Each event says in which decade, year and month it lies; each key figure where it stands in an index."""
    parts = ["date_decade", "date_year", "date_month", "date_anniversary"]
    _store(apps.get_model("articles", "Event").objects.using(schema_editor.connection.alias), parts)
    _store(apps.get_model("articles", "KeyFigure").objects.using(schema_editor.connection.alias), ["filed_under"])


def _store(objects, fields):
    """The fields know their values by themselves."""
    last = 0
    while rows := list(objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        for row in rows:
            for name in fields:
                row._meta.get_field(name).pre_save(row, add=False)
        objects.bulk_update(rows, fields)
        last = rows[-1].pk


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_events_by_period")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
