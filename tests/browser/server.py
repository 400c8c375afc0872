"""A plain static server as an intranet would have one, and ways to make it misbehave."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from overrides.build.serve import Handler, Server


class Misbehaving(Handler):
    """Serves one directory below one path, on request wrongly."""

    prefix = ""
    missing = ""
    types: Mapping[str, str] = {}
    policies: Mapping[str, str] = {}

    def send_head(self):  # type: ignore[no-untyped-def]  # the base class has no public type for it
        path = self.path.partition("?")[0]
        if not path.startswith(self.prefix) or (self.missing and re.search(self.missing, path)):
            self.send_error(404)
            return None
        self.path = path.removeprefix(self.prefix)
        return super().send_head()

    def end_headers(self) -> None:
        for pattern, policy in self.policies.items():
            if re.search(pattern, self.path):
                self.send_header("Content-Security-Policy", policy)
        super().end_headers()

    def guess_type(self, path: object) -> str:
        changed = (kind for pattern, kind in self.types.items() if re.search(pattern, str(path)))
        return next(changed, super().guess_type(str(path)))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def serve(
    directory: Path,
    prefix: str = "",
    missing: str = "",
    types: Mapping[str, str] = {},
    policies: Mapping[str, str] = {},
) -> Iterator[str]:
    """Address of a running server.

    Args:
        directory: what to serve.
        prefix: path below which it is served, for example „/ein/ordner“.
        missing: pattern of paths that are answered with 404.
        types: content types by pattern, instead of the right ones.
        policies: Content-Security-Policy by pattern, sent as a header.
    """
    settings = {"prefix": prefix, "missing": missing, "types": types, "policies": policies}
    handler = type("Configured", (Misbehaving,), settings)
    with Server(("127.0.0.1", 0), lambda *args: handler(*args, directory=str(directory))) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
        server.shutdown()
