from django.apps import AppConfig


class SidebarConfig(AppConfig):
    name = "sidebar"
    verbose_name = "Beside the articles"
