from django.urls import path

from .views import albums, iiif, photos, report, rights

app_name = "gallery"

urlpatterns = [
    path("albums/", albums.album_list, name="albums"),
    path("albums/<slug:slug>/", albums.album_detail, name="album"),
    path("iiif/album/<int:pk>/manifest.json", iiif.album_manifest, name="manifest"),
    path("pictures/<int:pk>-<slug:slug>/", photos.photo_detail, name="photo"),
    path("pictures/rights/", rights.ledger, name="rights"),
    path("pictures/rights/<slug:code>/", rights.ledger_of, name="rights_of"),
    path("pictures/<int:pk>/report/", report.report_picture, name="report"),
    path("report/", report.report_page, name="report_page"),
    path("report/<slug:reference>/", report.reported, name="reported"),
]
