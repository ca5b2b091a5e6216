from django.urls import path, register_converter

from .views import (
    anniversaries,
    archive,
    articles,
    chronology,
    citations,
    feeds,
    figures,
    iiif,
    lists,
    on_this_day,
    pictures,
    reads,
    search,
    shared,
    versions,
)

app_name = "articles"

register_converter(archive.Year, "year")
register_converter(archive.Month, "month")

urlpatterns = [
    path("", articles.home, name="home"),
    path("articles/<slug:slug>/", articles.article_detail, name="article"),
    path("shared/<str:token>/", shared.shared_draft, name="shared_draft"),
    path("articles/<slug:slug>/citation.<str:file_format>", citations.article_citation, name="citation"),
    path("articles/<slug:slug>/corrections/", versions.corrections, name="corrections"),
    path("articles/<slug:slug>/v/<int:number>/", versions.version, name="version"),
    path("articles/<slug:slug>/v/<int:number>/changes/", versions.changes, name="changes"),
    path(
        "articles/<slug:slug>/v/<int:number>/citation.<str:file_format>",
        citations.version_citation,
        name="version_citation",
    ),
    path("articles/<slug:slug>/read", reads.article_read, name="read"),
    path("feeds/articles.<str:form>", feeds.articles_feed, name="feed"),
    path("feeds/<str:kind>/<slug:slug>.<str:form>", feeds.feed_by, name="feed_by"),
    path("chronology/", chronology.overview, name="chronology"),
    path("chronology/longer/", chronology.longer, name="longer"),
    path("chronology/<str:year>/", chronology.period, name="period"),
    path("chronology/<str:year>/<str:month>/", chronology.period, name="month"),
    path("on-this-day/", on_this_day.on_this_day, name="today"),
    path("on-this-day/<str:day>/", on_this_day.on_this_day, name="on_this_day"),
    path("on-this-day.atom", on_this_day.feed, name="on_this_day_feed"),
    path("anniversaries/<str:first>/<str:last>/", anniversaries.run, name="run"),
    path("anniversaries/<str:first>/<str:last>.atom", anniversaries.feed, name="run_feed"),
    path("people/", figures.figure_list, name="figures"),
    path("people/<slug:slug>/", figures.figure_detail, name="figure"),
    path("pictures/", pictures.picture_list, name="pictures"),
    path("iiif/article/<int:pk>/manifest.json", iiif.article_manifest, name="manifest"),
    path("search/", search.search, name="search"),
    path("search/suggestions/", search.suggestions, name="suggestions"),
    path("opensearch.xml", search.open_search, name="opensearch"),
    path("topics/", lists.topic_list, name="topics"),
    path("topics/<slug:slug>/", lists.topic_detail, name="topic"),
    path("series/<slug:slug>/", lists.series_detail, name="series"),
    path("authors/<slug:slug>/", lists.author_detail, name="author"),
    path("archive/", archive.archive, name="archive"),
    path("archive/<year:year>/", archive.archive_year, name="archive_year"),
    path("archive/<year:year>/<month:month>/", archive.archive_month, name="archive_month"),
]
