from django.apps import AppConfig


class SidebarConfig(AppConfig):
    name = "sidebar"
    verbose_name = "Beside the articles"

    def ready(self):
        from articles.links import places  # noqa: PLC0415 (needs the models)
        from gallery.bin.kinds import Kind, register  # noqa: PLC0415
        from gallery.history.recording import register_fields  # noqa: PLC0415

        from .links import Sites  # noqa: PLC0415
        from .models import HistoryLink, PointToPonder, Quotation, Snippet  # noqa: PLC0415

        places.register(Sites())
        for model in (Quotation, Snippet, PointToPonder):
            register_fields(model, follow=["topic_places"])
            register_fields(model.topics.through)
        register_fields(HistoryLink)
        register(Kind(Quotation), Kind(Snippet), Kind(PointToPonder), Kind(HistoryLink))
