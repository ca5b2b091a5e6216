from django.core.management.base import BaseCommand

from articles.cards.making import make_card
from articles.models import Article

# In one run without --all: some 20 seconds of work.
MOST = 300


class Command(BaseCommand):
    help = "Make the pictures that other sites show beside links to articles, for a few hundred that have none."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="For every article whose card is lacking or untrue.")

    def handle(self, *, all, **options):  # noqa: A002 (the option's name)
        articles = Article.objects.announced().order_by("-pk")
        todo = articles if all else articles.filter(card=None)[:MOST]
        made = sum(make_card(pk) for pk in list(todo.values_list("pk", flat=True)))
        self.stdout.write(f"{made} cards made.")
