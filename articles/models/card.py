from django.db import models

from .article import Article


class Card(models.Model):
    """The picture that other sites show beside a link to the article. Written by `articles.cards.making` alone."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="card")
    name = models.CharField(max_length=100, help_text="Of its file in the public storage.")

    def __str__(self):
        return self.name
