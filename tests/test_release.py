"""The archive of a release depends on nothing but what is in it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import zipfile
from pathlib import Path

from overrides.build.release import archive

MOMENT = 1_790_000_000


def site(folder: Path, names: tuple[str, ...], moment: int) -> Path:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{name} " * 200, "utf-8")
        file.chmod(0o600 + moment % 8)
        os.utime(file, (moment, moment))
    return folder


def test_order_dates_and_rights_of_the_files_do_not_matter(tmp_path: Path) -> None:
    names = ("index.html", "recht/index.html", "index.html.gz", "Ü.txt")
    sums = []
    for i, order in enumerate((names, names[::-1])):
        (tmp_path / str(i)).mkdir()
        files = archive.collect(site(tmp_path / f"site{i}", order, 1_600_000_000 + i), {"LIES-MICH.txt": "Hallo"})
        sums.append(archive.write(tmp_path / str(i) / "name-1.0.zip", files, MOMENT))
    assert sums[0] == sums[1] == hashlib.sha256((tmp_path / "0/name-1.0.zip").read_bytes()).hexdigest()


def test_what_is_unpacked_passes_its_own_check(tmp_path: Path) -> None:
    files = archive.collect(site(tmp_path / "site", ("index.html", "Ü/ß.txt"), MOMENT), {"a.txt": "ä"})
    archive.write(tmp_path / "name-1.0.zip", files, MOMENT)
    with zipfile.ZipFile(tmp_path / "name-1.0.zip") as opened:
        opened.extractall(tmp_path)
    home = tmp_path / "name-1.0"
    check = ["sha256sum", "--check", "--quiet", "SHA256SUMS"]
    assert subprocess.run(check, cwd=home, check=False).returncode == 0
    (home / "site/index.html").write_text("anders", "utf-8")
    assert subprocess.run(check, cwd=home, capture_output=True, check=False).returncode != 0


def test_what_a_killed_run_left_goes_with_the_next(tmp_path: Path) -> None:
    (tmp_path / "name-0.9.zip.part").write_bytes(b"x")
    archive.write(tmp_path / "name-1.0.zip", {"a.txt": b"a"}, MOMENT)
    assert [file.name for file in tmp_path.iterdir()] == ["name-1.0.zip"]
