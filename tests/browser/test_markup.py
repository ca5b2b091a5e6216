"""Every page is valid HTML, says the Nu HTML checker of the W3C."""

import json
import os
import shutil
import subprocess
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from benchmarks import npm

from .conftest import PAGES

CHECKER = ("vnu-jar", "26.9.27")


@pytest.fixture(scope="session")
def checker():
    """The checker's command line; where it cannot run the tests are skipped, but not in CI."""
    try:
        if not shutil.which("java"):
            raise npm.MissingToolError("The HTML checker needs Java: install Debian's package default-jre-headless.")
        jar = npm.installed(*CHECKER) / "build/dist/vnu.jar"
    except npm.MissingToolError as missing:
        pytest.fail(str(missing)) if os.environ.get("CI") else pytest.skip(str(missing))
    return ["java", "-Xss2m", "-jar", str(jar), "--exit-zero-always", "--format", "json", "--errors-only"]


@pytest.fixture
def errors_of(checker, tmp_path):
    """The checker's findings in pages, given as text by name."""

    def check(pages):
        folder = tmp_path / "pages"  # pictures are made beside it
        folder.mkdir()
        for name, text in pages.items():
            (folder / f"{name}.html").write_text(text)
        ended = subprocess.run([*checker, str(folder)], check=True, capture_output=True, text=True)  # noqa: S603
        return [_sentence(message) for message in json.loads(ended.stderr)["messages"]]

    return check


def _sentence(message):
    page = message["url"].rpartition("/")[2].replace("%20", " ")
    return f"{page}, line {message.get('lastLine')}: {message['message']} {message.get('extract', '')}"


def _text(address):
    try:
        with urlopen(address) as response:  # noqa: S310 (our own server)
            return response.read().decode()
    except HTTPError as error:
        return error.read().decode()


def test_every_kind_of_page_is_valid(errors_of, site, path_of):
    pages = {name: _text(site + path_of(name)) for name in PAGES}

    assert errors_of(pages) == []


@pytest.mark.django_db
def test_an_empty_site_is_valid(errors_of, client):
    addresses = {"home": "/", "people": "/people/", "not found": "/nothing-here/"}

    assert errors_of({name: client.get(address).content.decode() for name, address in addresses.items()}) == []
