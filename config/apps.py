from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = "Configuration"

    def ready(self):
        from .delivery import edition  # noqa: PLC0415 (needs the apps)

        edition.start()
