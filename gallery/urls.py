from django.urls import path

from .views import photos

app_name = "gallery"

urlpatterns = [
    path("<int:pk>-<slug:slug>/", photos.photo_detail, name="photo"),
]
