from django.conf import settings


def languages():
    """Choices of languages; a function, so that a longer list in the settings needs no migration."""
    return settings.LANGUAGES
