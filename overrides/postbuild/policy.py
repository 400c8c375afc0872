"""The Content-Security-Policy of the site, as it stands in every page and in the examples for servers."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable


def script_hash(text: str) -> str:
    """Source expression that allows exactly this inline script."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(hashes: Iterable[str]) -> str:
    """The policy that allows the site's own files and these inline scripts, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self' 'wasm-unsafe-eval'", *sorted(set(hashes)))),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "form-action 'none'",
            "base-uri 'none'",
        )
    )
