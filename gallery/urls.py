from django.urls import path

from . import views

app_name = "gallery"

urlpatterns = [
    path("<int:pk>-<slug:slug>/", views.photo_detail, name="photo"),
]
