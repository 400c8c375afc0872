"""The steps after mkdocs, on small pages."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from overrides.postbuild import pages, server, twins
from overrides.postbuild.policy import script_hash
from overrides.slugs import deutsch

PAGE = """<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>x</title><script>var a = 1 < 2 && "</b>"</script></head>
<body><a href="basis:recht/#r1">R1</a><p>Nach § 15 Abs. 3 sind es 30 % &amp; &lt;mehr&gt;.</p><code>§ 15</code>
<script type="application/json">{"a": 1}</script><script src="basis:assets/x.mjs" type="module"></script></body></html>
"""


def test_addresses_become_relative_to_the_page() -> None:
    html, _ = pages.finish_page(PAGE, "../../")
    assert 'href="../../recht/#r1"' in html
    assert 'src="../../assets/x.mjs"' in html
    assert pages.BASE not in html


@pytest.mark.parametrize(
    ("path", "root"), [("index.html", "./"), ("a/index.html", "../"), ("a/b/index.html", "../../")]
)
def test_root_seen_from_a_page(path: str, root: str) -> None:
    assert pages.to_root(Path("site") / path, Path("site")) == root


def test_policy_allows_the_inline_script_and_stands_after_the_charset() -> None:
    html, hashes = pages.finish_page(PAGE, "./")
    assert hashes == {script_hash('var a = 1 < 2 && "</b>"')}
    assert html.index("charset") < html.index("Content-Security-Policy") < html.index("<script")
    assert hashes.pop() in html


def test_finishing_twice_changes_nothing() -> None:
    once, _ = pages.finish_page(PAGE, "./")
    assert pages.finish_page(once, "./")[0] == once


def test_norms_stay_in_one_piece_but_not_in_code() -> None:
    html, _ = pages.finish_page(PAGE, "./")
    assert "§&nbsp;15 Abs.&nbsp;3 sind es 30&nbsp;% &amp; &lt;mehr&gt;" in html
    assert "<code>§ 15</code>" in html


def test_server_examples_carry_one_policy(tmp_path: Path) -> None:
    server.write_examples(tmp_path, {"'sha256-abc='"})
    for example in (tmp_path / "server").iterdir():
        assert "'sha256-abc='; style-src 'self'" in example.read_text("utf-8")


def test_twins_unpack_to_the_same_and_come_from_the_cache_next_time(tmp_path: Path) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    site.mkdir()
    (site / "a.css").write_text("a { color: red }\n" * 100, "utf-8")
    (site / "b.css").write_text("a { color: red }\n" * 100, "utf-8")
    (site / "kurz.css").write_text("a {}", "utf-8")
    assert twins.write(site, cache)[0] >= 2
    data = (site / "a.css").read_bytes()
    assert gzip.decompress((site / "a.css.gz").read_bytes()) == data
    assert brotli.decompress((site / "b.css.br").read_bytes()) == data
    assert not (site / "kurz.css.gz").exists()
    assert twins.write(site, cache) == (0, 2)


def test_ids_of_headings() -> None:
    assert deutsch("Für wen? § 10 & Größe", "-") == "fuer-wen-par-10-groesse"
