"""The tests: as strict as a public site, with nothing left behind and nothing slow."""

import os
import re

os.environ.setdefault("SITE_URL", "http://testserver")
os.environ.setdefault("SECRET_KEY", "for-tests-only-" + "0" * 50)
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
os.environ.setdefault("CACHE_URL", "locmem://")
# Where several processes run the tests, each has a Redis database of its own: 15, 14, 13 ...
os.environ["CACHE_URL"] = re.sub(
    r"(?<=/)\d+$",
    lambda last: str(int(last[0]) - int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])),
    os.environ["CACHE_URL"],
)
os.environ["DEBUG"] = "false"
os.environ["BACKGROUND_TASKS"] = "immediate"

from .production import *  # noqa: F403
from .production import DATABASES, INSTALLED_APPS, STORAGES

# Notices where rows are asked for one by one, in tests that turn it on (`zeal_context`).
INSTALLED_APPS += ["zeal"]

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
DATABASES["default"]["CONN_MAX_AGE"] = 0
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
AXES_ENABLED = False
WHITENOISE_AUTOREFRESH = True
# Tests that are about the store turn it on.
STORES_PAGES = False
