"""Lighthouse on a slow phone, for the home page and a long article: `python -m benchmarks.lighthouse [--address …]`.

Fetches Lighthouse by npm into .tools/ the first time. Its figures differ from run to run, mostly with what else
the machine does: the middle of three runs is taken.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from . import demo, npm

# The newest that runs on Node 20; the next asks for 22.
LIGHTHOUSE = ("lighthouse", "12.8.2")
SCORES = ("performance", "accessibility", "best-practices", "seo")
PUBLISHED = (
    "For comparison: WordPress with a bare theme 100, 100, 96, 92 and 1.3 to 1.4 s to the largest picture; "
    "Ghost 78, 90, 100, 100 and 5.7 s."
)


def run(tool: Path, address: str) -> dict:
    """One run of Lighthouse: its report."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        command = ["node", str(tool / "cli/index.js"), address, "--quiet", "--output=json"]
        command += [f"--output-path={file.name}", f"--chrome-flags={' '.join(demo.CHROMIUM_FLAGS)}"]
        environment = os.environ | {"CHROME_PATH": demo.chromium()}
        subprocess.run(command, check=True, env=environment, stdin=subprocess.DEVNULL)  # noqa: S603 (our own words)
        return json.loads(Path(file.name).read_text())


def middle(reports: list[dict]) -> dict[str, float]:
    """The middle of each figure: scores out of 100, seconds, layout shift."""
    return {name: statistics.median(_figures(report)[name] for report in reports) for name in _figures(reports[0])}


def _figures(report: dict) -> dict[str, float]:
    audits = report["audits"]
    return {
        **{name: round(report["categories"][name]["score"] * 100) for name in SCORES},
        "LCP": audits["largest-contentful-paint"]["numericValue"] / 1000,
        "CLS": audits["cumulative-layout-shift"]["numericValue"],
        "TBT": audits["total-blocking-time"]["numericValue"] / 1000,
    }


def shortfalls(found: dict[str, float]) -> list[str]:
    """The targets that are not met, by name."""
    least = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
    most = {"LCP": 1.3, "CLS": 0, "TBT": 0}
    low = [name for name, target in least.items() if found[name] < target]
    return low + [name for name, target in most.items() if round(found[name], 3) > target]


def causes(report: dict) -> list[str]:
    """What Lighthouse finds wrong, one line an audit."""
    counted = {entry["id"] for group in SCORES for entry in report["categories"][group]["auditRefs"] if entry["weight"]}
    failed = [audit for name, audit in report["audits"].items() if name in counted and (audit["score"] or 0) < 0.9]
    return [
        f"{audit['id']}: {audit['title']} {audit.get('displayValue', '')}"
        for audit in failed
        if audit["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")
    ]


def measure(tool: Path, address: str, runs: int) -> bool:
    """Measure a page and print what was found; whether every target is met."""
    reports = [run(tool, address) for _ in range(runs)]
    found = middle(reports)
    missed = shortfalls(found)
    print(f"\n{address}\n  " + ", ".join(f"{name} {found[name]:.0f}" for name in SCORES))
    print(f"  LCP {found['LCP']:.2f} s, CLS {found['CLS']:.4f}, TBT {found['TBT']:.2f} s")
    print(f"  missed: {', '.join(missed) or 'nothing'}")
    for cause in causes(reports[-1]):
        print(f"    {cause}")
    return not missed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", help="a running demonstration site (default: one of our own)")
    parser.add_argument("--pages", nargs="+", default=["/", demo.ARTICLE], help="pages of it")
    parser.add_argument("--runs", type=int, default=3, help="runs for each page (default 3)")
    chosen = parser.parse_args()
    try:
        tool = npm.installed(*LIGHTHOUSE)
    except npm.MissingToolError as missing:
        sys.exit(str(missing))
    with demo.site(chosen.address) as address:
        met = [measure(tool, address + page, chosen.runs) for page in chosen.pages]
    print(f"\nTargets: 99, 100, 100, 100; LCP 1.3 s, CLS 0, TBT 0.\n{PUBLISHED}")
    raise SystemExit(0 if all(met) else 1)


if __name__ == "__main__":
    main()
