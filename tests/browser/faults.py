"""A server as an intranet has one, which packs files and lets them be kept, and what can go wrong on the way."""

from __future__ import annotations

import gzip
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from mimetypes import guess_type
from pathlib import Path
from threading import Thread

import brotli

from overrides.build.serve import Handler, Server

HASHED = re.compile(r"[.-][0-9a-f]{8,64}\.[^/]+$")
YEAR = "public, max-age=31536000, immutable"
SLICE = 8192
LOGIN = "<!doctype html><meta charset=utf-8><title>Anmeldung</title><h1>Bitte anmelden</h1>"


@dataclass
class Reply:
    """What goes over the line: changed by faults before it is sent."""

    status: int
    headers: dict[str, str]
    body: bytes
    silent_at: int | None = None
    """After so many bytes nothing comes for `silence` seconds."""
    silence: float = 0
    ends_at: int | None = None
    """After so many bytes the connection is closed."""
    bits_per_second: float = 0


Fault = Callable[[Reply], None]


@dataclass
class Site:
    """A running server; `faults` (by pattern of the path) may be changed at any time, `asked` is what was asked for."""

    root: Path
    address: str = ""
    packs: bool = True
    faults: dict[str, Fault] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    server: Server | None = None

    def end(self) -> None:
        """Nobody listens any more, and connections that are still open end without a word."""
        self.faults["."] = no_answer
        if self.server:
            self.server.shutdown()
            self.server.server_close()

    def reply(self, path: str, accepted: str) -> Reply:
        """The right answer."""
        file = self.root / path.lstrip("/")
        if file.is_dir():
            if not path.endswith("/"):
                return Reply(301, {"Location": f"{path}/"}, b"")
            file /= "index.html"
        if not file.is_file():
            return Reply(404, {"Content-Type": "text/html; charset=utf-8"}, b"<!doctype html><title>404</title>")
        kind = Handler.extensions_map.get(file.suffix) or guess_type(file.name)[0] or "application/octet-stream"
        kept = YEAR if HASHED.search(file.name) else "no-cache"
        headers = {"Content-Type": kind, "Cache-Control": kept}
        for name, suffix in {"br": ".br", "gzip": ".gz"}.items():
            twin = file.with_name(file.name + suffix)
            if self.packs and name in accepted and twin.is_file():
                return Reply(200, headers | {"Content-Encoding": name}, twin.read_bytes())
        return Reply(200, headers, file.read_bytes())


class Faulty(Handler):
    """Answers as its site says, after the faults have changed it."""

    site: Site

    def do_GET(self) -> None:  # noqa: N802 - the base class wants it so
        path = self.path.partition("?")[0]
        self.site.asked.append(path)
        reply = self.site.reply(path, self.headers.get("Accept-Encoding", ""))
        for pattern, fault in list(self.site.faults.items()):
            if re.search(pattern, self.path):
                fault(reply)
        if reply.status == 0:
            self.close_connection = True
            return
        self.send_response(reply.status)
        for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.send(reply)

    def send(self, reply: Reply) -> None:
        """The body, slice by slice, as slowly as the reply wants it."""
        for start in range(0, len(reply.body), SLICE):
            piece = reply.body[start : start + SLICE]
            if reply.silent_at is not None and start >= reply.silent_at:
                reply.silent_at = None
                self.wfile.flush()
                time.sleep(reply.silence)
            if reply.ends_at is not None and start >= reply.ends_at:
                self.close_connection = True
                return
            if reply.bits_per_second:
                time.sleep(len(piece) * 8 / reply.bits_per_second)
            self.wfile.write(piece)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def faulty(
    root: Path, *, packs: bool = True, faults: dict[str, Fault] | None = None, host: str = "127.0.0.1"
) -> Iterator[Site]:
    """A running server.

    Args:
        root: the built site.
        packs: whether it sends the packed twins.
        faults: what goes wrong, by pattern of the path.
        host: where it listens.
    """
    site = Site(root, packs=packs, faults=faults or {})
    handler = type("Configured", (Faulty,), {"site": site})
    with Server((host, 0), lambda *args: handler(*args, directory=str(root))) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        site.address = f"http://{host}:{server.server_address[1]}"
        site.server = server
        yield site
        server.shutdown()


def times(count: int, fault: Fault) -> Fault:
    """Only the first so many times."""
    left = iter(range(count))

    def change(reply: Reply) -> None:
        if next(left, None) is not None:
            fault(reply)

    return change


def status(code: int) -> Fault:
    """Another status, with a page that explains it."""

    def change(reply: Reply) -> None:
        reply.status, reply.body = code, b"<!doctype html><title>Fehler</title>"
        reply.headers = {"Content-Type": "text/html"}

    return change


def no_answer(reply: Reply) -> None:
    """The connection is closed without a word."""
    reply.status = 0


def login(reply: Reply) -> None:
    """A page to log in, with status 200."""
    reply.status, reply.body, reply.headers = 200, LOGIN.encode(), {"Content-Type": "text/html; charset=utf-8"}


def elsewhere(address: str) -> Fault:
    """Sent on to another host."""

    def change(reply: Reply) -> None:
        reply.status, reply.body, reply.headers = 302, b"", {"Location": address}

    return change


def typed(kind: str) -> Fault:
    """Another content type."""
    return lambda reply: reply.headers.update({"Content-Type": kind})


def encoded(name: str) -> Fault:
    """Another Content-Encoding than the body has."""
    return lambda reply: reply.headers.update({"Content-Encoding": name})


def stripped(reply: Reply) -> None:
    """A proxy has lost the header."""
    reply.headers.pop("Content-Encoding", None)


def doubled(reply: Reply) -> None:
    """A proxy packs what is packed and keeps quiet about the first time."""
    reply.body = gzip.compress(reply.body, 1)
    reply.headers["Content-Encoding"] = "gzip"


def shortened(reply: Reply) -> None:
    """The file lies there in half."""
    reply.body = reply.body[: len(reply.body) // 2]


def flipped(reply: Reply) -> None:
    """One bit of the file as the browser will see it."""
    if encoding := reply.headers.pop("Content-Encoding", None):
        reply.body = gzip.decompress(reply.body) if encoding == "gzip" else _brotli(reply.body)
    middle = len(reply.body) // 2
    reply.body = reply.body[:middle] + bytes([reply.body[middle] ^ 1]) + reply.body[middle + 1 :]


def swapped(content: bytes) -> Fault:
    """Another file under this name."""

    def change(reply: Reply) -> None:
        reply.headers.pop("Content-Encoding", None)
        reply.body = content

    return change


def measured_wrongly(by: int) -> Fault:
    """A Content-Length that is not that of the body; the connection ends after it."""

    def change(reply: Reply) -> None:
        reply.headers["Content-Length"] = str(len(reply.body) + by)
        reply.headers["Connection"] = "close"
        reply.ends_at = len(reply.body) if by > 0 else None

    return change


def cut(share: float = 0.5) -> Fault:
    """The connection is lost in the middle."""

    def change(reply: Reply) -> None:
        reply.ends_at = int(share * len(reply.body))

    return change


def stalls(seconds: float, share: float = 0.5) -> Fault:
    """Nothing comes for a while."""

    def change(reply: Reply) -> None:
        reply.silent_at, reply.silence = int(share * len(reply.body)), seconds

    return change


def slow(bits_per_second: float) -> Fault:
    """A thin line for each file."""

    def change(reply: Reply) -> None:
        reply.bits_per_second = bits_per_second

    return change


def _brotli(data: bytes) -> bytes:
    return bytes(brotli.decompress(data))
