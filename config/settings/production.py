"""The settings of a public site: strict, and the base of all others."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF
from environs import validate
from js_asset import static_lazy

from articles.extensions import allow_citations, allow_foreign, allow_nothing
from config.inline import head_script_hash

from .environment import BASE_DIR, setting, web_address

VAR_DIR = BASE_DIR / "var"

# The site

SITE_ID = 1
SITE_NAME = setting("str", "SITE_NAME", "Illustrated History")
SITE_URL = setting("str", "SITE_URL", validate=web_address).rstrip("/")
SECRET_KEY = setting("str", "SECRET_KEY")
ALLOWED_HOSTS = setting("list", "ALLOWED_HOSTS", [urlsplit(SITE_URL).hostname])
DEBUG = setting("bool", "DEBUG", False)
# How many servers of ours a request passes before this one: each adds an address to X-Forwarded-For.
PROXY_COUNT = setting("int", "PROXY_COUNT", 0, validate=validate.Range(min=0))

# What it is made of

INSTALLED_APPS = [
    "config",
    "importers",
    "comments",
    "sidebar",
    "articles",
    "gallery",
    "chronology",
    "addresses",
    "content_editor",
    "django_prose_editor",
    "js_asset",
    "reversion",
    "taggit",
    # xtd's app must stand before the one that it extends
    "comments.apps.Storage",
    "django_comments",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "axes",
    "config.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Before the static files, so that those are small in development and in the demonstration too.
    "config.compression.CompressionMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.delivery.pages.StoredPagesMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "addresses.middleware.FormerAddressMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Public pages are Jinja2, in templates/; the admin's and other packages' are Django's, in each app's folder
# (docs/decisions/0003-jinja2-for-public-pages.md).
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "environment": "config.jinja.environment",
            "context_processors": ["config.context_processors.site"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Widgets of our own have their templates in the app's folder, as the admin's have.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Where it keeps things

DATABASES = {"default": setting("dj_db_url", "DATABASE_URL", f"sqlite:///{VAR_DIR / 'site.sqlite3'}")}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    # Readers go on while one writes, and a writer waits for its turn instead of failing.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;",
    }
    # SQLite makes the file, not the folder, which a fresh clone does not have.
    if DATABASES["default"]["NAME"] != ":memory:":
        Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

CACHES = {"default": setting("dj_cache_url", "CACHE_URL", f"sqlite://{VAR_DIR / 'cache.sqlite3'}")}

# Public pages are stored in the cache, and sent from there until anything public changes.
# A cache that each process has for itself would not hear of a change in another.
STORES_PAGES = not DEBUG and not re.search("locmem|dummy", CACHES["default"]["BACKEND"])
# How long a cache that many readers share (a CDN) may keep a public page; a change shows there only after it.
SHARED_CACHE_SECONDS = setting("int", "SHARED_CACHE_SECONDS", 0)

MEDIA_ROOT = setting("str", "MEDIA_ROOT", str(VAR_DIR / "media"))
MEDIA_URL = "/media/"
# Originals and proofs of permission: never served.
PRIVATE_MEDIA_ROOT = setting("str", "PRIVATE_MEDIA_ROOT", str(VAR_DIR / "private"))
STATIC_ROOT = VAR_DIR / "static"
STATIC_URL = "/static/"
# The pictures of the help for editors stand beside its text, which the desk shows too.
STATICFILES_DIRS = [BASE_DIR / "static", ("editing", BASE_DIR / "docs" / "editing")]

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "gallery.storage.PrivateStorage",
        "OPTIONS": {"file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 31_536_000

# Pictures: the largest upload, and the largest picture in memory. A camera's 50 megapixels fit; a
# compressed file of a few kilobytes that unfolds to gigabytes does not.
PICTURE_MAX_BYTES = setting("int", "PICTURE_MAX_BYTES", 60_000_000)
PICTURE_MAX_PIXELS = setting("int", "PICTURE_MAX_PIXELS", 51_000_000)
# The form of a long article has some thousands of fields and, kept while it is written, some megabytes.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000

# Work in the background

_TASK_BACKENDS = {
    "worker": "django_tasks_db.DatabaseBackend",
    "immediate": "django_tasks.backends.immediate.ImmediateBackend",
}
BACKGROUND_TASKS = setting("str", "BACKGROUND_TASKS", "worker", validate=validate.OneOf(_TASK_BACKENDS))
TASKS = {"default": {"BACKEND": _TASK_BACKENDS[BACKGROUND_TASKS]}}

# Mail: a folder of files if one is named, else the server at EMAIL_URL

EMAIL_FILE_PATH = setting("str", "EMAIL_FILE_PATH", None)
if EMAIL_FILE_PATH:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
else:
    vars().update(setting("dj_email_url", "EMAIL_URL", "smtp://localhost:25"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = setting(
    "str", "DEFAULT_FROM_EMAIL", f"{SITE_NAME} <noreply@{urlsplit(SITE_URL).hostname}>"
)
# Whom complaints about pictures, and permissions that end, are told to; without it everybody who may decide about them.
EDITORS_EMAIL = setting("list", "EDITORS_EMAIL", [])

# Words, dates and numbers

LANGUAGE_CODE = "en-gb"
TIME_ZONE = setting("str", "TIME_ZONE", "UTC")
USE_I18N = True
USE_TZ = True

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_TAGS_FROM_STRING = "gallery.models.topic.topics_in"
TAGGIT_STRING_FROM_TAGS = "gallery.models.topic.topics_as_text"

# Comments: set here since django-comments-xtd copies its settings when it is imported

COMMENTS_APP = "django_comments_xtd"
COMMENTS_XTD_MODEL = "comments.models.Comment"
COMMENTS_XTD_MAX_THREAD_LEVEL = 2  # counted from 0: three levels
COMMENTS_XTD_THREADED_EMAILS = False
COMMENTS_XTD_SALT = SECRET_KEY.encode()
COMMENTS_TIMEOUT = 12 * 60 * 60  # after which an open form is renewed, with all that is written in it
# For how many days it can be told which comments came from one internet address (as a keyed hash).
ADDRESSES_KEPT_DAYS = setting("int", "ADDRESSES_KEPT_DAYS", 14, validate=validate.Range(min=0))
# A service that knows spam, for those who want one; without a key nobody is asked.
AKISMET_KEY = setting("str", "AKISMET_KEY", "")
AKISMET_URL = "https://rest.akismet.com/1.1/comment-check"

# For how many days what editors delete lies in the bin; then it is gone for good.
BIN_KEPT_DAYS = setting("int", "BIN_KEPT_DAYS", 30, validate=validate.Range(min=1))

# Links to other sites: asked from time to time whether they still lead anywhere. A site that is not public asks nobody.
CHECK_LINKS = setting("bool", "CHECK_LINKS", SITE_URL.startswith("https://"))
# Whether the Internet Archive is told of broken ones, and asked for its copies.
FIND_ARCHIVED_COPIES = setting("bool", "FIND_ARCHIVED_COPIES", True)
ARCHIVE_URL = "https://archive.org/wayback/available"

# Safety

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "admin:login"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "articles.visitors.address_of"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address"]

SECURE_HSTS_SECONDS = setting("int", "SECURE_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https://")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
X_FRAME_OPTIONS = "DENY"

# Nothing loads from another host. The admin's import map and its scripts carry a nonce.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE, head_script_hash()],
        "style-src": [SELF, "'unsafe-inline'"],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "INFO", "propagate": False}},
}

# The editor of running text: two extensions of our own (see articles/prose.py)

DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {
        "js": [static_lazy("js/prose-citation.js")],
        "extensions": {"Citation": allow_citations},
    },
    {
        "js": [static_lazy("js/prose-page-link.js")],
        "extensions": {"PageLink": allow_nothing},
    },
    {
        "js": [static_lazy("js/prose-foreign.js")],
        "extensions": {"Foreign": allow_foreign},
    },
    {
        "js": [static_lazy("js/prose-pasted.js")],
        "extensions": {"Pasted": allow_nothing},
    },
]
