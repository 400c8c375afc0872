"""Build Python for the page: fetch, compile, take the snapshot, pack, publish to .cache/runtime."""

from __future__ import annotations

import argparse
import sys

from overrides.build.runtime import pipeline, publish
from overrides.build.runtime.node import NodeError
from overrides.build.runtime.packages import DownloadError
from overrides.build.runtime.stages import say


def main() -> int:
    """Run every stage whose inputs have changed."""
    parser = argparse.ArgumentParser(prog="python -m overrides.build.runtime", description=__doc__)
    parser.add_argument("--without-snapshot", action="store_true", help="let the page start Python plainly")
    args = parser.parse_args()
    try:
        manifest = publish.publish(pipeline.build(with_snapshot=not args.without_snapshot))
    except (DownloadError, NodeError, pipeline.UnknownPyodideError) as error:
        print(f"runtime: {error}", file=sys.stderr)
        return 1
    megabytes = [publish.first_visit(manifest, kind) / 1e6 for kind in ("br", "gz")]
    say("a first visit loads {:.1f} MB (brotli) or {:.1f} MB (gzip)".format(*megabytes))
    return 0


if __name__ == "__main__":
    sys.exit(main())
