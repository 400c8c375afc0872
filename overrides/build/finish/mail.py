"""Links that open a prepared mail: `mail:fehler?subject=…` gets the address that mkdocs.yml names, or goes.

An element with `data-mail` needs the addresses of the links in it and is removed without them. One with
`data-ohne-mail` stands in for it. Its value names the address („fehler“, „ideen“); without a value it belongs to the
mail links of the element around it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs.utils.yaml import yaml_load
from selectolax.lexbor import LexborHTMLParser, LexborNode

SCHEME = "mail:"
LINKS = f'[href^="{SCHEME}"]'


class MailError(Exception):
    """A mail link that cannot become an address."""


def addresses(config: Path) -> dict[str, str]:
    """Addresses by their purpose, from `extra.mail` of mkdocs.yml; empty where none is configured."""
    with config.open("rb") as file:
        configured = yaml_load(file)["extra"].get("mail", {})
    return {purpose: (address or "").strip() for purpose, address in configured.items()}


def finish(tree: LexborHTMLParser, known: Mapping[str, str]) -> None:
    """Turn mail links into mailto:, or remove what needs an address that is not there."""
    for stand_in in tree.css("[data-ohne-mail]"):
        wanted = {stand_in.attributes["data-ohne-mail"] or ""} - {""} or purposes(stand_in.parent)
        _keep(stand_in, "data-ohne-mail", keep=not all(known.get(purpose) for purpose in wanted))
    for element in tree.css("[data-mail]"):
        _keep(element, "data-mail", keep=all(known.get(purpose) for purpose in purposes(element)))
    for link in tree.css(LINKS):
        purpose, _, rest = str(link.attributes["href"]).removeprefix(SCHEME).partition("?")
        if not known.get(purpose):
            raise MailError(f"no address for {link.attributes['href']}: give extra.mail.{purpose}, or use data-mail")
        link.attrs["href"] = f"mailto:{known[purpose]}" + (f"?{rest}" if rest else "")


def purposes(element: LexborNode | None) -> set[str]:
    """Which addresses the links in this element need."""
    links = element.css(LINKS) if element else []  # css() also finds the element itself
    return {str(link.attributes["href"]).removeprefix(SCHEME).partition("?")[0] for link in links}


def _keep(element: LexborNode, attribute: str, *, keep: bool) -> None:
    if keep:
        del element.attrs[attribute]
    else:
        element.decompose()
