from django.db import migrations

from articles.search import backends


def build_anew(apps, schema_editor):
    """The index also knows the kind of a document, so that each kind can be counted and listed by itself."""
    backends.remove(schema_editor)
    backends.build(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_search")]

    operations = [migrations.RunPython(build_anew, migrations.RunPython.noop)]
