"""The stages in their order, from the registries to the files of the page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from overrides.build.runtime import archives, examples, node, packages
from overrides.build.runtime.stages import HERE, stage
from overrides.paths import ROOT

RECIPE = [HERE / "inside", HERE / "pipeline.py", HERE / "archives.py"]


@dataclass(frozen=True)
class Built:
    """The files of the page, named by their task, and what the worker has to know about them.

    `stdlib` is the whole standard library as bytecode, for tests.
    """

    files: dict[str, Path]
    stdlib: Path
    lock: dict[str, Any]
    site: str
    extension: str
    snapshot_size: int


def build() -> Built:
    """Run every stage whose inputs have changed."""
    npm, page, tools = packages.from_npm(), packages.from_pypi("page"), packages.from_pypi("pyodide")
    bytecode = compile_packages(npm, page, tools)
    rules = compile_rules(bytecode, tools)
    modules = json.loads((rules / "modules.json").read_text("utf-8"))
    packed = pack(bytecode, modules)
    snapshot = take_snapshot(bytecode, modules)
    lock = json.loads((bytecode / "pyodide-lock.json").read_text("utf-8"))
    major, minor, _ = lock["info"]["python"].split(".")
    return Built(
        files={
            "pyodide.js": npm / "pyodide.mjs",
            "pyodide.asm.js": npm / "pyodide.asm.mjs",
            "pyodide.wasm": npm / "pyodide.asm.wasm",
            "stdlib.zip": packed / "stdlib.zip",
            "codecs.zip": packed / "codecs.zip",
            "packages.zip": packed / "packages.zip",
            "extension.wasm": packed / "extension.wasm",
            "snapshot.bin": snapshot / "snapshot.bin",
            "calc.zip": rules / "calc.zip",
        },
        stdlib=bytecode / "python_stdlib.zip",
        lock=lock,
        site=f"/lib/python{major}.{minor}/site-packages",
        extension=(packed / "extension.txt").read_text("utf-8"),
        snapshot_size=int((snapshot / "size.txt").read_text("utf-8")),
    )


def compile_packages(npm: Path, page: Path, tools: Path) -> Path:
    """Bytecode of the standard library and of the page's wheels, and a lock that describes them."""

    def work(target: Path) -> None:
        node.pyodide(
            "bytecode.py",
            path=tool_paths(tools),
            mounts={"/npm": npm, "/page": page, "/tools": tools, "/target": target},
        )

    return stage("bytecode", "compiling Python packages (about 10 s)", [npm, page, tools, *RECIPE], work)


def compile_rules(bytecode: Path, tools: Path) -> Path:
    """Bytecode of `calc` with its data, and which modules of the standard library it loads."""

    given = examples.read(ROOT / "docs")

    def work(target: Path) -> None:
        archives.zip_folder(ROOT / "calc", target / "calc.zip")
        node.pyodide(
            "calc.py",
            options=with_packages(bytecode),
            packages=["pydantic"],
            path=[*tool_paths(tools), "/repo"],
            mounts={"/repo": ROOT, "/tools": tools, "/target": target},
            arguments={"examples": given},
        )

    inputs: list[Path | bytes] = [ROOT / "calc", json.dumps(given).encode(), bytecode, tools, *RECIPE]
    return stage("calc", "compiling calc", inputs, work)


def pack(bytecode: Path, modules: list[str]) -> Path:
    """Archives with only what the page loads."""

    def work(target: Path) -> None:
        archives.trim_stdlib(bytecode / "python_stdlib.zip", target / "stdlib.zip", set(modules))
        archives.trim_stdlib(bytecode / "python_stdlib.zip", target / "codecs.zip", set())
        extension = archives.merge_wheels(sorted(bytecode.glob("*.whl")), target)
        (target / "extension.txt").write_text(extension, "utf-8")

    return stage("packed", "packing archives", [bytecode, json.dumps(modules).encode(), *RECIPE], work)


def take_snapshot(bytecode: Path, modules: list[str]) -> Path:
    """Memory of an interpreter that has imported these modules; independent of the rules as long as the list is."""

    def work(target: Path) -> None:
        raw = target / "raw"
        node.pyodide("snapshot.py", options=with_packages(bytecode), snapshot=raw, arguments={"modules": modules})
        image = raw.read_bytes()
        (target / "snapshot.bin").write_bytes(archives.without_zeros(image))
        (target / "size.txt").write_text(str(len(image)), "utf-8")
        raw.unlink()

    return stage(
        "snapshot",
        "taking the memory snapshot",
        [bytecode, json.dumps(modules).encode(), *RECIPE],
        work,
    )


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
