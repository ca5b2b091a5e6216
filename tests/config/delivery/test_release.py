from config.delivery import release as module
from config.delivery.release import release


def test_two_processes_of_one_program_share_what_they_stored():
    first = release()
    release.cache_clear()
    assert release() == first


def test_a_changed_template_is_another_release(tmp_path, settings, monkeypatch):
    monkeypatch.setattr(module, "FOLDERS", ["templates"])
    settings.BASE_DIR = tmp_path
    template = tmp_path / "templates" / "article.html"
    template.parent.mkdir()

    template.write_text("Twelve days in Budapest")
    before = release.__wrapped__()
    template.write_text("Thirteen days in Budapest")

    assert release.__wrapped__() != before


def test_another_name_of_the_site_is_another_release(settings):
    before = release.__wrapped__()
    settings.SITE_NAME = "History in Pictures"
    assert release.__wrapped__() != before
