"""Tools that are kept at npm only: installed once, in the version that is named, into .tools/ (not kept by Git)."""

import json
import shutil
import subprocess
from pathlib import Path

FOLDER = Path(__file__).parent.parent / ".tools"


class MissingToolError(Exception):
    """A tool cannot be had on this machine; its sentence says what to do."""


def installed(package: str, version: str) -> Path:
    """The folder of an npm package, which is fetched if it is not there; raises `MissingToolError`."""
    folder = FOLDER / f"{package}-{version}"
    if not _is_there(folder, package, version):
        _install(folder, f"{package}@{version}")
    return folder / "node_modules" / package


def _is_there(folder: Path, package: str, version: str) -> bool:
    manifest = folder / "node_modules" / package / "package.json"
    return manifest.exists() and json.loads(manifest.read_text())["version"] == version


def _install(folder: Path, wanted: str) -> None:
    npm = shutil.which("npm")
    if not npm:
        raise MissingToolError(f"{wanted} is fetched by npm: install Debian's package npm.")
    folder.mkdir(parents=True, exist_ok=True)
    # No script of a package is run.
    command = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts", wanted]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 (no words but our own)
    if ended.returncode:
        raise MissingToolError(f"npm could not fetch {wanted}: {ended.stderr.strip()}")
