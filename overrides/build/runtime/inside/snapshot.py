"""Inside Pyodide: load all that the page needs, answer what it will be asked, leave as little rubbish as possible."""

import contextlib
import gc
import importlib
import json
import linecache
import random
import re
import sys
import types
import typing
import zipimport

HAS_DOCSTRING = 0x4000000  # CO_HAS_DOCSTRING of inspect

job = json.loads(ARGUMENTS)  # type: ignore[name-defined]  # noqa: F821 - set by snapshot.mjs

importlib.invalidate_caches()
for name in job["modules"]:
    importlib.import_module(name)

from calc.frage import ordne_ein, pruefe  # noqa: E402 - not before the archives are unpacked and found
from calc.rechner import hole  # noqa: E402
from calc.seite import FORMEN, antworte  # noqa: E402

for name, example in job["examples"]:
    for form in FORMEN:
        antworte(name, example, form=form)


def probe() -> str:
    """What the page asks first, to see that all is well; the snapshot remembers the generator of random numbers."""
    random.seed()
    name, example = FIRST
    calculator = hole(name)
    return repr(ordne_ein(calculator, pruefe(calculator, example)))


def slim(code: types.CodeType) -> types.CodeType:
    """The same code without its docstring and without the table of its lines, which no message of the page names."""
    constants = tuple(slim(item) if isinstance(item, types.CodeType) else item for item in code.co_consts)
    flags = code.co_flags
    if flags & HAS_DOCSTRING:
        constants, flags = (None, *constants[1:]), flags & ~HAS_DOCSTRING
    return code.replace(co_consts=constants, co_flags=flags, co_linetable=b"")


def slim_all() -> None:
    """No reader reads docstrings in a page."""
    for item in gc.get_objects():
        if isinstance(item, types.FunctionType):
            item.__code__, item.__doc__ = slim(item.__code__), None
        elif isinstance(item, types.ModuleType | type):
            with contextlib.suppress(TypeError):  # some types let nothing be set
                item.__doc__ = None


FIRST = job["examples"][0]
slim_all()
linecache.clearcache()
re.purge()
for clear in typing._cleanups:  # type: ignore[attr-defined]
    clear()
# Files that the page does not have must not be remembered.
zipimport._zip_directory_cache.clear()
sys.path_importer_cache.clear()
random.seed(0)
del ARGUMENTS, job, name, example, form, clear  # type: ignore[name-defined]  # noqa: F821
gc.collect()
gc.freeze()
