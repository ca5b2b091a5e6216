import multiprocessing
import time

import pytest

from config.cache import SQLiteCache


@pytest.fixture
def cache(tmp_path):
    made = SQLiteCache(tmp_path / "folder" / "cache.sqlite3", {})
    yield made
    made.disconnect()


def test_keeps_what_it_is_given(cache):
    cache.set("capital", {"name": "Budapest"})
    cache.set("year", 1956)

    assert cache.get("capital") == {"name": "Budapest"}
    assert cache.get("year") == 1956
    assert cache.get("king", "none") == "none"


def test_keeps_true_as_true_and_none_as_none(cache):
    cache.set("sealed", True)
    cache.set("king", None)

    assert cache.get("sealed") is True
    assert cache.get("king", "none") is None


def test_forgets_in_time(cache):
    cache.set("tanks", 17, timeout=-1)
    cache.set("graves", 1956, timeout=None)

    assert cache.get("tanks") is None
    assert not cache.delete("tanks")
    assert cache.get("graves") == 1956


def test_adds_once(cache):
    assert cache.add("first", "Anna", 60)
    assert not cache.add("first", "Béla", 60)
    assert cache.get("first") == "Anna"


def test_adds_again_what_has_expired(cache):
    cache.add("first", "Anna", -1)

    assert cache.add("first", "Béla", 60)


def test_counts_without_living_longer(cache):
    cache.set("shots", 1, timeout=60)
    before = cache.expires_at("shots")

    assert cache.incr("shots") == 2
    assert cache.incr("shots", 5) == 7
    assert cache.expires_at("shots") == before


def test_counts_nothing_that_is_not_there(cache):
    with pytest.raises(ValueError, match="shots"):
        cache.incr("shots")


def test_lives_longer_when_touched(cache):
    cache.set("shots", 1, timeout=60)

    assert cache.touch("shots", 600)
    assert cache.expires_at("shots") > time.time() + 500
    assert not cache.touch("tanks", 600)


def test_clears_and_sweeps(cache):
    cache.set("tanks", 17, timeout=-1)
    cache.set("shots", 1)
    cache.sweep()
    assert len(cache) == 1

    cache.clear()
    assert len(cache) == 0


spawn = multiprocessing.get_context("spawn")


def count_up(path, times):
    cache = SQLiteCache(path, {})
    for _ in range(times):
        cache.incr("shots")


def test_processes_lose_no_count(cache):
    cache.set("shots", 0)
    processes = [spawn.Process(target=count_up, args=(cache.path, 200)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert cache.get("shots") == 600
