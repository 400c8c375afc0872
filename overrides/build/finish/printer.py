"""One page through the headless browser, from a server that lives as long as the printing."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import subprocess
from pathlib import Path
from threading import Thread
from typing import Any

from overrides.build.serve import Handler, Server

LONGEST_S = 90
# The pages are our own: the sandbox, which neither root nor many containers can have, would protect nobody.
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-proxy-server",
    "--lang=de",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--export-tagged-pdf",
)


class PrintError(Exception):
    """The browser did not deliver; the message is fit to be shown."""


class Press(Handler):
    """Serves the site, but one page as it is to be printed."""

    address = ""
    html = b""

    def send_head(self) -> Any:
        if self.path != self.address:
            return super().send_head()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.html)))
        self.end_headers()
        return io.BytesIO(self.html)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def printed(chromium: str, site: Path, address: str, html: str, folder: Path) -> bytes:
    """The PDF of `html`, shown at `address` of the site; `folder` is for the browser's own files."""
    press = type("OnePage", (Press,), {"address": address, "html": html.encode()})
    result = folder / "print.pdf"
    result.unlink(missing_ok=True)
    with Server(("127.0.0.1", 0), lambda *args: press(*args, directory=str(site))) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            _run(
                [
                    chromium,
                    *OPTIONS,
                    f"--user-data-dir={folder / 'profile'}",
                    f"--print-to-pdf={result}",
                    f"http://127.0.0.1:{server.server_address[1]}{address}",
                ]
            )
        finally:
            server.shutdown()
    if not result.is_file() or not (data := result.read_bytes()).startswith(b"%PDF"):
        raise PrintError(f"{chromium} wrote no PDF")
    return data


def _run(command: list[str]) -> None:
    # No pipes: a helper process that outlives the browser would hold them open. Its own group: so that it ends too.
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError as error:
        raise PrintError(f"{command[0]} does not start: {error}") from error
    try:
        process.wait(LONGEST_S)
    except subprocess.TimeoutExpired as error:
        raise PrintError(f"{command[0]} was not done after {LONGEST_S} s") from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()
