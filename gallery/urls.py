from django.urls import path

from .views import photos, rights

app_name = "gallery"

urlpatterns = [
    path("pictures/<int:pk>-<slug:slug>/", photos.photo_detail, name="photo"),
    path("pictures/rights/", rights.ledger, name="rights"),
    path("pictures/rights/<slug:code>/", rights.ledger_of, name="rights_of"),
]
