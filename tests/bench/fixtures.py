"""What is measured: the built site, a bare loadPyodide() and a page that does the same job plainly."""

from __future__ import annotations

import json
import shutil
import zipfile
from importlib.metadata import files
from pathlib import Path

from overrides.build.compression import compressed
from overrides.build.runtime import packages
from overrides.paths import ROOT

PAGES = Path(__file__).parent / "pages"
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
ONLY_FOR_NAIVE = ("holidays", "python-dateutil", "six")


def lay_out(root: Path, site: Path) -> None:
    """Put everything below `root`, each file with its compressed twins."""
    (root / "site").symlink_to(site, target_is_directory=True)
    shutil.copytree(PAGES, root, dirs_exist_ok=True)
    [worker] = (site / "assets/calculator").glob("worker-*.mjs")
    same = f'export {{ start }} from "../site/assets/calculator/{worker.name}";\n'
    (root / "wordless/site.mjs").write_text(same, "utf-8")
    (root / "pyodide").mkdir()
    for name in CORE:
        shutil.copyfile(packages.from_npm() / name, root / "pyodide" / name)
    wheels = sorted(packages.from_pypi("page").iterdir())
    for wheel in wheels:
        shutil.copyfile(wheel, root / "naive" / wheel.name)
    for name in ONLY_FOR_NAIVE:
        _zip_installed(name, root / "naive" / f"{name}.zip")
    _zip_sources(root / "naive/calc.zip")
    archives = [*(wheel.name for wheel in wheels), *(f"{name}.zip" for name in ONLY_FOR_NAIVE), "calc.zip"]
    (root / "naive/wheels.json").write_text(json.dumps(archives), "utf-8")
    for folder in ("bare", "naive", "pyodide"):
        for file in list((root / folder).iterdir()):
            for kind, form in compressed(file.read_bytes()).items():
                shutil.copyfile(form, file.with_name(f"{file.name}.{kind}"))


def _zip_installed(name: str, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files(name) or []:
            if file.suffix != ".pyc" and ".." not in file.parts:
                archive.writestr(zipfile.ZipInfo(str(file)), file.read_binary(), zipfile.ZIP_DEFLATED)


def _zip_sources(target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted((ROOT / "calc").rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                archive.writestr(
                    zipfile.ZipInfo(file.relative_to(ROOT).as_posix()), file.read_bytes(), zipfile.ZIP_DEFLATED
                )
