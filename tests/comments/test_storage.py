"""What django-comments-xtd would do by itself, and must not do here."""

import pytest
from django.conf import settings
from django.contrib import admin
from django.db.models.signals import pre_save
from django_comments_xtd import get_model
from django_comments_xtd.conf import settings as xtd
from django_comments_xtd.models import BlackListedDomain, XtdComment

from comments.models import Comment, State
from tests.factories import CommentFactory


def test_its_settings_are_those_of_the_site():
    assert get_model() is Comment
    assert xtd.COMMENTS_XTD_MAX_THREAD_LEVEL == 2
    assert xtd.COMMENTS_XTD_THREADED_EMAILS is False
    assert isinstance(xtd.COMMENTS_XTD_SALT, bytes)
    apps = settings.INSTALLED_APPS
    assert apps.index("comments.apps.Storage") < apps.index("django_comments")


def test_nothing_of_it_listens_to_saved_comments():
    listening = [receiver for model in (Comment, XtdComment) for receiver in pre_save._live_receivers(model)[0]]

    assert [receiver for receiver in listening if "xtd" in receiver.__module__] == []


def test_its_admin_is_not_there():
    assert not admin.site.is_registered(XtdComment)
    assert not admin.site.is_registered(BlackListedDomain)


@pytest.mark.django_db
def test_what_it_saves_itself_publishes_no_hidden_answer():
    comment = CommentFactory()
    hidden = CommentFactory(article=comment.record.article, answers=comment, state=State.AWAITING_MODERATOR)

    XtdComment.objects.get(pk=comment.pk).save()

    hidden.refresh_from_db()
    assert not hidden.is_public
