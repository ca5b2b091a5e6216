from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Articles"

    def ready(self):
        from .cards import follow as cards  # noqa: PLC0415 (needs the models)
        from .filing import follow as filing  # noqa: PLC0415
        from .links.kinds import register_kinds  # noqa: PLC0415
        from .search import follow as search  # noqa: PLC0415
        from .versions import kept, recording  # noqa: PLC0415
        from .versions.bin import fill_the_bin  # noqa: PLC0415

        cards.connect()
        search.connect()
        filing.connect()
        recording.start()
        kept.start()
        register_kinds()
        fill_the_bin()
