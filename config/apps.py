from django.apps import AppConfig, apps
from django.contrib.admin import apps as admin
from django.db.models.signals import post_migrate


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = "Configuration"
    default = True

    def ready(self):
        from .delivery import edition  # noqa: PLC0415 (needs the apps)

        edition.start()

        from .roles import make_groups  # noqa: PLC0415 (needs the apps)

        # Django tells of a migration app by app; the first of ours that has tables stands for all.
        post_migrate.connect(make_groups, sender=apps.get_app_config("comments"))


class DeskConfig(admin.AdminConfig):
    """Django's admin, opened on the editor's desk."""

    default = False
    default_site = "config.desk.site.Desk"
