"""Pages of the interface: one for each room of `calc`, with all its public modules, written when the site is built.

The fence `schnittstelle` lists them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from calc import recht
from calc.rechner import RECHNER_TITEL, kurztitel
from overrides.day import build_day
from overrides.paths import ROOT
from overrides.version import version

FOLDER = "technik/api"
NAVIGATION = "Schnittstelle"
ROOMS = {
    "zeit": "Zeit",
    "form": "Eingabe und Antwort",
    "recht": "Recht als Daten",
    "institute": "Rechtsinstitute",
    "ausgabe": "Ausgabe",
    "bestand": "Bestand im Einzelnen",
}
ENTRANCE = ("eingang", "Eingang", "Der Weg in die Rechner hinein und mit der Antwort wieder heraus.")


@dataclass(frozen=True)
class Room:
    """A page: its name in the address, what stands above it, and its modules."""

    name: str
    title: str
    description: str
    modules: tuple[str, ...]

    @property
    def markdown(self) -> str:
        """The page, as an author would write it."""
        head = f"---\ndescription: {self.description}\nstand: {build_day()}\n---\n# {self.title}\n"
        block = "\n## `{0}`\n\n::: {0}\n    options:\n      heading_level: 3\n"
        return head + "".join(block.format(module) for module in self.modules)


def rooms() -> list[Room]:
    """All rooms: first how it works, then every calculator."""
    entrance = ("calc.rechner", *_modules("calc"))
    shared = [Room(name, title, _summary(f"calc/{name}"), _modules(f"calc/{name}")) for name, title in ROOMS.items()]
    return [*shared, Room(*ENTRANCE, entrance), *_calculators()]


def _calculators() -> Iterator[Room]:
    for name in RECHNER_TITEL:
        folder = f"calc/rechner/{name}"
        address = name.replace("_", "-")
        yield Room(address, f"{kurztitel(name)} im Einzelnen", _summary(folder), _modules(folder))


def _modules(folder: str) -> tuple[str, ...]:
    """The modules of a folder that offer something, its own `__init__` first."""
    files = sorted((ROOT / folder).glob("*.py"), key=lambda path: (path.name != "__init__.py", path.name))
    names = (path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for path in files if _is_public(path))
    return tuple(name.removesuffix(".__init__") for name in names)


def _is_public(path: Path) -> bool:
    """Whether a module has a function or class for others; the command line has its own manual."""
    offers = (ast.FunctionDef, ast.ClassDef)
    names = (node.name for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, offers))
    return path.name != "__main__.py" and not all(name.startswith("_") for name in names)


def _summary(folder: str) -> str:
    """The first sentence of a package."""
    text = ast.get_docstring(ast.parse((ROOT / folder / "__init__.py").read_text("utf-8"))) or ""
    return f'"{text.partition(chr(10))[0]}"'


def formatter(_source: str, *_: Any, **__: Any) -> str:
    """HTML of the list of pages."""
    items = "".join(f'<li><a href="{room.name}/">{escape(room.title)}</a></li>' for room in rooms())
    return f"<ul>{items}</ul>"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Enters the pages in the navigation, and what the foot of every page says of this version."""
    config.extra["recht_geprueft"] = recht.STAND
    config.extra["fassung"], config.extra["stand"] = version(), build_day()
    pages = [f"{FOLDER}/{room.name}.md" for room in rooms()]
    for part in config.nav or ():
        for section in part.get("Technik", ()) if isinstance(part, dict) else ():
            if isinstance(section, dict) and NAVIGATION in section:
                section[NAVIGATION] = [f"{FOLDER}/index.md", *pages]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages."""
    for room in rooms():
        files.append(File.generated(config, f"{FOLDER}/{room.name}.md", content=room.markdown))
    return files
