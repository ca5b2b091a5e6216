from django.urls import path

from .views import photos, report, rights

app_name = "gallery"

urlpatterns = [
    path("pictures/<int:pk>-<slug:slug>/", photos.photo_detail, name="photo"),
    path("pictures/rights/", rights.ledger, name="rights"),
    path("pictures/rights/<slug:code>/", rights.ledger_of, name="rights_of"),
    path("pictures/<int:pk>/report/", report.report_picture, name="report"),
    path("report/", report.report_page, name="report_page"),
    path("report/<slug:reference>/", report.reported, name="reported"),
]
