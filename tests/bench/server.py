"""A static server whose line can be made slow: one token bucket shared by all connections."""

from __future__ import annotations

import asyncio
import mimetypes
import threading
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm"}
ENCODINGS = {"br": ".br", "gzip": ".gz"}
SLICE = 16_384
REASONS = {200: "OK", 404: "Not Found"}


@dataclass
class Line:
    """Bandwidth in bit/s (0 = unlimited) and round-trip time in seconds."""

    bits_per_second: float = 0
    round_trip: float = 0
    _free_at: float = 0

    async def carry(self, writer: asyncio.StreamWriter, data: bytes) -> AsyncIterator[int]:
        """Write data no faster than the line allows, in slices that connections take in turn; yield their sizes."""
        for start in range(0, len(data), SLICE):
            piece = data[start : start + SLICE]
            if self.bits_per_second:
                now = time.monotonic()
                self._free_at = max(self._free_at, now) + len(piece) * 8 / self.bits_per_second
                await asyncio.sleep(self._free_at - now)
            writer.write(piece)
            await writer.drain()
            yield len(piece)


@dataclass
class StaticServer:
    """Serves `root` in a thread of its own and counts what each path transferred."""

    root: Path
    line: Line = field(default_factory=Line)
    encodings: tuple[str, ...] = ("br", "gzip")
    transferred: dict[str, int] = field(default_factory=dict)
    url: str = ""

    def __enter__(self) -> StaticServer:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        listening = asyncio.start_server(self._connection, "127.0.0.1", 0)
        self._server = asyncio.run_coroutine_threadsafe(listening, self._loop).result()
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/"
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _end(self) -> None:
        self._server.close()
        connections = asyncio.all_tasks() - {asyncio.current_task()}
        for connection in connections:
            connection.cancel()
        await asyncio.gather(*connections, return_exceptions=True)

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(self.line.round_trip)  # the TCP handshake
        try:
            while request := await reader.readuntil(b"\r\n\r\n"):
                await self._answer(request.decode("latin-1"), writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _answer(self, request: str, writer: asyncio.StreamWriter) -> None:
        first, *lines = request.split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines if ": " in line)
        path = unquote(urlsplit(first.split(" ")[1]).path)
        file = self.root / path.lstrip("/")
        if path.endswith("/"):
            file /= "index.html"
        status, body, extra = self._body(file, headers.get("accept-encoding", ""))
        head = f"HTTP/1.1 {status} {REASONS[status]}\r\n{extra}Content-Length: {len(body)}\r\n\r\n"
        await asyncio.sleep(self.line.round_trip)
        async for sent in self.line.carry(writer, head.encode("latin-1") + body):
            self.transferred[path] = self.transferred.get(path, 0) + sent

    def _body(self, file: Path, accepted: str) -> tuple[int, bytes, str]:
        if not file.is_file():
            return 404, b"not found", "Content-Type: text/plain\r\n"
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
        age = "no-cache" if file.suffix == ".html" else "max-age=31536000, immutable"
        extra = (
            f"Content-Type: {kind or 'application/octet-stream'}\r\nCache-Control: {age}\r\n"
            f"Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\n"
        )
        for name in self.encodings:
            twin = file.with_name(file.name + ENCODINGS[name])
            if name in accepted and twin.is_file():
                return 200, twin.read_bytes(), extra + f"Content-Encoding: {name}\r\n"
        return 200, file.read_bytes(), extra
