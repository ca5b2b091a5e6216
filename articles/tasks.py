from django_tasks import task

from .cards.making import make_card
from .links.checking import check
from .models import OutgoingLink


@task()
def make_cards(article_pks: list[int]) -> None:
    """Make the cards that these articles should have and lack."""
    for article_pk in article_pks:
        make_card(article_pk)


@task()
def check_links(link_pks: list[int]) -> None:
    """Ask other sites about these links, whenever they were asked last."""
    check(OutgoingLink.objects.filter(pk__in=link_pks))
