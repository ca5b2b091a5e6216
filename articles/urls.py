from django.urls import path

from .views import articles, citations, feeds, figures, iiif, pictures, reads, search

app_name = "articles"

urlpatterns = [
    path("", articles.home, name="home"),
    path("articles/<slug:slug>/", articles.article_detail, name="article"),
    path("articles/<slug:slug>/citation.<str:file_format>", citations.article_citation, name="citation"),
    path("articles/<slug:slug>/read", reads.article_read, name="read"),
    path("feeds/articles.<str:form>", feeds.articles_feed, name="feed"),
    path("feeds/<str:kind>/<slug:slug>.<str:form>", feeds.feed_by, name="feed_by"),
    path("people/", figures.figure_list, name="figures"),
    path("people/<slug:slug>/", figures.figure_detail, name="figure"),
    path("pictures/", pictures.picture_list, name="pictures"),
    path("iiif/article/<int:pk>/manifest.json", iiif.article_manifest, name="manifest"),
    path("search/", search.search, name="search"),
    path("search/suggestions/", search.suggestions, name="suggestions"),
    path("opensearch.xml", search.open_search, name="opensearch"),
    path("topics/<slug:slug>/", articles.topic_detail, name="topic"),
]
