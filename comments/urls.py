from django.urls import path, register_converter
from django.urls.converters import IntConverter

from . import feeds
from .views import confirming, deciding, following, own, reading, reporting, writing, your_data

app_name = "comments"


class Number(IntConverter):
    """Of a comment, as long as the database can hold one."""

    regex = "[0-9]{1,9}"


register_converter(Number, "number")

urlpatterns = [
    path("articles/<slug:slug>/comments/new/", writing.write, name="write"),
    path("articles/<slug:slug>/comments.atom", feeds.article_feed, name="article_feed"),
    path("comments.atom", feeds.site_feed, name="feed"),
    path("comments/<number:pk>/", reading.comment, name="comment"),
    path("comments/mine/<slug:token>/", own.own, name="own"),
    path("comments/mine/<slug:token>/edit/", own.edit, name="edit"),
    path("comments/mine/<slug:token>/remove/", own.remove, name="remove"),
    path("comments/mine/<str:token>/appeal/", own.appeal, name="appeal"),
    path("comments/<number:pk>/report/", reporting.report, name="report"),
    path("comments/decide/<str:token>/", deciding.decide_by_mail, name="decide"),
    path("comments/your-data/", your_data.ask, name="ask_for_data"),
    path("comments/your-data/<str:token>/", your_data.see, name="your_data"),
    path("comments/your-data/<str:token>/comments.json", your_data.take_along, name="data_file"),
    path("comments/confirm/<slug:token>/", confirming.confirm, name="confirm"),
    path("comments/following/<slug:token>/", following.following, name="following"),
    path("comments/following/<slug:token>/stop/", following.stop, name="stop"),
]
