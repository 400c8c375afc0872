"""Inside Pyodide: load what the page needs of the standard library, and leave as little rubbish as possible."""

import gc
import importlib
import linecache
import re
import zipimport

for name in ARGUMENTS["modules"]:  # type: ignore[name-defined]  # noqa: F821 - set by run.mjs
    importlib.import_module(name)

linecache.clearcache()
re.purge()
# The page brings a smaller python_stdlib.zip: positions in this one must not be remembered.
zipimport._zip_directory_cache.clear()
gc.collect()
