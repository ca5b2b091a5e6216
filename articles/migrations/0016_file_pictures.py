from django.db import migrations


def file_all(apps, schema_editor):
    """Each picture of the lists is filed under the choices that it fits, and these are counted."""
    from articles.filing.keeping import refile  # noqa: PLC0415 (needs the models)

    keys = apps.get_model("gallery", "Photo").objects.order_by("pk").values_list("pk", flat=True)
    refile(keys.iterator())


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_filing"), ("gallery", "0008_lists_in_indexes")]

    operations = [migrations.RunPython(file_all, migrations.RunPython.noop)]
