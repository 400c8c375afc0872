"""Every HTML page: relative addresses, mail links, unbroken norms, valid HTML, its own Content-Security-Policy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from overrides.build.finish import mail, print_header
from overrides.build.finish.policy import Inline, InlineError, policy, scripts, source
from overrides.paths import BASE

CSP = "Content-Security-Policy"
# „§ 15 Abs. 3“, „30 %“ and „z. B.“ must not be torn apart at the end of a line.
UNBROKEN = re.compile(r"(?<=§) (?=\d)|(?<=\bz\.) (?=B\.)|(?<=\bAbs\.) (?=\d)|(?<=\bNr\.) (?=\d)|(?<=\d) (?=%)")
LITERAL = "script, style, pre, code, textarea, form[data-rechner], .wieoft-finder"
RUNTIME = '#laufzeit-manifest, script[src$="assets/calculator/runtime.mjs"]'
SCRIPT_TYPES = {None, "", "module", "text/javascript", "application/javascript"}


class PageError(Exception):
    """A page cannot be finished; the message is fit to be shown."""


def finish(site: Path, addresses: Mapping[str, str]) -> Inline:
    """Rewrite all pages below `site` and return everything inline that their policies allow.

    Args:
        site: folder written by mkdocs.
        addresses: where mails go, by purpose.
    """
    inline = Inline()
    for page in sorted(site.rglob("*.html")):
        try:
            text, found = finish_page(page.read_text("utf-8"), to_root(page, site), addresses)
        except (InlineError, mail.MailError) as error:
            raise PageError(f"{page.relative_to(site).as_posix()}: {error}") from error
        page.write_text(text, "utf-8")
        inline |= found
    return inline


def to_root(page: Path, site: Path) -> str:
    """Relative address of the site's root, seen from the page: "./", "../", "../../" …"""
    return "../" * (len(page.relative_to(site).parts) - 1) or "./"


def finish_page(html: str, root: str, addresses: Mapping[str, str]) -> tuple[str, Inline]:
    """Return the finished page and what is inline in it."""
    tree = LexborHTMLParser(html)
    for name in ("href", "src"):
        for node in tree.css(f'[{name}^="{BASE}"]'):
            node.attrs[name] = root + str(node.attributes[name]).removeprefix(BASE)
    mail.finish(tree, addresses)
    print_header.mark(tree)
    _bind_norms(tree)
    _name_headings(tree)
    _replace_invalid(tree)
    inline = Inline(
        scripts=scripts(
            [node.text() for node in tree.css("script:not([src])") if node.attributes.get("type") in SCRIPT_TYPES]
        ),
        styles=frozenset(source(node.text()) for node in tree.css("style")),
    )
    for old in tree.css(f'meta[http-equiv="{CSP}"]'):
        old.decompose()
    meta = tree.create_node("meta")
    meta.attrs["http-equiv"] = CSP
    meta.attrs["content"] = policy(inline)
    # After the charset, which must come first: it counts only within the first 1024 bytes.
    first = _charset(tree)
    _start_early(tree, first)
    first.insert_after(meta)
    return tree.html or "", inline


def _start_early(tree: LexborHTMLParser, first: LexborNode) -> None:
    """What starts Python comes before style sheets and content, right behind the policy, which must hold for it."""
    for node in reversed(tree.css(RUNTIME)):
        first.insert_after(node)
        node.decompose()


def _bind_norms(tree: LexborHTMLParser) -> None:
    literal = {node.mem_id for outer in tree.css(LITERAL) for node in outer.traverse(include_text=True)}
    for node in [node for body in tree.css("body") for node in body.traverse(include_text=True)]:
        if node.is_text_node and node.mem_id not in literal:
            text = node.text()
            if (bound := UNBROKEN.sub("\xa0", text)) != text:
                node.replace_with(bound)


def _name_headings(tree: LexborHTMLParser) -> None:
    """A heading's name is its text alone, without that of the link to itself."""
    for link in tree.css(":is(h1, h2, h3, h4, h5, h6) > .headerlink"):
        if heading := link.parent:
            heading.attrs["aria-label"] = " ".join(heading.text().split())


def _replace_invalid(tree: LexborHTMLParser) -> None:
    # The theme's checkboxes; autocomplete is for text.
    for box in tree.css("input[type=checkbox][autocomplete]"):
        del box.attrs["autocomplete"]
    # Python-Markdown aligns the cells of a table by style, which the policy forbids, or by this old attribute.
    # A fence writes its style sheet where it stands.
    [head] = tree.css("head")
    for style in tree.css("body style"):
        sheet = tree.create_node("style")
        sheet.insert_child(style.text())
        head.insert_child(sheet)
        style.decompose()
    for cell in tree.css(":is(th, td)[align]"):
        cell.attrs["data-align"] = cell.attributes["align"]
        del cell.attrs["align"]


def _charset(tree: LexborHTMLParser) -> LexborNode:
    node = tree.css_first("head > meta[charset]")
    if node is None:
        raise ValueError("page without <meta charset>")
    return node
