from django.db import migrations

FORMER = "django_redirect"


def bring(apps, schema_editor):
    """Take over what django.contrib.redirects kept, in which a slug's former address led nowhere else."""
    connection = schema_editor.connection
    if FORMER not in connection.introspection.table_names():
        return
    Redirect = apps.get_model("addresses", "Redirect")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT old_path, new_path FROM {FORMER} WHERE new_path LIKE '/%%' AND old_path <> new_path", [])
        rows = cursor.fetchall()
    found = {old: Redirect(old_path=old, new_path=new, is_by_hand=False) for old, new in rows}
    Redirect.objects.bulk_create(found.values(), ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("addresses", "0001_initial")]

    operations = [migrations.RunPython(bring, migrations.RunPython.noop)]
