"""A writer's or programmer's own machine: runs with no configuration at all."""

import os

os.environ.setdefault("DEBUG", "true")
os.environ.setdefault("SITE_URL", "http://127.0.0.1:8000")
os.environ.setdefault("SECRET_KEY", "for-development-only")
os.environ.setdefault("EMAIL_FILE_PATH", "var/mail")
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
os.environ.setdefault("BACKGROUND_TASKS", "immediate")

from .production import *  # noqa: F403
from .production import DEBUG, STORAGES

SECURE_HSTS_SECONDS = 0
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
