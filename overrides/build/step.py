"""Run a module of the build as `python -m` would: `python -m overrides.build.step MODULE …`.

Where the machine is at fault and not the build, it ends with one line: interrupted, disk full, nothing can be written.
"""

from __future__ import annotations

import errno
import runpy
import sys

MACHINE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EMFILE}
INTERRUPTED = 130


def main() -> None:
    """Run the module that the command line names, with the rest of it."""
    sys.argv = sys.argv[1:]
    module = sys.argv[0]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except OSError as error:
        if error.errno not in MACHINE:
            raise
        sys.exit(f"{module}: {error.strerror}: {error.filename or 'a file of the build'}")


if __name__ == "__main__":
    main()
