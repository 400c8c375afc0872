"""Scripts and styles named by content, and the version of the site, on two small pages."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from overrides import paths
from overrides.build.finish import assets, offline
from overrides.build.runtime import packages

SHARED = ("assets/site.mjs", "assets/terms/terms.mjs")
STYLES = ("assets/site.css", "assets/terms/terms.css")
PAGE = """<!doctype html><html lang="de"><head><meta charset="utf-8"><title>x</title>{styles}
<link rel="modulepreload" href="{root}assets/calculator/fields.mjs"></head>
<body><h1>Seite</h1>{scripts}</body></html>"""


def page(root: str, *more: str) -> str:
    scripts = [f'<script type="module" src="{root}{name}"></script>' for name in (*more, *SHARED)]
    styles = [f'<link rel="stylesheet" href="{root}{name}">' for name in STYLES]
    return PAGE.format(root=root, styles="".join(styles), scripts="".join(scripts))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    packages.from_npm()
    shutil.copytree(paths.ASSETS, tmp_path / "assets")
    (tmp_path / "assets/search/stemmer.mjs").write_text("export const stemmer = (word) => word;", "utf-8")
    (tmp_path / "assets/search/index.json").write_text("{}", "utf-8")
    (tmp_path / "index.html").write_text(page("./"), "utf-8")
    runtime = tmp_path / "assets/laufzeit"
    runtime.mkdir()
    (runtime / "manifest.json").write_text(json.dumps({"files": {}, "first_visit": [], "lock": {}}), "utf-8")
    calculator = tmp_path / "rechner/frist"
    calculator.mkdir(parents=True)
    own = ("assets/calculator/runtime.mjs", "assets/calculator/form.mjs")
    (calculator / "index.html").write_text(page("../../", *own), "utf-8")
    assets.write(tmp_path)
    return tmp_path


def loaded(site: Path, path: str) -> list[str]:
    """What a page loads, as paths below the root."""
    tree = LexborHTMLParser((site / path).read_text("utf-8"))
    found = [
        str(node.attributes[name])
        for name, kind in {"src": "script[src]", "href": "link[href]"}.items()
        for node in tree.css(kind)
    ]
    return [((site / path).parent / address).resolve().relative_to(site.resolve()).as_posix() for address in found]


def test_names_are_sums_of_contents(site: Path) -> None:
    for path in (*loaded(site, "index.html"), *loaded(site, "rechner/frist/index.html")):
        named = re.search(r"-([0-9a-f]{12})\.(mjs|css)$", path)
        assert named, path
        assert hashlib.sha256((site / path).read_bytes()).hexdigest().startswith(named[1])


def test_what_every_page_loads_is_one_file_and_the_rest_stays_apart(site: Path) -> None:
    start, calculator = loaded(site, "index.html"), loaded(site, "rechner/frist/index.html")
    assert [Path(path).name.split("-")[0] for path in start] == ["seite", "seite"]
    assert set(start) < set(calculator)
    assert sorted(Path(path).name.split("-")[0] for path in set(calculator) - set(start)) == ["form", "runtime"]


def test_the_form_uses_the_one_runtime_of_its_page(site: Path) -> None:
    """Two copies would start Python twice."""
    names = {Path(path).name.split("-")[0]: path for path in loaded(site, "rechner/frist/index.html")}
    assert f'"./{Path(names["runtime"]).name}"' in (site / names["form"]).read_text("utf-8")


def test_nothing_refers_to_a_source_and_all_sources_are_gone(site: Path) -> None:
    left = {file.relative_to(site / "assets") for file in (site / "assets").rglob("*.mjs")}
    assert [file for file in left if (paths.ASSETS / file).exists()] == []
    for file in (site / "assets").rglob("*.mjs"):
        for name in re.findall(r'["\'](\.{1,2}/[^"\']+\.mjs)["\']', file.read_text("utf-8")):
            assert (file.parent / name).is_file(), (file, name)


def test_version_changes_with_any_file_and_stands_in_every_page(site: Path) -> None:
    before = site.parent / "vorher"
    shutil.copytree(site, before)
    (site / "rechner/frist/index.html").write_text(page("../../") + "<!-- other -->", "utf-8")
    old, new = offline.write(before), offline.write(site)
    assert old != new
    for root, version in ((before, old), (site, new)):
        assert json.loads((root / "version.json").read_text("utf-8")) == {"fassung": version}
        for path in root.rglob("*.html"):
            assert f'<meta name="fassung" content="{version}">' in path.read_text("utf-8")


def test_the_service_worker_knows_what_belongs_to_the_version(site: Path) -> None:
    version = offline.write(site)
    head, _, rest = (site / "sw.js").read_text("utf-8").partition("\n")
    known = json.loads(head.removeprefix("const AUSGABE=").removesuffix(";"))
    assert known["fassung"] == version
    assert known["seiten"] == [
        {"adresse": "", "titel": "Startseite"},
        {"adresse": "rechner/frist/", "titel": "Seite"},
        {"adresse": "assets/zeichen.svg", "titel": ""},
    ]
    assert set(loaded(site, "rechner/frist/index.html")) <= set(known["dateien"])
    assert "AUSGABE" in rest


def test_module_that_knows_its_address_must_lie_where_the_others_do(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = site / "quellen/assets"
    (sources / "tief/innen").mkdir(parents=True)
    (sources / "tief/innen/x.mjs").write_text("console.log(import.meta.url);", "utf-8")
    (site / "assets/offline").mkdir(exist_ok=True)
    shutil.copytree(paths.ASSETS, site / "assets", dirs_exist_ok=True)
    shutil.copytree(sources, site / "assets", dirs_exist_ok=True)
    monkeypatch.setattr(assets, "ASSETS", sources)
    (site / "index.html").write_text(
        '<head></head><script type="module" src="./assets/tief/innen/x.mjs"></script>', "utf-8"
    )
    (site / "rechner/frist/index.html").unlink()
    with pytest.raises(Exception, match="must lie in assets/<folder>/"):
        assets.write(site)
