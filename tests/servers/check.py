"""The examples for web servers in a real nginx and a real Apache, at the root and in a folder below it.

Not among the other tests, because it needs both programs: `apt-get install nginx-light apache2
libnginx-mod-http-brotli-static`; the last one may be missing.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import brotli
import pytest

from overrides.build.finish import server as examples
from overrides.build.finish.policy import Inline
from tests.servers.running import WAYS, Running, serve

LONG = "Übung für den Server. " * 100
HASHED = "assets/laufzeit/calc-0123456789ab.zip"
TYPES = {
    "index.html": "text/html",
    "a.css": "text/css",
    "a.js": "text/javascript",
    "a.mjs": "text/javascript",
    "a.json": "application/json",
    "a.svg": "image/svg+xml",
    "a.txt": "text/plain",
    "a.csv": "text/csv",
    "a.ics": "text/calendar",
    "a.pdf": "application/pdf",
    "a.png": "image/png",
    "a.wasm": "application/wasm",
    "a.woff2": "font/woff2",
    HASHED: "application/zip",
    "assets/laufzeit/snapshot-0123456789ab.bin": "application/octet-stream",
}
READ = ("html", "css", "js", "mjs", "json", "svg", "txt", "csv", "ics")


def content(name: str) -> bytes:
    return f"{name}: {LONG}".encode()


def fill(site: Path) -> None:
    site.mkdir()
    for name in (*TYPES, "404.html", "recht/index.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content(name))
    for name in ("index.html", "a.mjs", "a.wasm", HASHED):
        (site / f"{name}.gz").write_bytes(gzip.compress(content(name), mtime=0))
        (site / f"{name}.br").write_bytes(brotli.compress(content(name)))
    (site / "leer").mkdir()
    examples.write_examples(site, Inline(frozenset({"'sha256-abc='"})))


@pytest.fixture(scope="module", params=WAYS, ids=str)
def running(request: pytest.FixtureRequest) -> Iterator[Running]:
    with serve(request.param, fill) as server:
        yield server


@pytest.mark.parametrize("name", TYPES)
def test_files_have_their_type_and_texts_their_charset(running: Running, name: str) -> None:
    answer = running.get(running.base + name)
    assert (answer.status, answer.body) == (200, content(name))
    kind = answer.headers["Content-Type"].replace(" ", "").lower()
    assert kind == TYPES[name] + (";charset=utf-8" if name.endswith(READ) else "")


@pytest.mark.parametrize("name", ["index.html", "a.mjs", "a.wasm", HASHED])
def test_packed_files_go_out_as_what_they_are(running: Running, name: str) -> None:
    answer = running.get(running.base + name, Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.body) == content(name)
    assert answer.headers["Content-Type"].startswith(TYPES[name])
    assert "accept-encoding" in answer.headers["Vary"].lower()


def test_brotli_goes_first_where_there_is_any(running: Running) -> None:
    answer = running.get(f"{running.base}a.mjs", Accept_Encoding="gzip, br")
    assert answer.headers["Content-Encoding"] == running.packs
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}[running.packs]
    assert unpack(answer.body) == content("a.mjs")
    assert "accept-encoding" in answer.headers["Vary"].lower()


def test_a_proxy_in_front_gets_packed_files_too(running: Running) -> None:
    answer = running.get(f"{running.base}a.mjs", Accept_Encoding="gzip", Via="1.1 proxy")
    assert answer.headers["Content-Encoding"] == "gzip"
    answer = running.get(f"{running.base}a.mjs", version="1.0", Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("name", ["", "a.mjs", "recht/", "gibt-es-nicht/"])
def test_every_answer_carries_the_headers(running: Running, name: str) -> None:
    headers = running.get(running.base + name).headers
    assert headers.get_all("X-Content-Type-Options") == ["nosniff"]
    assert headers.get_all("Referrer-Policy") == ["no-referrer"]
    assert "'sha256-abc='" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] is None  # over plain HTTP a browser complains about it


@pytest.mark.parametrize(("name", "kept"), [("", "no-cache"), ("a.mjs", "no-cache"), (HASHED, "immutable")])
def test_only_files_named_by_content_are_kept(running: Running, name: str, kept: str) -> None:
    for encoding in ("identity", "gzip"):
        headers = running.get(running.base + name, Accept_Encoding=encoding).headers
        assert len(headers.get_all("Cache-Control") or []) == 1
        assert kept in headers["Cache-Control"]


@pytest.mark.parametrize("name", ["gibt-es-nicht", "recht/gibt-es-nicht/", "a/b/c/d.html"])
def test_what_is_missing_gets_our_own_page(running: Running, name: str) -> None:
    answer = running.get(running.base + name)
    assert (answer.status, answer.body) == (404, content("404.html"))


def test_folders_without_slash_lead_to_those_with_one(running: Running) -> None:
    for path in filter(None, (f"{running.base}recht", running.base[:-1])):
        answer = running.get(path)
        assert answer.status == 301
        assert answer.headers["Location"].endswith(f"{path}/")


def test_folders_are_not_listed(running: Running) -> None:
    answer = running.get(f"{running.base}leer/")
    assert answer.status in {403, 404}
    assert b"Index of" not in answer.body


IIS = {
    "configuration": ({"system.webServer", "location"}, set()),
    "location": ({"system.webServer"}, {"path"}),
    "system.webServer": (
        {"defaultDocument", "directoryBrowse", "httpErrors", "staticContent", "urlCompression", "httpProtocol"},
        set(),
    ),
    "defaultDocument": ({"files"}, {"enabled"}),
    "files": ({"add", "remove", "clear"}, set()),
    "directoryBrowse": (set(), {"enabled", "showFlags"}),
    "httpErrors": (
        {"error", "remove", "clear"},
        {"errorMode", "existingResponse", "defaultResponseMode", "defaultPath"},
    ),
    "error": (set(), {"statusCode", "subStatusCode", "path", "responseMode", "prefixLanguageFilePath"}),
    "staticContent": ({"mimeMap", "remove", "clear", "clientCache"}, {"isDocFooterFileName", "enableDocFooter"}),
    "mimeMap": (set(), {"fileExtension", "mimeType"}),
    "clientCache": (set(), {"cacheControlMode", "cacheControlMaxAge", "cacheControlCustom", "httpExpires", "setEtag"}),
    "urlCompression": (set(), {"doStaticCompression", "doDynamicCompression", "dynamicCompressionBeforeCache"}),
    "httpProtocol": ({"customHeaders", "redirectHeaders"}, {"allowKeepAlive"}),
    "customHeaders": ({"add", "remove", "clear"}, set()),
    "add": (set(), {"name", "value"}),
    "remove": (set(), {"name", "fileExtension", "statusCode", "subStatusCode", "value"}),
    "clear": (set(), set()),
}
"""Children and attributes of an element, as Microsoft's reference of the configuration lists them."""

IIS_BY_ITSELF = {".xml", ".zip"}
"""Types that it has from the start."""

CHOICES = {
    "cacheControlMode": {"NoControl", "DisableCache", "UseMaxAge", "UseExpires"},
    "enabled": {"true", "false"},
    "errorMode": {"DetailedLocalOnly", "Custom", "Detailed"},
    "existingResponse": {"Auto", "Replace", "PassThrough"},
    "responseMode": {"File", "ExecuteURL", "Redirect"},
}


@pytest.fixture
def iis(tmp_path: Path) -> ElementTree.Element:
    examples.write_examples(tmp_path, Inline(frozenset({"'sha256-abc='"})))
    return ElementTree.parse(tmp_path / "server/iis.web.config.txt").getroot()


def test_example_for_iis_has_only_elements_and_attributes_that_it_knows(iis: ElementTree.Element) -> None:
    for element in iis.iter():
        children, attributes = IIS[element.tag]
        assert {child.tag for child in element} <= children, element.tag
        assert set(element.attrib) <= attributes, element.tag
        for name, value in element.attrib.items():
            assert value in CHOICES.get(name, {value}), (element.tag, name)
    ages = [age for element in iis.iter() if (age := element.attrib.get("cacheControlMaxAge"))]
    assert ages
    assert all(re.fullmatch(r"\d+\.\d\d:\d\d:\d\d", age) for age in ages)


def test_example_for_iis_removes_before_it_adds(iis: ElementTree.Element) -> None:
    for parent, key in (("customHeaders", "name"), ("staticContent", "fileExtension"), ("httpErrors", "statusCode")):
        for block in iis.iter(parent):
            removed: set[str] = set()
            for entry in block:
                if entry.tag == "remove":
                    removed.add(entry.attrib[key])
                elif key in entry.attrib:
                    assert entry.attrib[key] in removed


def test_example_for_iis_knows_every_type_that_it_may_have_to_send(iis: ElementTree.Element) -> None:
    known = {entry.attrib["fileExtension"] for entry in iis.iter("mimeMap")}
    assert {f".{name.rsplit('.')[-1]}" for name in TYPES} | {".gz"} <= known | IIS_BY_ITSELF


def test_example_for_iis_names_the_charset_of_texts_and_sends_the_headers_of_the_others(
    iis: ElementTree.Element,
) -> None:
    texts = [kind for entry in iis.iter("mimeMap") if (kind := entry.attrib["mimeType"]).startswith("text/")]
    assert len(texts) == len({".html", ".css", ".js", ".mjs", ".txt", ".csv", ".ics"})
    assert all(kind.endswith("; charset=utf-8") for kind in texts)
    sent = {entry.attrib["name"] for block in iis.iter("customHeaders") for entry in block.iter("add")}
    apache = (examples.EXAMPLES / "apache.htaccess.txt").read_text("utf-8")
    assert sent == set(re.findall(r"Header always set (\S+)", apache))
