"""A finished page for a folder: classic scripts, links to files, a policy that names what is left, a word about it."""

from __future__ import annotations

from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from overrides.build.finish.pages import CSP

EDITION = "data-ausgabe"
OLD = "old.js"
DROPPED = "link[rel=modulepreload], link[rel=preload], link[rel=prefetch], link[rel=manifest], script[src*='/failure']"
NOTE = (
    "Ausgabe ohne Server: Eine neue Fassung kommt nur, wenn jemand diesen Ordner austauscht. Die gewählten Farben "
    "merken sich manche Browser hier je Seite."
)
INCOMPLETE = (
    "Eine Datei des Rechners fehlt in diesem Ordner oder ist beschädigt. Bitte den Ordner vollständig neu kopieren."
)
FORBIDDEN = (
    "Der Rechner ließ sich nicht starten. Einstellungen dieses Browsers können verbieten, dass Seiten aus einem Ordner "
    "rechnen: Bitte einen anderen Browser oder die Seiten im Intranet benutzen oder die IT ansprechen."
)
FAILURES = dict.fromkeys(("datei_fehlt", "datei_falsch", "unvollstaendig", "verbindung", "mime_typ"), INCOMPLETE) | {
    "unbekannt": FORBIDDEN
}
"""What the page says instead where a server is not to blame; the keys are those of the page's own texts."""

POLICY = {"connect-src": "'none'", "worker-src": "blob:", "manifest-src": "'none'"}
"""What differs from a site behind a server: workers come out of the page itself, and nothing is fetched."""


def modules(tree: LexborHTMLParser, root: str) -> tuple[str, ...]:
    """Paths of the page's modules below the root, in the order in which they run."""
    sources = [str(node.attributes["src"]) for node in tree.css("script[type=module][src]")]
    paths = [source.removeprefix(root).removeprefix("./") for source in sources]
    return tuple(dict.fromkeys(paths))


def rewrite(tree: LexborHTMLParser, root: str, bundle: str) -> str:
    """The page, with the script `bundle` (a path below the root) instead of its modules."""
    for node in tree.css(f"script[type=module], {DROPPED}"):
        node.decompose()
    [html], [head], [body] = tree.css("html"), tree.css("head"), tree.css("body")
    html.attrs[EDITION] = "ohne-server"
    for source in (bundle, f"{bundle.rpartition('/')[0]}/{OLD}"):
        script = tree.create_node("script")
        script.attrs["src"], script.attrs["defer"] = root + source, ""
        head.insert_child(script)
    for name, text in FAILURES.items():
        for place in tree.css(f'[data-ausfall="{name}"]'):
            place.inner_html = f"{text} Das durchgerechnete Beispiel ist trotzdem zu lesen."
    for link in tree.css("a[href], link[rel=prev], link[rel=next]"):
        link.attrs["href"] = to_file(str(link.attributes["href"]))
    for foot in body.css(".fuss-innen > p"):
        foot.insert_child(f". {NOTE}")
    for meta in tree.css(f'meta[http-equiv="{CSP}"]'):
        meta.attrs["content"] = policy(str(meta.attributes["content"]))
    return tree.html or ""


def to_file(address: str) -> str:
    """The file that a server would send for this address of the site."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return address
    path = parts.path
    if path.endswith("/"):
        path += "index.html"
    elif path.rsplit("/", 1)[-1] in {".", ".."}:
        path += "/index.html"
    return parts._replace(path=path).geturl()


def policy(said: str) -> str:
    """The page's policy with what differs here."""
    rules = dict(rule.strip().split(" ", 1) for rule in said.split(";"))
    return "; ".join(f"{name} {value}" for name, value in (rules | POLICY).items())
