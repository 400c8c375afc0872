"""What the noxfile says when the machine does not do what it needs: one line, no traceback."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread
from types import ModuleType, SimpleNamespace

import pytest

from overrides.paths import ROOT


def copied(parent: Path) -> Path:
    """The noxfile and the locks in a folder with a space and an umlaut."""
    folder = parent / "ein Ordner für Ü"
    folder.mkdir()
    shutil.copy(ROOT / "noxfile.py", folder)
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    return folder


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.fixture(scope="module")
def noxfile(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """The noxfile as a module that works in such a folder."""
    file = copied(tmp_path_factory.mktemp("noxfile")) / "noxfile.py"
    spec = importlib.util.spec_from_file_location("noxfile_here", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(checkout: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "noxfile.py", "build"]
    settings = os.environ | environment
    return subprocess.run(command, cwd=checkout, env=settings, capture_output=True, encoding="utf-8", check=False)


def test_a_folder_that_cannot_be_written_is_named(checkout: Path) -> None:
    (checkout / ".cache").write_text("", "utf-8")  # rights alone would not stop root
    done = run(checkout)
    assert done.returncode == 1
    assert done.stderr.startswith("Cannot write into this folder: ")
    assert str(checkout / ".cache") in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_without_a_registry_it_says_what_could_not_be_installed(checkout: Path) -> None:
    nowhere = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(checkout), "PIP_CONFIG_FILE": os.devnull}
    done = run(checkout, **nowhere)
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert last == "The packages of requirements/uv.txt could not be installed. Is the registry reachable?"
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("dashes", [[], ["--"]])
def test_options_reach_the_session_with_and_without_dashes(
    noxfile: ModuleType, monkeypatch: pytest.MonkeyPatch, dashes: list[str]
) -> None:
    started = []
    monkeypatch.setattr(noxfile, "environment", lambda _: Path("python"))
    monkeypatch.setattr(noxfile, "become", lambda *command: started.extend(command[4:]))
    noxfile.start_nox(["bench", *dashes, "--rows", "3"])
    assert started == ["--session", "bench", "--", "--rows", "3"]


def test_a_full_disk_is_noticed_before_the_work(noxfile: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noxfile.shutil, "disk_usage", lambda _: SimpleNamespace(free=30 * 10**6))
    with pytest.raises(SystemExit, match=r"has only 30 MB left; 500 MB are needed\."), noxfile.alone("build"):
        pass


def test_the_second_of_two_runs_waits(noxfile: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    order = []

    def second() -> None:
        with noxfile.alone("build"):
            order.append("second")

    with noxfile.alone("build"):
        other = Thread(target=second)
        other.start()
        other.join(0.3)
        order.append("first")
    other.join(10)
    assert order == ["first", "second"]
    assert "Another run in this folder is busy (build); waiting for it" in capsys.readouterr().out
