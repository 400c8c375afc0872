"""Pyodide's JavaScript is made lighter only where it is what we know."""

from __future__ import annotations

from pathlib import Path

import pytest

from overrides.build.runtime import node, packages, pipeline

CALLED = "_PyObject_Malloc"  # by inside/snapshot.mjs, and by no script of Pyodide
UNREACHABLE = "eglGetProcAddress"  # Python draws nothing here


@pytest.fixture
def npm(tmp_path: Path) -> Path:
    """Pyodide's own files where a test may change them."""
    source = packages.from_npm()
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "package.json"):
        (tmp_path / name).write_bytes((source / name).read_bytes())
    return tmp_path


@pytest.fixture(autouse=True)
def stages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Results of the stages stay in the test."""
    monkeypatch.setattr("overrides.build.runtime.stages.CACHE", tmp_path / "cache")


def core() -> list[Path]:
    return [packages.from_npm() / "pyodide.asm.wasm"]


def test_what_nobody_can_reach_is_gone(npm: Path) -> None:
    before = (npm / "pyodide.asm.mjs").read_text("utf-8")
    result = pipeline.lighten(npm, core())
    after = result.read_text("utf-8")
    assert CALLED in before
    assert UNREACHABLE in before
    assert CALLED in after
    assert UNREACHABLE not in after
    assert len(after) < len(before) / 2
    assert after.startswith("/*! Pyodide 314")
    code = f"const m = await import('{result.as_uri()}'); process.exitCode = typeof m.default === 'function' ? 0 : 1"
    assert node.node("--input-type=module", "-e", code).returncode == 0


@pytest.mark.parametrize(
    "text",
    [
        "assignWasmExports(wasmExports);updateGOT(origExports);",
        "var module=new WebAssembly.Module(bytes);",
        'API.rawRun("import _pyodide_core")',
        "var wasmImports={",
        "function assignWasmExports(wasmExports){",
    ],
)
@pytest.mark.parametrize("times", [0, 2])
def test_another_pyodide_is_a_clear_error(npm: Path, text: str, times: int) -> None:
    source = npm / "pyodide.asm.mjs"
    code = source.read_text("utf-8")
    source.write_text(
        code.replace(text, "") if times == 0 else f"{code}/*{code[code.index(text) - 80 :][:400]}*/", "utf-8"
    )
    with pytest.raises(node.NodeError, match=r"--without-snapshot(?s:.*)once: "):
        pipeline.lighten(npm, core())
