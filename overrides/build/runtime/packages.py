"""What comes from the registries: npm packages and wheels, exactly as locked."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path

from overrides.build.runtime import node
from overrides.build.runtime.stages import digest, say, stage
from overrides.paths import ROOT

# The platform of Pyodide 314; pip picks pure wheels for it as well.
TARGET = [
    "--platform=pyemscripten_2026_0_wasm32",
    "--python-version=3.14",
    "--implementation=cp",
    "--abi=cp314",
    "--only-binary=:all:",
]


class DownloadError(Exception):
    """Something could not be fetched, or is not what the lock says."""


def from_npm() -> Path:
    """Install node_modules as locked and return the folder of Pyodide."""
    pyodide = ROOT / "node_modules/pyodide"
    marker = ROOT / "node_modules/.installed"
    wanted = digest([ROOT / "package.json", ROOT / "package-lock.json"])
    if not marker.is_file() or marker.read_text("utf-8") != wanted:
        say("installing npm packages")
        cache = f"--cache={ROOT / '.cache/npm'}"
        node.npm("ci", cache, "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund")
        marker.write_text(wanted, "utf-8")
    return pyodide


def from_pypi(name: str) -> Path:
    """Download the wheels of requirements/<name>.txt and return their folder."""
    lock = ROOT / f"requirements/{name}.txt"
    announce = f"downloading the wheels of {lock.name}"
    wheels = stage(f"wheels-{name}", announce, [lock], lambda target: _download(lock, target))
    locked = set(re.findall(r"sha256:([0-9a-f]{64})", lock.read_text("utf-8")))
    for wheel in wheels.iterdir():
        if hashlib.sha256(wheel.read_bytes()).hexdigest() not in locked:
            raise DownloadError(f"{wheel.name} is not the file that {lock.name} names; delete {wheels}")
    return wheels


def _download(lock: Path, target: Path) -> None:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    done = subprocess.run(
        [*command, *TARGET, "--require-hashes", "--requirement", str(lock), "--dest", str(target)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise DownloadError(f"pip could not download what {lock.name} names:\n{done.stderr.strip()}")
