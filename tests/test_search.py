"""The index of the search: what of a page becomes a result of its own."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from overrides.build.finish.search import EVERYDAY, Section, brief, everyday, read, said, synonyms
from overrides.paths import ROOT

PAGE = """
<article>
  <h1 id="titel">Einladungen<a class="headerlink" href="#titel">¶</a></h1>
  <p class="zusammenfassung">Erst ohne, dann&nbsp;mit.</p>
  <details class="seiteninhalt"><summary>Auf dieser Seite</summary></details>
  <dl><dt>Abstand</dt><dd>Jeden Monat</dd>
  <dt>Fundstelle</dt><dd><a class="fundstelle" id="p9">P9</a> im Konzept</dd></dl>
  <h2 id="regeln">Die Regeln<a class="headerlink" href="#regeln">¶</a></h2>
  <p>Es gilt:</p>
  <ul>
    <li><a class="fundstelle" id="k1">K1</a> <strong>Erste Einladung:</strong> ohne RFB.
      <ul><li>auch im Fallmanagement</li></ul></li>
    <li><a class="fundstelle" id="k2">K2</a> Danach mit RFB.</li>
    <li>Alles Weitere im Gesetz</li>
  </ul>
  <dl><div id="rfb"><dt><dfn>RFB</dfn></dt><dd><p>Rechtsfolgenbelehrung</p></dd></div></dl>
  <form>Ausrechnen</form><p data-search-exclude>Nebenbei</p>
  <footer class="seitenangaben">Stand</footer>
</article>
"""


def test_headings_points_and_entries_are_sections() -> None:
    article = LexborHTMLParser(PAGE).css_first("article")
    assert article is not None
    assert read(article) == [
        Section("", "Einladungen", ["P9"], "Erst ohne, dann mit. Abstand: Jeden Monat · Fundstelle: P9 im Konzept"),
        Section("regeln", "Die Regeln", [], "Es gilt: Alles Weitere im Gesetz"),
        Section("k1", "Erste Einladung", ["K1"], "ohne RFB. auch im Fallmanagement"),
        Section("k2", "Die Regeln", ["K2"], "Danach mit RFB."),
        Section("rfb", "RFB", [], "Rechtsfolgenbelehrung"),
    ]


def test_a_page_in_brief() -> None:
    article = LexborHTMLParser(PAGE).css_first("article")
    assert article is not None
    assert brief(article) == [Section("", "Einladungen", [], "Erst ohne, dann mit.")]


def test_glossary_gives_the_other_names(tmp_path: Path) -> None:
    glossary = tmp_path / "glossar.toml"
    glossary.write_text(
        '[[begriff]]\nkuerzel = "AGH"\nlang = "Arbeitsgelegenheit"\nvarianten = ["AGHs"]\n'
        '[[begriff]]\nkuerzel = "Wisy"\nbedeutung = "Portal für Kurse"\n',
        "utf-8",
    )
    assert synonyms(glossary) == [("AGH", "Arbeitsgelegenheit"), ("AGH", "AGHs")]


TABLE = """
<article>
  <h1>Fristen</h1>
  <table>
    <caption>In Kürze</caption>
    <thead><tr><th>Nr.</th><th>Wer</th><th>Vorgabe</th><th>Beachten</th></tr></thead>
    <tbody>
      <tr><td>2</td><th scope="row">Alle</th><td><span>Vorgabe: </span>einmal</td><td></td></tr>
      <tr><td><a class="fundstelle" id="o1">O1</a></td><th>Ab 25</th><td>zweimal.</td><td>Im Jahr</td></tr>
    </tbody>
  </table>
  <table><thead><tr><th>Schritt</th><th>Tag</th></tr></thead><tbody><tr><td>Wann?</td><td>Morgen</td></tr></tbody></table>
</article>
"""


def test_a_row_of_a_table_is_a_line() -> None:
    article = LexborHTMLParser(TABLE).css_first("article")
    assert article is not None
    page, item = read(article)
    assert page.text.splitlines() == [
        "In Kürze",
        "Nr. 2: Alle; Vorgabe: einmal",
        "Nr. Wer · Vorgabe · Beachten",
        "Wann? Morgen",
        "Schritt · Tag",
    ]
    assert item == Section("o1", "Ab 25", ["O1"], "Vorgabe: zweimal. Beachten: Im Jahr")


def test_everyday_words_are_said_and_meant_once() -> None:
    entries = everyday(EVERYDAY)
    ways = [word.casefold() for words, _ in entries for word in words]
    assert sorted(ways) == sorted(set(ways))
    assert all(words and meant for words, meant in entries)


def test_words_are_given_to_pages_that_exist() -> None:
    pages = said(EVERYDAY)
    assert len(pages) > 30
    for address, words in pages.items():
        source = ROOT / "docs" / address
        assert source.with_suffix(".md").is_file() or (source / "index.md").is_file(), address
        assert words.strip()
