import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, OrderBy, Q


def keep_who_is_in_what(apps, schema_editor):
    """Django cannot give a plain relation a model of its own, so its rows move to a new table."""
    figure, depiction = (apps.get_model("articles", name) for name in ("KeyFigure", "Depiction"))
    rows = figure.photos.through.objects.order_by("pk").values_list("keyfigure_id", "photo_id")
    depiction.objects.bulk_create(
        (depiction(figure_id=figure_id, photo_id=photo_id) for figure_id, photo_id in rows.iterator()), batch_size=500
    )


def put_back(apps, schema_editor):
    figure, depiction = (apps.get_model("articles", name) for name in ("KeyFigure", "Depiction"))
    plain = figure.photos.through
    rows = depiction.objects.order_by("pk").values_list("figure_id", "photo_id")
    plain.objects.bulk_create((plain(keyfigure_id=figure_id, photo_id=photo_id) for figure_id, photo_id in rows))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_states"),
        ("gallery", "0004_language_of_the_writing"),
    ]

    operations = [
        migrations.CreateModel(
            name="Depiction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "position",
                    models.CharField(
                        blank=True,
                        help_text="Such as: second from left, in the dark coat.",
                        max_length=120,
                        verbose_name="where, in words",
                    ),
                ),
                (
                    "x",
                    models.FloatField(
                        blank=True,
                        help_text="0 is the left edge, 1 the right.",
                        null=True,
                        verbose_name="from the left",
                    ),
                ),
                (
                    "y",
                    models.FloatField(
                        blank=True,
                        help_text="0 is the top edge, 1 the bottom.",
                        null=True,
                        verbose_name="from the top",
                    ),
                ),
                (
                    "figure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="depictions",
                        to="articles.keyfigure",
                        verbose_name="key figure",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="depictions",
                        to="gallery.photo",
                        verbose_name="picture",
                    ),
                ),
            ],
            options={
                "verbose_name": "person in a picture",
                "verbose_name_plural": "people in pictures",
                "ordering": [OrderBy(F("x"), nulls_last=True), "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("figure", "photo"),
                        name="figure_is_once_in_a_picture",
                        violation_error_message="This person is already named in this picture.",
                    ),
                    models.CheckConstraint(
                        name="point_of_a_person_is_in_the_picture",
                        condition=Q(x=None, y=None)
                        | Q(x__isnull=False, x__range=(0, 1), y__isnull=False, y__range=(0, 1)),
                        violation_error_message="A place on the picture has two numbers from 0 to 1, or is left empty.",
                    ),
                ],
            },
        ),
        migrations.RunPython(keep_who_is_in_what, put_back),
        migrations.RemoveField(model_name="keyfigure", name="photos"),
        migrations.AddField(
            model_name="keyfigure",
            name="photos",
            field=models.ManyToManyField(
                blank=True,
                related_name="figures",
                through="articles.Depiction",
                to="gallery.photo",
                verbose_name="pictures",
            ),
        ),
    ]
