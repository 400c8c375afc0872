"""Which version the site says it is: from Git, from an archive, or the bare number."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from overrides.version import ARCHIVED, Version, version

EPOCH = 1_700_000_000
MOMENT = f"{EPOCH} +0200"


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=N", "-c", "user.email=n@example.invalid", "-c", "commit.gpgsign=false")
    environment = {"GIT_AUTHOR_DATE": MOMENT, "GIT_COMMITTER_DATE": MOMENT, "PATH": "/usr/bin:/bin:/usr/local/bin"}
    command = ["git", "-C", str(folder), *who, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True).stdout.strip()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository with one commit, in a folder with a space and an umlaut."""
    if not shutil.which("git"):
        pytest.skip("no Git here")
    folder = tmp_path / "ein Ordner für Ü"
    (folder / "overrides").mkdir(parents=True)
    (folder / "pyproject.toml").write_text('[project]\nversion = "1.2.3"\n', "utf-8")
    (folder / ".gitattributes").write_text(f"{ARCHIVED} export-subst\n", "utf-8")
    (folder / ARCHIVED).write_text("$Format:%H %ct$\n", "utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "first")
    return folder


def test_a_checkout_names_its_commit(checkout: Path) -> None:
    commit = git(checkout, "rev-parse", "HEAD")
    assert version(checkout) == Version("1.2.3", commit, EPOCH)
    assert str(version(checkout)) == f"1.2.3 ({commit[:10]})"


def test_a_changed_checkout_says_so(checkout: Path) -> None:
    (checkout / "pyproject.toml").write_text('[project]\nversion = "1.2.4"\n', "utf-8")
    assert str(version(checkout)).endswith(", verändert)")
    assert version(checkout).file_name.endswith("-changed")


def test_an_archive_names_the_same_commit_without_git(checkout: Path, tmp_path: Path) -> None:
    target = tmp_path / "entpackt"
    target.mkdir()
    git(checkout, "archive", "--output", str(tmp_path / "archive.tar"), "HEAD")
    shutil.unpack_archive(tmp_path / "archive.tar", target)
    assert version(target) == version(checkout)


def test_a_mere_copy_has_only_its_number(checkout: Path) -> None:
    shutil.rmtree(checkout / ".git")
    assert version(checkout) == Version("1.2.3")
    assert str(version(checkout)) == "1.2.3"


def test_a_copy_inside_another_repository_is_not_that_repository(checkout: Path) -> None:
    inner = checkout / "innen"
    shutil.copytree(checkout / "overrides", inner / "overrides")
    shutil.copyfile(checkout / "pyproject.toml", inner / "pyproject.toml")
    assert version(inner) == Version("1.2.3")
