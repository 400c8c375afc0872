"""Pack the finished site into dist/."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from string import Template

from mkdocs.utils.yaml import yaml_load

from calc import recht
from overrides.build.release import archive, bill
from overrides.build.runtime.node import NodeError
from overrides.build.serverless.edition import RESULT, convert
from overrides.day import build_day
from overrides.paths import ROOT, SITE
from overrides.version import version

DIST = ROOT / "dist"
README = Path(__file__).parent / "LIES-MICH.txt"
WITH_SERVER = """Bereitstellen

   Den Ordner site/ auf den Webserver legen, wie site/technik/hosting/ es beschreibt. Beispiele für nginx, Apache und
   IIS liegen in site/server/. Eine ältere Fassung nicht überschreiben: neuen Ordner daneben legen und umschalten."""

WITHOUT = """Öffnen

   Den Ordner site/ auf ein Laufwerk legen, das alle lesen können, und site/index.html mit Edge, Chrome oder Firefox
   öffnen. Ein Webserver ist nicht nötig. Was anders ist als mit ihm, steht in site/technik/hosting/index.html."""


def main() -> int:
    """Write the archive and, beside it, its checksum."""
    parser = argparse.ArgumentParser(prog="python3 noxfile.py release", description=__doc__)
    parser.add_argument("--ohne-server", action="store_true", help="for opening from a folder, without a web server")
    parser.add_argument("--check", action="store_true", help=argparse.SUPPRESS)  # of these options, before the build
    options = parser.parse_args()
    if options.check:
        return 0
    try:
        pack(int(os.environ["SOURCE_DATE_EPOCH"]), without=options.ohne_server)
    except NodeError as error:
        print(f"release: {error}", file=sys.stderr)
        return 1
    return 0


def pack(moment: int, *, without: bool) -> None:
    """Write one edition."""
    DIST.mkdir(exist_ok=True)
    target = DIST / f"{bill.NAME}-{version().file_name}{'-ohne-server' if without else ''}.zip"
    if without:
        convert(SITE, RESULT)
    site, what = (RESULT, WITHOUT) if without else (SITE, WITH_SERVER)
    files = archive.collect(site, texts(moment, what))
    checksum = archive.write(target, files, moment)
    target.with_name(f"{target.name}.sha256").write_text(f"{checksum}  {target.name}\n", "utf-8")
    print(f"release: {target.relative_to(ROOT)}: {len(files)} files, {target.stat().st_size / 1e6:.1f} MB")
    print(f"release: sha256 {checksum}")


def texts(moment: int, what: str) -> dict[str, str]:
    """What lies beside the site, by name."""
    with (ROOT / "mkdocs.yml").open("rb") as file:
        concept = yaml_load(file)["extra"]["konzept_stand"]
    readme = Template(README.read_text("utf-8")).substitute(
        version=version(), day=_german(build_day()), konzept=_german(concept), law=_german(recht.STAND), what=what
    )
    return {
        README.name: readme,
        "LIZENZ.txt": (ROOT / "LICENSE").read_text("utf-8"),
        "stueckliste.cdx.json": bill.bill(version(), moment),
    }


def _german(day: date) -> str:
    return f"{day:%d.%m.%Y}"


if __name__ == "__main__":
    sys.exit(main())
