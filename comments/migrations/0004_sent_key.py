from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("comments", "0003_defence")]

    operations = [
        migrations.RenameField("commentrecord", "token_hash", "sent_key"),
        migrations.AlterField("confirmation", "email", models.EmailField(max_length=254, verbose_name="e-mail")),
        migrations.AddConstraint(
            "confirmation",
            models.UniqueConstraint(
                condition=models.Q(("answered_at", None)),
                fields=("email",),
                name="address_is_asked_once",
                violation_error_message="This address has been asked already and has not answered.",
            ),
        ),
    ]
