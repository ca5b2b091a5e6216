"""How many comments articles have. The app that knows it stands higher on the ladder, and says so when it is ready."""

from collections.abc import Callable

Counter = Callable[[list[int]], dict[int, int]]
_counters: list[Counter] = []


def count_with(counter: Counter) -> None:
    """Let this function count: by the numbers of articles, how many comments readers find on each that has any."""
    _counters[:] = [counter]


def replies_to(article_pks: list[int]) -> dict[int, int]:
    """The number of comments on each of these articles that has any."""
    return _counters[0](article_pks) if _counters and article_pks else {}
