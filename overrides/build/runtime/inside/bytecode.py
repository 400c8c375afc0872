"""Inside Pyodide: describe the page's wheels, then compile them and the standard library to bytecode."""

import json
import shutil
from pathlib import Path

from pyodide_build.cli.py_compile import main as py_compile
from pyodide_lock import InfoSpec, PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

NPM, WHEELS, TARGET = Path("/npm"), Path("/page"), Path("/target")

for wheel in WHEELS.iterdir():
    shutil.copyfile(wheel, TARGET / wheel.name)
shutil.copyfile(NPM / "python_stdlib.zip", TARGET / "python_stdlib.zip")

# Pyodide's own lock names the platform by its Emscripten version, wheels by their ABI; pyodide-lock needs the latter.
info = InfoSpec.from_dict(json.loads((NPM / "pyodide-lock.json").read_text("utf-8"))["info"])
wheels = InfoSpec(platform=f"pyemscripten_{info.abi_version}", python=info.python, arch=info.arch)
lock = add_wheels_to_spec(PyodideLockSpec(info=wheels, packages={}), sorted(TARGET.glob("*.whl")))
lock.info = info
lock.to_json(TARGET / "pyodide-lock.json")

# Also writes the new names and hashes into the lock.
py_compile([str(TARGET), "--silent", "--compression-level", "0"], standalone_mode=False)
