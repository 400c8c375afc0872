"""The release, made twice from copies of these sources in two folders, time zones and languages.

Not among the other tests, because it takes minutes: `python3 noxfile.py reproducible`.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from overrides.paths import CACHE, ROOT

MOMENT = "1790000000"
READY = ("environments", "npm", "compressed")
"""What comes from the registries, checked by hash, and compressed forms, which depend on nothing but their content."""

WAYS = {
    "erster": {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    "zweiter Ordner für Ü": {"TZ": "America/Los_Angeles", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "2"},
}


def copy_of_the_sources(target: Path) -> None:
    """What Git would take, as it is now; without Git's own folder, so that no commit is known."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)
    (target / ".cache").mkdir()
    for name in READY:
        (target / ".cache" / name).symlink_to(CACHE / name)


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folders = [tmp_path_factory.mktemp("release") / name for name in WAYS]
    for folder in folders:  # before the long builds, in which somebody may go on working
        copy_of_the_sources(folder)
    archives = []
    for folder, environment in zip(folders, WAYS.values(), strict=True):
        command = [sys.executable, "noxfile.py", "release"]
        settings = os.environ | environment | {"SOURCE_DATE_EPOCH": MOMENT}
        done = subprocess.run(command, cwd=folder, env=settings, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        [archive] = (folder / "dist").glob("*.zip")
        archives.append(archive)
    return archives


def contents(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name.partition("/")[2]: opened.read(name) for name in opened.namelist()}


def test_both_releases_are_the_same_to_the_last_byte(releases: list[Path]) -> None:
    first, second = map(contents, releases)
    assert {name for name in first.keys() | second.keys() if first.get(name) != second.get(name)} == set()
    assert releases[0].read_bytes() == releases[1].read_bytes()
    assert releases[0].name == releases[1].name == "beratungsaktivitaet-0.1.0.zip"


def test_nothing_names_the_folder_it_was_built_in(releases: list[Path]) -> None:
    for archive in releases:
        homes = (str(archive.parents[1]).encode(), str(Path.home()).encode() + b"/.")
        found = [name for name, data in contents(archive).items() if any(home in data for home in homes)]
        assert found == []


def test_the_checksums_are_those_of_the_files(releases: list[Path]) -> None:
    files = contents(releases[0])
    listed = dict(row.split("  ", 1)[::-1] for row in files.pop("SHA256SUMS").decode().splitlines())
    assert listed == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    beside = releases[0].with_name(f"{releases[0].name}.sha256").read_text("utf-8")
    assert beside == f"{hashlib.sha256(releases[0].read_bytes()).hexdigest()}  {releases[0].name}\n"


def test_the_bill_of_materials_is_valid_and_names_what_the_page_loads(releases: list[Path]) -> None:
    files = contents(releases[0])
    bill = files["stueckliste.cdx.json"].decode()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill) is None
    named = {part.get("purl") for part in json.loads(bill)["components"]}
    lock = json.loads(files["site/assets/laufzeit/manifest.json"])["lock"]["packages"]
    npm = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    wanted = {f"pkg:pypi/{name}@{package['version']}" for name, package in lock.items()}
    wanted |= {f"pkg:npm/{name.replace('@', '%40')}@{version}" for name, version in npm.items()}
    assert wanted <= named
    assert any(purl.startswith("pkg:cargo/") for purl in named if purl)


def test_it_says_which_version_it_is_and_how_to_check_it(releases: list[Path]) -> None:
    files = contents(releases[0])
    for name in ("LIES-MICH.txt", "site/index.html", "site/recht/fristen/index.html", "site/404.html"):
        text = files[name].decode()
        assert "Fassung 0.1.0" in text, name
        assert "Stand 21.09.2026" in text, name
    assert "SHA256SUMS" in files["LIES-MICH.txt"].decode()
    assert "site/server/nginx.conf.txt" in files
    assert "site/index.html.br" in files
    assert "MIT License" in files["LIZENZ.txt"].decode()
