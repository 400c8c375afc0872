"""The fence `lizenzen`: what the site ships that others have made, with versions and licences as the packages say them.

Everything is read from what lies ready at build time: the wheels of the page, node_modules, the installed theme.
"""

from __future__ import annotations

import email
import json
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import Any

from overrides.authoring.slugs import deutsch
from overrides.authoring.template import BASE, template
from overrides.build.runtime import packages
from overrides.paths import CACHE, ROOT

HERE = Path(__file__).parent
LISTED: dict[str, Any] = tomllib.loads((HERE / "licences.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Paket:
    """One line of the list; `text` is the licence in full, empty if `hinweis` says where it is."""

    name: str
    version: str
    lizenz: str
    zweck: str
    text: str
    hinweis: str = ""

    @property
    def anker(self) -> str:
        """Id of the licence text."""
        return "lizenz-" + deutsch(self.name.replace("/", "-").replace("_", "-"), "-")


def formatter(_source: str, *_: Any, **__: Any) -> str:
    """The tables and the texts."""
    wheels = [*from_wheels()]
    texts = {package.name: package.text for package in wheels}
    return template("licences.html").render(
        base=BASE,
        eigener_text=(ROOT / "LICENSE").read_text("utf-8").strip(),
        pakete=[*(listed(entry, texts) for entry in LISTED["paket"]), *wheels],
        eingebunden=LISTED["eingebunden"],
        theme=metadata.version("mkdocs-material"),
        kisten=crates(),
    )


def listed(entry: Mapping[str, Any], texts: Mapping[str, str]) -> Paket:
    """A package of lizenzen.toml; `texts` are those of the wheels."""
    kind, _, name = entry["herkunft"].partition(":")
    version, lizenz, text = SOURCES[kind](name)
    if "text" in entry:
        text = standard_text(entry["text"])
    text = texts[entry["text_von"]] if "text_von" in entry else text
    lizenz = entry.get("lizenz", lizenz)
    return Paket(entry["name"], version, lizenz, entry["zweck"], text.strip(), entry.get("hinweis", ""))


def standard_text(name: str) -> str:
    """The text of a licence that packages refer to without bringing it."""
    return (HERE / f"licence_texts/{name}.txt").read_text("utf-8")


def _npm(name: str) -> tuple[str, str, str]:
    folder = ROOT / "node_modules" / name
    described = json.loads((folder / "package.json").read_text("utf-8"))
    text = next((file.read_text("utf-8") for file in sorted(folder.glob("LICEN[CS]E*"))), "")
    return described["version"], described["license"], text


def _python(name: str) -> tuple[str, str, str]:
    distribution = metadata.distribution(name)
    [text] = [
        file.read_text("utf-8")
        for file in distribution.files or []
        if file.parent.name == "licenses" and file.name == "LICENSE" and ".dist-info" in str(file)
    ]
    return distribution.version, _licence(distribution.metadata), text


def _icons(name: str) -> tuple[str, str, str]:
    folder = files("material") / "templates/.icons" / name
    [text] = [file.read_text("utf-8") for file in folder.iterdir() if file.name.startswith("LICENSE")]
    return f"aus Material {metadata.version('mkdocs-material')}", "", text


def _runtime(_name: str) -> tuple[str, str, str]:
    manifest = json.loads((CACHE / "runtime/manifest.json").read_text("utf-8"))
    return manifest["lock"]["info"]["python"], "", ""


SOURCES = {"npm": _npm, "python": _python, "symbole": _icons, "laufzeit": _runtime}


def wheels_of_the_page() -> Iterator[zipfile.ZipFile]:
    """The wheels that the runtime is packed from."""
    for path in sorted(packages.from_pypi("page").glob("*.whl")):
        with zipfile.ZipFile(path) as wheel:
            yield wheel


def from_wheels() -> Iterator[Paket]:
    """Every Python package that the page loads."""
    for wheel in wheels_of_the_page():
        [described] = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
        about = email.message_from_bytes(wheel.read(described))
        texts = [wheel.read(name).decode().strip() for name in wheel.namelist() if ".dist-info/licenses/" in name]
        yield Paket(about["Name"], about["Version"], _licence(about), "Prüfung der Eingaben", "\n\n".join(texts))


def crates() -> list[tuple[str, str, str]]:
    """Name, version and licence of the Rust libraries that are compiled into a wheel, from its bill of materials."""
    found = set()
    for wheel in wheels_of_the_page():
        for name in wheel.namelist():
            if name.endswith(".cyclonedx.json"):
                for part in json.loads(wheel.read(name))["components"]:
                    licences = [one.get("expression") or one["license"].get("id") for one in part.get("licenses", [])]
                    found.add((part["name"], part["version"], " / ".join(licences)))
    return sorted(found)


def _licence(about: Message | metadata.PackageMetadata) -> str:
    return str(about["License-Expression"])
