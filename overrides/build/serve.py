"""Serve the built site on this machine: `python -m overrides.build.serve [--port N] [--check]`."""

from __future__ import annotations

import argparse
import signal
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from overrides.paths import SITE


class Handler(SimpleHTTPRequestHandler):
    """Serves files with the content types that the site needs."""

    protocol_version = "HTTP/1.1"
    # The machine's own table of types may know neither of these, or know them wrongly.
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say only what went wrong."""
        if code != "-" and int(code) >= HTTPStatus.BAD_REQUEST:
            super().log_request(code, size)


class Server(ThreadingHTTPServer):
    """A server that thinks nothing of a browser that stops listening."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def main() -> None:
    """Serve until Ctrl-C; with --check, only see whether that would work."""
    parser = argparse.ArgumentParser(prog="python3 noxfile.py serve", description="Build and serve the site.")
    parser.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1 (default: 8000)")
    parser.add_argument("--check", action="store_true", help="only see whether the port can be used")
    args = parser.parse_args()
    port = args.port
    try:
        server = Server(("127.0.0.1", port), partial(Handler, directory=str(SITE)))
    except (OSError, OverflowError) as error:
        sys.exit(f"Port {port} cannot be used ({error}). Choose another one: python3 noxfile.py serve --port 8001")
    if args.check:
        server.server_close()
        return
    for stop in (signal.SIGINT, signal.SIGTERM):  # a shell may have started this with SIGINT ignored
        signal.signal(stop, signal.default_int_handler)
    print(f"Serving the site at http://127.0.0.1:{port}/ – Ctrl-C stops.", flush=True)
    with server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("Stopped.", flush=True)


if __name__ == "__main__":
    main()
