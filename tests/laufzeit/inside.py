"""Inside Pyodide: install the page's archives as the worker does, then run pytest."""

import os
import shutil
import sys
from pathlib import Path

job = ARGUMENTS  # type: ignore[name-defined]  # noqa: F821 - set by overrides/build/runtime/inside/run.mjs

for archive in ("/packed/packages.zip", "/calc/calc.zip"):
    shutil.unpack_archive(archive, job["site"])
shutil.copyfile("/packed/extension.wasm", Path(job["site"]) / job["extension"])

os.chdir("/repo")
os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
sys.dont_write_bytecode = True

import pytest  # type: ignore[import-not-found, unused-ignore]  # noqa: E402 - not before the packages it reads are in place

# conftest.py is for the native tests: it sets up hypothesis.
OPTIONS = ["--noconftest", "-p", "no:cacheprovider", "--rootdir=/repo", "--color=auto"]
EXIT_CODE = int(pytest.main([*OPTIONS, *job["pytest"]]))
