from django.urls import path

from . import views

app_name = "sidebar"

urlpatterns = [
    path("history-sites/", views.history_sites, name="sites"),
]
