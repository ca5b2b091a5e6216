from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Articles"

    def ready(self):
        from .search import follow  # noqa: PLC0415 (needs the models)

        follow.connect()
