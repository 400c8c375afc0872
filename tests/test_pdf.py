"""Printing that fails: a build goes on without the PDF, a release does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from overrides.build.chromium import MISSING
from overrides.build.finish import __main__ as finish
from overrides.build.finish import pdf, printer

PAGE = """<!doctype html><html lang="de"><head><title>Liste</title></head><body><h1>Liste</h1>
<p data-pdf="liste.pdf"><a href="liste.pdf">Als PDF</a></p></body></html>"""
STUCK = "#!/bin/sh\nexec sleep 60\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text(PAGE, "utf-8")
    return folder


@pytest.fixture
def stuck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A browser that never comes to an end, for a printer without patience."""
    browser = tmp_path / "browser"
    browser.write_text(STUCK, "utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(browser))
    monkeypatch.setattr(printer, "LONGEST_S", 0.2)
    return str(browser)


def test_without_its_pdf_a_page_offers_none_and_the_reason_is_told(site: Path, stuck: str, tmp_path: Path) -> None:
    assert pdf.write(site, tmp_path / "pdf") == {f"{stuck} was not done after 0.2 s": ["liste.pdf"]}
    assert "liste.pdf" not in (site / "index.html").read_text("utf-8")
    assert list((tmp_path / "pdf").iterdir()) == []


def test_without_a_browser_all_have_one_reason(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "zwei.html").write_text(PAGE.replace("liste", "zwei"), "utf-8")
    monkeypatch.setattr(pdf, "find_chromium", lambda: "")
    assert pdf.write(site, tmp_path / "pdf") == {MISSING: ["liste.pdf", "zwei.pdf"]}


@pytest.mark.usefixtures("stuck")
def test_what_a_killed_run_left_goes_with_the_next(site: Path, tmp_path: Path) -> None:
    left = tmp_path / "pdf/print-abc/profile"
    left.mkdir(parents=True)
    (left / "Lock").symlink_to("gone")  # as Chromium does
    pdf.write(site, tmp_path / "pdf")
    assert not left.parent.exists()


@pytest.mark.parametrize(("options", "code"), [([], 0), (["--whole"], 1)])
def test_only_a_release_fails_for_want_of_a_pdf(
    options: list[str], code: int, site: Path, stuck: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Any
) -> None:
    for step in ("runtime.copy", "whole.write", "pages.finish", "search.write", "assets.write"):
        monkeypatch.setattr(f"overrides.build.finish.{step}", lambda *_: None)
    for step in ("server.write_examples", "offline.write", "twins.write"):
        monkeypatch.setattr(f"overrides.build.finish.{step}", lambda *_: None)
    monkeypatch.setattr("sys.argv", ["finish", "--site", str(site), "--cache", str(tmp_path), *options])
    assert finish.main() == code
    said = capsys.readouterr().err
    assert f"pdf: {stuck} was not done after 0.2 s. Left out: liste.pdf\n" in said
    assert ("so this is none" in said) == bool(code)
