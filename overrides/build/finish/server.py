"""Examples for web servers, with the same policy as the pages: site/server/."""

from __future__ import annotations

from pathlib import Path
from string import Template

from overrides.build.finish.policy import Inline, policy

EXAMPLES = Path(__file__).parent / "server"


def write_examples(site: Path, inline: Inline) -> None:
    """Write one example per server; a header must allow what is inline in any page."""
    # frame-ancestors works only as a header, not in a page.
    header = f"{policy(inline)}; frame-ancestors 'self'"
    target = site / "server"
    target.mkdir(exist_ok=True)
    for example in sorted(EXAMPLES.iterdir()):
        text = Template(example.read_text("utf-8")).substitute(csp=header)
        (target / example.name).write_text(text, "utf-8")
