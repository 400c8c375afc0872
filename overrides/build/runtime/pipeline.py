"""The stages in their order, from the registries to the files of the page."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from overrides.build.runtime import archives, examples, node, packages
from overrides.build.runtime.stages import HERE, stage
from overrides.paths import ASSETS, ROOT

SNAPSHOT_KNOWN_WITH = "314.0.7"
"""The Pyodide whose inner workings the snapshot relies on (docs/technik/schnappschuss.md)."""

RESTORING = ASSETS / "calculator/snapshot.mjs"
RECIPE: list[Path | bytes] = [
    *(HERE / "inside", HERE / "pipeline.py", HERE / "archives.py", RESTORING),
    json.dumps(node.EVERYWHERE).encode(),
]
GLUE = HERE / "inside/glue.mjs"
CALLING = [RESTORING, ASSETS / "calculator/worker.mjs", ASSETS / "bestand/inside.mjs", HERE / "inside/snapshot.mjs"]
"""Our scripts that call Python's C functions by their names."""


LATER = ("bestand.zip", "calamine.zip", "calamine.wasm", "xlsxwriter.zip")
"""What only the page with a whole table fetches: its rules, and one library each to read and to write workbooks."""

MODULES = ("pyodide.wasm", "extension.wasm", "calamine.wasm")
"""Everything that may ask Pyodide's JavaScript for a function."""


class UnknownPyodideError(Exception):
    """The snapshot has not been tried with this Pyodide; the message says what to do."""


@dataclass(frozen=True)
class Built:
    """The files of the page, named by their task, and what the worker has to know about them.

    `snapshot` says where it puts the extension, or is None without one; `workbooks` is the module that reads
    workbooks, where Python will look for it; `stdlib` is the whole standard library as bytecode, for tests.
    """

    files: dict[str, Path]
    stdlib: Path
    lock: dict[str, Any]
    site: str
    extension: str
    workbooks: str
    snapshot: dict[str, int] | None


def build(*, with_snapshot: bool = True) -> Built:
    """Run every stage whose inputs have changed.

    Args:
        with_snapshot: the one switch. Without it, the page starts Python plainly, as it does when the snapshot fails.
    """
    npm, page, tools = packages.from_npm(), packages.from_pypi("page"), packages.from_pypi("pyodide")
    workbooks = packages.from_pypi("workbooks")
    bytecode = compile_packages(npm, page, tools)
    # The lock of a group repeats what the project itself needs.
    libraries = [wheel for wheel in sorted(workbooks.iterdir()) if not (page / wheel.name).exists()]
    rules = compile_rules(bytecode, tools, libraries)
    modules = json.loads((rules / "modules.json").read_text("utf-8"))
    packed = pack(bytecode, modules["calc"])
    later = pack_later(bytecode, rules, modules)
    lock = json.loads((bytecode / "pyodide-lock.json").read_text("utf-8"))
    major, minor, _ = lock["info"]["python"].split(".")
    site = f"/lib/python{major}.{minor}/site-packages"
    extension = f"{site}/{(packed / 'extension.txt').read_text('utf-8')}"
    files = {
        "pyodide.js": npm / "pyodide.mjs",
        "pyodide.asm.js": npm / "pyodide.asm.mjs",
        "pyodide.wasm": npm / "pyodide.asm.wasm",
        "extension.wasm": packed / "extension.wasm",
        "stdlib.zip": packed / "stdlib.zip",
        "packages.zip": packed / "packages.zip",
        "calc.zip": rules / "calc.zip",
    } | {name: later / name for name in LATER}
    snapshot = None
    if with_snapshot:
        files["pyodide.asm.js"] = lighten(npm, [files[name] for name in MODULES])
        taken = take_snapshot(npm, files["pyodide.asm.js"], bytecode, packed, rules, site, extension)
        files["snapshot.bin"] = taken / "snapshot.bin"
        snapshot = json.loads((taken / "snapshot.json").read_text("utf-8"))
    reader = f"{site}/{(later / 'calamine.txt').read_text('utf-8')}"
    return Built(files, bytecode / "python_stdlib.zip", lock, site, extension, reader, snapshot)


def compile_packages(npm: Path, page: Path, tools: Path) -> Path:
    """Bytecode of the standard library and of the page's wheels, and a lock that describes them."""

    def work(target: Path) -> None:
        node.pyodide(
            "bytecode.py",
            path=tool_paths(tools),
            mounts={"/npm": npm, "/page": page, "/tools": tools, "/target": target},
        )

    return stage("bytecode", "compiling Python packages (about 10 s)", [npm, page, tools, *RECIPE], work)


def compile_rules(bytecode: Path, tools: Path, libraries: list[Path]) -> Path:
    """Bytecode of `calc` with its data, of the libraries for workbooks, and which modules each of them loads."""
    given, table = examples.read(ROOT / "docs"), examples.TABLE.read_text("utf-8-sig")

    def work(target: Path) -> None:
        files = [file for file in sorted((ROOT / "calc").rglob("*")) if file.is_file()]
        files = [file for file in files if "__pycache__" not in file.parts]
        many = [file for file in files if file.is_relative_to(ROOT / "calc/bestand")]
        single = [file for file in files if file not in many and file.name != "__main__.py"]
        archives.zip_files(single, ROOT, target / "calc.zip")
        archives.zip_files(many, ROOT, target / "bestand.zip")
        for wheel in libraries:
            shutil.copyfile(wheel, target / wheel.name)
        node.pyodide(
            "calc.py",
            options=with_packages(bytecode),
            packages=["pydantic"],
            path=[*tool_paths(tools), *(f"/target/{wheel.name}" for wheel in libraries), "/repo"],
            mounts={"/repo": ROOT, "/tools": tools, "/target": target},
            arguments={"examples": given, "table": table},
        )

    inputs: list[Path | bytes] = [
        ROOT / "calc",
        json.dumps([given, table]).encode(),
        bytecode,
        tools,
        *libraries,
        *RECIPE,
    ]
    return stage("calc", "compiling calc", inputs, work)


def pack_later(bytecode: Path, rules: Path, modules: dict[str, list[str]]) -> Path:
    """What only a page with a whole table loads: `LATER`, each with what it needs of the standard library."""
    stdlib = bytecode / "python_stdlib.zip"

    def work(target: Path) -> None:
        archives.only([rules / "bestand.zip", stdlib], target / "bestand.zip", modules["bestand"])
        for name in ("calamine", "xlsxwriter"):
            [wheel] = rules.glob(f"*{name}*.whl")
            archives.only([wheel, stdlib], target / f"{name}.zip", modules[name])
        [reader] = rules.glob("*calamine*.whl")
        (target / "calamine.txt").write_text(archives.extension(reader, target / "calamine.wasm"), "utf-8")

    return stage("later", "packing what tables need", [bytecode, rules, *RECIPE], work)


def pack(bytecode: Path, modules: list[str]) -> Path:
    """Archives with only what the page loads when it starts plainly, and the extension module."""

    def work(target: Path) -> None:
        archives.trim_stdlib(bytecode / "python_stdlib.zip", target / "stdlib.zip", set(modules))
        extension = archives.merge_wheels(sorted(bytecode.glob("*.whl")), target)
        (target / "extension.txt").write_text(extension, "utf-8")

    return stage("packed", "packing archives", [bytecode, json.dumps(modules).encode(), *RECIPE], work)


def lighten(npm: Path, modules: list[Path]) -> Path:
    """Pyodide's own JavaScript with only what these WebAssembly modules and our scripts can reach."""
    source, uses = npm / "pyodide.asm.mjs", [npm / "pyodide.mjs", *CALLING]
    version = _version(npm)

    def work(target: Path) -> None:
        notice = f"/*! Pyodide {version}, MPL-2.0, https://pyodide.org has its source; changed and shortened here */"
        job = {"source": source, "modules": modules, "uses": uses, "notice": notice, "target": target / source.name}
        node.run(
            GLUE, job, "Pyodide's JavaScript could not be made lighter (build with --without-snapshot to leave it)"
        )

    inputs: list[Path | bytes] = [source, version.encode(), *modules, *uses, GLUE, HERE / "pipeline.py"]
    return stage("glue", "making Pyodide's JavaScript lighter", inputs, work) / source.name


def take_snapshot(npm: Path, glue: Path, bytecode: Path, packed: Path, rules: Path, site: str, extension: str) -> Path:
    """Memory of a Python that has loaded everything and has answered the examples of the pages."""
    version = _version(npm)
    if version != SNAPSHOT_KNOWN_WITH:
        raise UnknownPyodideError(
            f"The snapshot is known to work with Pyodide {SNAPSHOT_KNOWN_WITH}, this is {version}. Try it (raise "
            "SNAPSHOT_KNOWN_WITH, run the sessions pyodide and browser) or build with --without-snapshot."
        )
    given = examples.read(ROOT / "docs")
    modules = json.loads((rules / "modules.json").read_text("utf-8"))["calc"]

    def work(target: Path) -> None:
        job = {
            "runtime": npm,
            "glue": glue,
            "stdlib": packed / "stdlib.zip",
            "extension": packed / "extension.wasm",
            "lock": bytecode / "pyodide-lock.json",
            "path": extension,
            "site": site,
            "archives": [packed / "packages.zip", rules / "calc.zip"],
            "script": HERE / "inside/snapshot.py",
            "arguments": {"modules": modules, "examples": given},
            "target": target,
        }
        node.run(HERE / "inside/snapshot.mjs", job, "the snapshot could not be taken")

    inputs: list[Path | bytes] = [npm, glue, packed, rules / "calc.zip", json.dumps([given, modules]).encode(), *RECIPE]
    return stage("snapshot", "taking the memory snapshot", inputs, work)


def _version(npm: Path) -> str:
    return str(json.loads((npm / "package.json").read_text("utf-8"))["version"])


def with_packages(bytecode: Path) -> dict[str, str]:
    """Options of loadPyodide for Node: compiled standard library, own wheels."""
    return {
        "stdLibURL": str(bytecode / "python_stdlib.zip"),
        "lockFileURL": str(bytecode / "pyodide-lock.json"),
        "packageBaseUrl": f"{bytecode}/",
    }


def tool_paths(tools: Path) -> list[str]:
    """Where the build tools and pytest lie once /tools is mounted; Python imports from wheels as they are."""
    return [f"/tools/{wheel.name}" for wheel in sorted(tools.glob("*-none-any.whl"))]
