from django.apps import AppConfig
from django.db.models.signals import post_save

from .fields import store_sort_keys


class ChronologyConfig(AppConfig):
    name = "chronology"

    def ready(self):
        post_save.connect(store_sort_keys, dispatch_uid="chronology.store_sort_keys")
