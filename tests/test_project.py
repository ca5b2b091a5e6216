"""Guards over the whole project."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.cache import cache
from django.core.management import call_command
from django.template import engines
from django.urls import reverse
from jinja2 import UndefinedError

ROOT = Path(__file__).parent.parent
OURS = ["addresses", "articles", "chronology", "comments", "config", "gallery", "importers", "sidebar"]


def python_files():
    return [path for app in OURS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts]


def template_folders():
    """Each folder of templates with the engine that renders them: public pages Jinja2, the admin's Django's own."""
    return {ROOT / "templates": "jinja2", **{ROOT / app / "templates": "django" for app in OURS}}


def template_files():
    return [path for folder in template_folders() for path in folder.rglob("*") if path.is_file()]


def templates_of(engine):
    folders = [folder for folder, its_engine in template_folders().items() if its_engine == engine]
    files = [(path, folder) for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    return [(engine, str(path.relative_to(folder))) for path, folder in files]


MANAGED = sorted(admin.site._registry, key=lambda model: model._meta.label)


@pytest.mark.django_db
@pytest.mark.parametrize("model", MANAGED, ids=[model._meta.label for model in MANAGED])
def test_every_admin_page_opens(editor_client, model):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"

    assert editor_client.get(reverse(f"{name}_changelist")).status_code == 200
    assert editor_client.get(reverse(f"{name}_add")).status_code in (200, 403)


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.parametrize(("engine", "name"), [*templates_of("jinja2"), *templates_of("django")])
def test_every_template_compiles(engine, name):
    engines[engine].get_template(name)


def test_a_public_page_fails_over_a_name_that_it_does_not_get():
    with pytest.raises(UndefinedError):
        engines["jinja2"].from_string("{{ photo.captoin }}").render({"photo": object()})


def test_imports_only_go_down_the_ladder():
    command = [Path(sys.executable).parent / "lint-imports", "--config", ROOT / "pyproject.toml"]

    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)  # noqa: S603

    assert result.returncode == 0, result.stdout


def manage(*arguments, **environment):
    """Run a management command with the production settings and no other environment than this."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings.production"}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(  # noqa: S603
        command, capture_output=True, text=True, cwd=ROOT, env={**kept, **settings, **environment}, check=False
    )


PUBLIC = {"SECRET_KEY": "k" * 25 + "0123456789" * 3, "SITE_URL": "https://history.example.org"}


class TestProductionSettings:
    pytestmark = pytest.mark.skipif((ROOT / ".env").exists(), reason="This machine's own .env would be read.")

    def test_pass_the_deployment_check(self):
        result = manage("check", "--deploy", "--fail-level", "WARNING", **PUBLIC)

        assert result.returncode == 0, result.stderr

    @pytest.mark.parametrize(
        ("environment", "sentence"),
        [
            ({"SITE_URL": PUBLIC["SITE_URL"]}, "Set SECRET_KEY in the environment"),
            ({"SECRET_KEY": PUBLIC["SECRET_KEY"]}, "Set SITE_URL in the environment"),
            ({**PUBLIC, "SITE_URL": "history.example.org"}, "SITE_URL has a value that cannot be used"),
            ({**PUBLIC, "DEBUG": "perhaps"}, "DEBUG has a value that cannot be used"),
            ({**PUBLIC, "DATABASE_URL": "mongo://x"}, "DATABASE_URL has a value that cannot be used"),
            ({**PUBLIC, "CACHE_URL": "memory"}, "CACHE_URL has a value that cannot be used"),
            ({**PUBLIC, "BACKGROUND_TASKS": "later"}, "BACKGROUND_TASKS has a value that cannot be used"),
        ],
    )
    def test_stop_the_start_with_a_sentence(self, environment, sentence):
        result = manage("check", **environment)

        assert result.returncode != 0
        assert sentence in result.stderr

    def test_make_the_folder_of_the_database(self, tmp_path):
        environment = PUBLIC | {"DATABASE_URL": f"sqlite:///{tmp_path / 'srv' / 'history.sqlite3'}"}

        result = manage("showmigrations", "sites", **environment)

        assert result.returncode == 0, result.stderr
        assert (tmp_path / "srv").is_dir()

    def test_explain_every_variable(self):
        explained = set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
        read = set()
        for path in (ROOT / "config" / "settings").glob("production.py"):
            read |= set(re.findall(r'setting\(\s*"\w+",\s*"([A-Z_]+)"', path.read_text()))

        assert read == explained


def test_html_is_marked_safe_in_one_place_only():
    marking = [path.name for path in python_files() if re.search(MARKS_HTML, path.read_text())]
    # Mails in plain text have nothing to escape.
    html = [path for path in template_files() if path.suffix != ".txt"]
    templates = [path.name for path in html if re.search(LEAVES_UNESCAPED, path.read_text())]

    assert marking == []
    assert sorted(templates) == LEFT_UNESCAPED


MARKS_HTML = r"mark_safe|SafeString|SafeText|Markup\b|__html__|html_safe"
LEAVES_UNESCAPED = r"\|\s*safe(seq)?\b|autoescape\s+(off|false)|\bMarkup\b"

# Each shows only what `articles.prose` has cleaned, when it was stored or for a preview; the base our own style sheets;
# the help our own docs/editing.md.
LEFT_UNESCAPED = [
    "_answered.html",
    "_comment.html",
    "_confirmable.html",
    "_data.html",
    "_excerpt.html",
    "_excerpt.html",
    "_prose.html",
    "_prose.html",
    "base.html",
    "decide.html",
    "figure.html",
    "help.html",
    "news.html",
    "own.html",
    "report.html",
    "reported.html",
    "waiting.html",
    "write.html",
]


def test_no_module_is_longer_than_reads_well():
    long = {path.name: lines for path in python_files() if (lines := len(path.read_text().splitlines())) > 300}

    assert set(long) <= {"blocks.py"}


@pytest.mark.django_db
def test_the_cache_keeps_what_it_is_given():
    cache.set("capital", "Budapest", 10)

    assert cache.get("capital") == "Budapest"


def test_models_say_what_they_are_for():
    silent = [
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in OURS and (model.__doc__ or "").startswith(f"{model.__name__}(")
    ]

    assert silent == []
