"""Finish the built site: `python -m overrides.build.finish [--site DIR]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from overrides.build.finish import assets, mail, offline, pages, pdf, runtime, search, server, twins, whole
from overrides.paths import CACHE, ROOT, SITE


def main() -> int:
    """Run every step on the folder that mkdocs has written."""
    parser = argparse.ArgumentParser(prog="python -m overrides.build.finish", description=__doc__)
    parser.add_argument("--site", type=Path, default=SITE, help="folder written by mkdocs (default: site)")
    parser.add_argument("--cache", type=Path, default=CACHE, help="folder for intermediate results")
    parser.add_argument("--whole", action="store_true", help="fail if a PDF is missing, as a release must not")
    args = parser.parse_args()
    if not (args.site / "index.html").is_file():
        print(f"{args.site} holds no built site; run mkdocs build first", file=sys.stderr)
        return 1
    runtime.copy(args.cache / "runtime", args.site)
    whole.write(args.site)
    try:
        inline = pages.finish(args.site, mail.addresses(ROOT / "mkdocs.yml"))
    except pages.PageError as error:
        print(f"finish: {error}", file=sys.stderr)
        return 1
    search.write(args.site)
    assets.write(args.site)
    missing = pdf.write(args.site, args.cache / "pdf")
    for reason, names in missing.items():
        print(f"pdf: {reason.rstrip('.')}. Left out: {', '.join(names)}", file=sys.stderr)
    if missing and args.whole:
        print("finish: the PDFs belong to a release, so this is none.", file=sys.stderr)
        return 1
    server.write_examples(args.site, inline)
    offline.write(args.site)
    print(f"finish: {twins.write(args.site)} compressed forms made anew")
    return 0


if __name__ == "__main__":
    sys.exit(main())
