"""A real nginx and a real Apache with the examples of the site, at the root and in a folder below it."""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATHS = ("/", "/intranet/beratung/")
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
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
"""Debian's libnginx-mod-http-brotli-static, which brings the last line of the example to life."""

NGINX = """
{modules} daemon off; worker_processes 1; pid {home}/pid; error_log {home}/error.log;
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
    packs: str
    """The best that it packs with."""
    port: int
    base: str

    def get(self, path: str, version: str = "1.1", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection._http_vsn_str = f"HTTP/{version}"  # type: ignore[attr-defined]
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())


def nginx(home: Path, site: Path, base: str, port: int) -> list[str]:
    text = (site / "server/nginx.conf.txt").read_text("utf-8").replace("/srv/www/beratung/", f"{site}/")
    if base == "/":
        text = re.sub(r"location = /beratung \{.*?\n\}\n", "", text, flags=re.DOTALL)
    text = text.replace("/beratung/404", f"{base}404").replace("location /beratung/", f"location {base}")
    text = text.replace("location = /beratung ", f"location = {base[:-1]} ").replace("301 /beratung/", f"301 {base}")
    modules = ""
    if BROTLI.is_file():
        assert text.count("# brotli_static on;") == 1
        text, modules = text.replace("# brotli_static on;", "brotli_static on;"), f"load_module {BROTLI};"
    location, _, maps = text.partition("# In den http-Block")
    config = home / "nginx.conf"
    filled = NGINX.format(home=home, port=port, maps=f"#{maps}", location=location, modules=modules)
    config.write_text(filled, "utf-8")
    return ["nginx", "-p", str(home), "-e", f"{home}/error.log", "-c", str(config)]


def apache(home: Path, site: Path, base: str, port: int) -> list[str]:
    text = (site / "server/apache.htaccess.txt").read_text("utf-8").replace("/beratung/404", f"{base}404")
    (site / ".htaccess").write_text(text, "utf-8")
    root = Path(str(site).removesuffix(base.rstrip("/")))
    config = home / "apache.conf"
    config.write_text(APACHE.format(home=home, port=port, root=root, modules="/usr/lib/apache2/modules"), "utf-8")
    return ["apache2", "-X", "-f", str(config)]


WAYS = [(make, base) for make in (nginx, apache) for base in PATHS]
Way = tuple[Callable[[Path, Path, str, int], list[str]], str]


@contextmanager
def serve(way: Way, fill: Callable[[Path], object]) -> Iterator[Running]:
    """Start a server for what `fill` puts into the folder of the site."""
    make, base = way
    # Not in the folder of pytest: every other run of it takes the rights to look into that away from everybody else.
    with tempfile.TemporaryDirectory(prefix="server-") as folder:
        home = Path(folder).resolve()
        home.chmod(0o755)  # the servers give up the rights of root
        site = home / "www" / base.strip("/")
        site.parent.mkdir(parents=True, exist_ok=True)
        fill(site)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        yield from _running(make(home, site, base, port), port, base)


def _running(command: list[str], port: int, base: str) -> Iterator[Running]:
    assert shutil.which(command[0]), f"{command[0]} is missing: apt-get install nginx-light apache2"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            for _ in range(100):
                with socket.socket() as trial:
                    if process.poll() is not None or not trial.connect_ex(("127.0.0.1", port)):
                        break
                time.sleep(0.1)
            assert process.poll() is None, process.stderr and process.stderr.read()
            packs = "br" if command[0] == "apache2" or BROTLI.is_file() else "gzip"
            yield Running(command[0], packs, port, base)
        finally:
            process.terminate()
