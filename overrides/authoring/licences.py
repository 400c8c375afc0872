"""The fence `lizenzen`: what the site ships that others have made, with versions and licences as the packages say them.

Everything is read from what lies ready at build time: the wheels of the page, node_modules, the installed theme.
"""

from __future__ import annotations

import email
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from email.message import Message
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from pydantic import model_validator

from overrides.authoring.data import Data, read
from overrides.authoring.slugs import slug
from overrides.authoring.template import template
from overrides.build.runtime import packages
from overrides.paths import BASE, CACHE, ROOT

HERE = Path(__file__).parent
Source = tuple[str, str, str]
"""Version, licence and text of a package, as it says them itself."""


class Listed(Data):
    """A package of licences.toml: where it comes from, and what it does not say itself."""

    name: str
    herkunft: str
    zweck: str
    dateien: tuple[str, ...]
    lizenz: str = ""
    text: str = ""
    text_von: str = ""
    hinweis: str = ""

    @model_validator(mode="after")
    def _known_source(self) -> Listed:
        if self.herkunft.partition(":")[0] not in SOURCES:
            raise ValueError(f"{self.name}: „herkunft“ beginnt mit {', '.join(SOURCES)}")
        return self


class Bundled(Data):
    """What the theme has put into its own files."""

    name: str
    npm: str
    lizenz: str
    wo: str
    text: Literal["", "Apache-2.0"] = ""


class List(Data):
    """The whole of licences.toml."""

    paket: tuple[Listed, ...]
    eingebunden: tuple[Bundled, ...]


class Package(Data):
    """One line of the page; `text` is the licence in full, empty if `hinweis` says where it is.

    `purl` names the package in its registry, if it has one.
    """

    name: str
    version: str
    lizenz: str
    zweck: str
    text: str
    hinweis: str = ""
    purl: str = ""

    @property
    def anchor(self) -> str:
        """Id of the licence text."""
        return "lizenz-" + slug(self.name.replace("/", "-").replace("_", "-"), "-")


def formatter(_source: str, *_: Any, **__: Any) -> str:
    """The tables and the texts."""
    return template("licences.html").render(
        base=BASE,
        own_text=(ROOT / "LICENSE").read_text("utf-8").strip(),
        packages=shipped(),
        bundled=bundled(),
        theme=metadata.version("mkdocs-material"),
        crates=crates(),
    )


def shipped() -> list[Package]:
    """Every package that the site ships: those of licences.toml, then the wheels of the page."""
    wheels = [*from_wheels()]
    texts = {package.name: package.text for package in wheels}
    return [*(package(entry, texts) for entry in read(HERE / "licences.toml", List).paket), *wheels]


def bundled() -> tuple[Bundled, ...]:
    """What the theme has put into its own files."""
    return read(HERE / "licences.toml", List).eingebunden


def package(entry: Listed, texts: Mapping[str, str]) -> Package:
    """A package of licences.toml as it lies here; `texts` are those of the wheels."""
    kind, _, name = entry.herkunft.partition(":")
    version, licence, text = SOURCES[kind](name)
    if entry.text:
        text = standard_text(entry.text)
    return Package(
        name=entry.name,
        version=version,
        lizenz=entry.lizenz or licence,
        zweck=entry.zweck,
        text=(texts[entry.text_von] if entry.text_von else text).strip(),
        hinweis=entry.hinweis,
        purl=f"pkg:{REGISTRIES[kind]}/{name.replace('@', '%40')}@{version}" if kind in REGISTRIES else "",
    )


def standard_text(name: str) -> str:
    """The text of a licence that packages refer to without bringing it."""
    return (HERE / f"licence_texts/{name}.txt").read_text("utf-8")


def _npm(name: str) -> Source:
    folder = ROOT / "node_modules" / name
    described = json.loads((folder / "package.json").read_text("utf-8"))
    text = next((file.read_text("utf-8") for file in sorted(folder.glob("LICEN[CS]E*"))), "")
    return described["version"], described["license"], text


def _python(name: str) -> Source:
    distribution = metadata.distribution(name)
    [text] = [
        file.read_text("utf-8")
        for file in distribution.files or []
        if file.parent.name == "licenses" and file.name == "LICENSE" and ".dist-info" in str(file)
    ]
    return distribution.version, _licence(distribution.metadata), text


def _icons(name: str) -> Source:
    folder = files("material") / "templates/.icons" / name
    [text] = [file.read_text("utf-8") for file in folder.iterdir() if file.name.startswith("LICENSE")]
    return f"aus Material {metadata.version('mkdocs-material')}", "", text


def _runtime(_name: str) -> Source:
    manifest = json.loads((CACHE / "runtime/manifest.json").read_text("utf-8"))
    return manifest["lock"]["info"]["python"], "", ""


SOURCES: dict[str, Callable[[str], Source]] = {"npm": _npm, "python": _python, "symbole": _icons, "laufzeit": _runtime}
REGISTRIES = {"npm": "npm", "python": "pypi"}
"""How the type of a package URL is called, by its source."""


WHAT_FOR = {"page": "Prüfung der Eingaben", "workbooks": "Arbeitsmappen lesen und schreiben, auf der Seite „Bestand“"}
"""Groups of wheels that the runtime is packed from."""


def wheels_of_the_page() -> Iterator[tuple[str, zipfile.ZipFile]]:
    """The wheels that the runtime is packed from, each once, and what they are for."""
    seen = set()
    for group, purpose in WHAT_FOR.items():
        for path in sorted(packages.from_pypi(group).glob("*.whl")):
            if path.name not in seen:
                seen.add(path.name)
                with zipfile.ZipFile(path) as wheel:
                    yield purpose, wheel


def from_wheels() -> Iterator[Package]:
    """Every Python package that the page loads."""
    for purpose, wheel in wheels_of_the_page():
        [described] = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
        about = email.message_from_bytes(wheel.read(described))
        texts = [wheel.read(name).decode().strip() for name in wheel.namelist() if ".dist-info/licenses/" in name]
        yield Package(
            name=about["Name"],
            version=about["Version"],
            lizenz=_licence(about),
            zweck=purpose,
            text="\n\n".join(texts),
            purl=f"pkg:pypi/{about['Name'].replace('_', '-')}@{about['Version']}",
        )


def crates() -> list[tuple[str, str, str]]:
    """Name, version and licence of the Rust libraries that are compiled into a wheel, from its bill of materials."""
    found = set()
    for _, wheel in wheels_of_the_page():
        for name in wheel.namelist():
            if name.endswith(".cyclonedx.json"):
                for part in json.loads(wheel.read(name))["components"]:
                    licences = [one.get("expression") or one["license"].get("id") for one in part.get("licenses", [])]
                    found.add((part["name"], part["version"], " / ".join(licences)))
    return sorted(found)


def _licence(about: Message | metadata.PackageMetadata) -> str:
    return str(about["License-Expression"])
