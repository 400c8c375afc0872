"""The examples for web servers in a real nginx and a real Apache, at the root and in a folder below it.

Not among the other tests, because it needs both programs: `apt-get install nginx-light apache2`.
"""

from __future__ import annotations

import gzip
import http.client
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import brotli
import pytest

from overrides.build.finish import server
from overrides.build.finish.policy import Inline

PATHS = ("/", "/intranet/beratung/")
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
APACHE = """
ServerRoot {home}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {home}/pid
ErrorLog {home}/error.log
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule dir_module {modules}/mod_dir.so
LoadModule mime_module {modules}/mod_mime.so
LoadModule autoindex_module {modules}/mod_autoindex.so
LoadModule headers_module {modules}/mod_headers.so
LoadModule rewrite_module {modules}/mod_rewrite.so
LoadModule env_module {modules}/mod_env.so
LoadModule filter_module {modules}/mod_filter.so
LoadModule deflate_module {modules}/mod_deflate.so
AddOutputFilterByType DEFLATE text/html text/css text/javascript application/json
TypesConfig /dev/null
DocumentRoot {root}
<Directory {root}>
    Options Indexes FollowSymLinks
    AllowOverride All
    Require all granted
</Directory>
"""
NGINX = """
daemon off; worker_processes 1; pid {home}/pid; error_log {home}/error.log;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
    {maps}
    server {{ listen 127.0.0.1:{port}; {location} }}
}}
"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Running:
    name: str
    port: int
    base: str

    def get(self, path: str, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())


def content(name: str) -> bytes:
    return f"{name}: {LONG}".encode()


def fill(site: Path) -> None:
    for name in (*TYPES, "404.html", "recht/index.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content(name))
    for name in ("index.html", "a.mjs", "a.wasm", HASHED):
        (site / f"{name}.gz").write_bytes(gzip.compress(content(name), mtime=0))
        (site / f"{name}.br").write_bytes(brotli.compress(content(name)))
    (site / "leer").mkdir()
    server.write_examples(site, Inline(frozenset({"'sha256-abc='"})))


def nginx(home: Path, site: Path, base: str, port: int) -> list[str]:
    text = (site / "server/nginx.conf.txt").read_text("utf-8").replace("/srv/www/beratung/", f"{site}/")
    if base == "/":
        text = re.sub(r"location = /beratung \{.*?\n\}\n", "", text, flags=re.DOTALL)
    text = text.replace("/beratung/404", f"{base}404").replace("location /beratung/", f"location {base}")
    text = text.replace("location = /beratung ", f"location = {base[:-1]} ").replace("301 /beratung/", f"301 {base}")
    location, _, maps = text.partition("# In den http-Block")
    config = home / "nginx.conf"
    config.write_text(NGINX.format(home=home, port=port, maps=f"#{maps}", location=location), "utf-8")
    return ["nginx", "-p", str(home), "-e", f"{home}/error.log", "-c", str(config)]


def apache(home: Path, site: Path, base: str, port: int) -> list[str]:
    text = (site / "server/apache.htaccess.txt").read_text("utf-8").replace("/beratung/404", f"{base}404")
    (site / ".htaccess").write_text(text, "utf-8")
    root = Path(str(site).removesuffix(base.rstrip("/")))
    config = home / "apache.conf"
    config.write_text(APACHE.format(home=home, port=port, root=root, modules="/usr/lib/apache2/modules"), "utf-8")
    return ["apache2", "-X", "-f", str(config)]


@pytest.fixture(scope="module", params=[(make, base) for make in (nginx, apache) for base in PATHS], ids=str)
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    make, base = request.param
    home = tmp_path_factory.mktemp("server")
    for folder in (home, *home.parents[:2]):
        folder.chmod(0o755)  # the servers give up the rights of root
    site = home / "www" / base.strip("/")
    site.mkdir(parents=True)
    fill(site)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = make(home, site, base, port)
    assert shutil.which(command[0]), f"{command[0]} is missing: apt-get install nginx-light apache2"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            for _ in range(100):
                with socket.socket() as trial:
                    if process.poll() is not None or not trial.connect_ex(("127.0.0.1", port)):
                        break
                time.sleep(0.1)
            assert process.poll() is None, process.stderr and process.stderr.read()
            yield Running(command[0], port, base)
        finally:
            process.terminate()


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


def test_apache_prefers_brotli(running: Running) -> None:
    answer = running.get(f"{running.base}a.mjs", Accept_Encoding="gzip, br")
    # Debian's nginx can do this only with one more package.
    expected = {"apache2": "br", "nginx": "gzip"}[running.name]
    assert answer.headers["Content-Encoding"] == expected
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}[expected]
    assert unpack(answer.body) == content("a.mjs")


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


def test_example_for_iis_is_well_formed_and_removes_before_it_adds(tmp_path: Path) -> None:
    server.write_examples(tmp_path, Inline(frozenset({"'sha256-abc='"})))
    config = ElementTree.parse(tmp_path / "server/iis.web.config.txt")
    for parent, key in (("customHeaders", "name"), ("staticContent", "fileExtension")):
        for block in config.iter(parent):
            removed: set[str] = set()
            for entry in block:
                if entry.tag == "remove":
                    removed.add(entry.attrib[key])
                elif key in entry.attrib:
                    assert entry.attrib[key] in removed
