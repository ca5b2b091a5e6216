"""Time and memory of a piece of work, told apart from everything else on the machine."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

MB = 1_000_000


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process, all threads, for doing `work` once."""
    before = time.process_time()
    work()
    return time.process_time() - before


def median_cpu_seconds(work: Callable[[], object], times: int) -> float:
    """The middle of so many measurements."""
    return statistics.median(cpu_seconds(work) for _ in range(times))


def peak_bytes() -> int:
    """The most memory that this process has had.

    Linux' own high-water mark: `ru_maxrss` of a fresh process also counts what its parent had when it started it.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) * 1024
    import resource  # noqa: PLC0415 (missing on Windows)

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def in_fresh_process(module: str, *arguments: str) -> dict:
    """What `python -m module arguments` prints as JSON on its last line."""
    command = [sys.executable, "-W", "ignore", "-m", module, *arguments]
    ended = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 (our own module)
    return json.loads(ended.stdout.splitlines()[-1])
