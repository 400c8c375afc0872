"""The steps after mkdocs, on small pages."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import time
from pathlib import Path

import brotli
import pytest
from selectolax.lexbor import LexborHTMLParser

from overrides.authoring.slugs import slug
from overrides.build import compression
from overrides.build.finish import mail, pages, policy, server, twins
from overrides.build.finish.policy import Inline, source
from overrides.build.runtime import node
from overrides.paths import BASE, ROOT

PAGE = """<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>x</title><script>var a = 1 < 2 && "</b>"</script></head>
<body><a href="basis:recht/#r1">R1</a><p>Nach § 15 Abs. 3 sind es 30 % &amp; &lt;mehr&gt;.</p><code>§ 15</code>
<script type="application/json">{"a": 1}</script><script src="basis:assets/x.mjs" type="module"></script></body></html>
"""


@pytest.fixture(autouse=True)
def known_script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(policy.THEIRS, source('var a = 1 < 2 && "</b>"'), "the one in PAGE")


def test_style_sheets_move_into_the_head_and_are_allowed() -> None:
    html, inline = pages.finish_page(PAGE.replace("<p>", '<style>a:has(b) > c { color: "&" }</style><p>'), "./", {})
    head, _, body = html.partition("<body>")
    assert '<style>a:has(b) > c { color: "&" }</style>' in head
    assert "<style" not in body
    assert inline.styles == {source('a:has(b) > c { color: "&" }')}


def test_addresses_become_relative_to_the_page() -> None:
    html, _ = pages.finish_page(PAGE, "../../", {})
    assert 'href="../../recht/#r1"' in html
    assert 'src="../../assets/x.mjs"' in html
    assert BASE not in html


@pytest.mark.parametrize(
    ("path", "root"), [("index.html", "./"), ("a/index.html", "../"), ("a/b/index.html", "../../")]
)
def test_root_seen_from_a_page(path: str, root: str) -> None:
    assert pages.to_root(Path("site") / path, Path("site")) == root


def test_policy_allows_what_is_inline_and_stands_after_the_charset() -> None:
    html, inline = pages.finish_page(PAGE.replace("</head>", "<style>a > b {}</style></head>"), "./", {})
    script, style = source('var a = 1 < 2 && "</b>"'), source("a > b {}")
    assert inline == Inline(frozenset({script}), frozenset({style}))
    assert html.index("charset") < html.index("Content-Security-Policy") < html.index("<script")
    assert f"'wasm-unsafe-eval' {script}; style-src 'self' {style};" in html


def test_python_starts_before_the_style_sheets_but_under_the_policy() -> None:
    manifest = '<script type="application/json" id="laufzeit-manifest">{"a": 1}</script>'
    runtime = '<script type="module" async src="basis:assets/calculator/runtime.mjs"></script>'
    given = PAGE.replace("</head>", '<link rel="stylesheet" href="a.css"></head>').replace(
        "<p>", f"{manifest}{runtime}<p>"
    )
    html, _ = pages.finish_page(given, "../../", {})
    order = [
        "charset",
        "Content-Security-Policy",
        "laufzeit-manifest",
        '"../../assets/calculator/runtime.mjs"',
        "<title",
        "a.css",
    ]
    assert [html.count(one) for one in order] == [1] * len(order)
    assert sorted(order, key=html.index) == order


def test_the_script_of_our_own_template_is_known() -> None:
    own = LexborHTMLParser((ROOT / "overrides/theme/404.html").read_text("utf-8")).css_first("body script")
    assert own is not None
    assert policy.scripts([own.text()]) == {source(own.text())}


def test_the_scope_of_the_theme_is_known_at_any_depth_and_nothing_else_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(policy.THEIRS, source('__md_scope=new URL(".",location);x()'), "the theme's")
    deep = '__md_scope=new URL("../../..",location);x()'
    assert policy.scripts([deep]) == {source(deep)}
    for foreign in (deep + ";y()", 'y();__md_scope=new URL(".",location);x()', deep.replace("..", "//host", 1)):
        with pytest.raises(policy.InlineError):
            policy.scripts([foreign])


@pytest.mark.parametrize("script", ["<script>alert(1)</script>", '<script type="module">import "./x.mjs"</script>'])
def test_script_in_a_text_ends_the_build_and_names_the_page(tmp_path: Path, script: str) -> None:
    (tmp_path / "recht").mkdir()
    (tmp_path / "recht/index.html").write_text(PAGE.replace("<p>", f"{script}<p>"), "utf-8")
    with pytest.raises(pages.PageError, match=r"^recht/index\.html: unknown inline script"):
        pages.finish(tmp_path, {})


def test_finishing_twice_changes_nothing() -> None:
    once, _ = pages.finish_page(PAGE, "./", {})
    assert pages.finish_page(once, "./", {})[0] == once


def test_norms_stay_in_one_piece_but_not_in_code() -> None:
    html, _ = pages.finish_page(PAGE, "./", {})
    assert "§&nbsp;15 Abs.&nbsp;3 sind es 30&nbsp;% &amp; &lt;mehr&gt;" in html
    assert "<code>§ 15</code>" in html


def test_cells_are_aligned_by_valid_attributes() -> None:
    html, _ = pages.finish_page(PAGE.replace("<p>", '<table><tr><td align="right">1</td></tr></table><p>'), "./", {})
    assert '<td data-align="right">' in html


MAIL = """
<ul>
  <li data-mail><a href="mail:fehler?subject=A%20%26%20B&amp;body=C">Fehler melden</a></li>
  <li data-ohne-mail>Kein Postfach</li>
</ul>
<div><p data-mail>Idee? <a href="mail:ideen">Schreiben</a></p><p data-ohne-mail>Idee? Bitte weitersagen.</p></div>
<p data-ohne-mail="ideen">Ohne Ideen</p>
"""


def with_mail(known: dict[str, str]) -> str:
    return pages.finish_page(PAGE.replace("<p>", f"{MAIL}<p>"), "./", known)[0]


def test_without_addresses_the_stand_ins_stay() -> None:
    html = with_mail({"fehler": "", "ideen": ""})
    assert "mail" not in html
    for text in ("Kein Postfach", "Bitte weitersagen", "Ohne Ideen"):
        assert text in html


def test_with_an_address_only_its_links_appear() -> None:
    html = with_mail({"fehler": "redaktion@amt.example", "ideen": ""})
    assert '<a href="mailto:redaktion@amt.example?subject=A%20%26%20B&amp;body=C">' in html
    assert "Kein Postfach" not in html
    assert "Schreiben" not in html
    assert "Bitte weitersagen" in html


def test_with_all_addresses_no_stand_in_is_left() -> None:
    html = with_mail({"fehler": "a@amt.example", "ideen": "b@amt.example"})
    assert '<a href="mailto:b@amt.example">' in html
    for text in ("Kein Postfach", "Bitte weitersagen", "Ohne Ideen", "data-mail", "data-ohne-mail"):
        assert text not in html


def test_mail_link_that_would_stay_without_address_ends_the_build() -> None:
    with pytest.raises(mail.MailError, match="fehler"):
        pages.finish_page(PAGE.replace("<p>", '<a href="mail:fehler">x</a><p>'), "./", {})


def test_mail_addresses_come_from_the_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text('extra: {mail: {fehler: !ENV [TEST_MAIL, ""], ideen: " a@amt.example "}}', "utf-8")
    assert mail.addresses(config) == {"fehler": "", "ideen": "a@amt.example"}
    monkeypatch.setenv("TEST_MAIL", "b@amt.example")
    assert mail.addresses(config)["fehler"] == "b@amt.example"


def test_server_examples_carry_one_policy(tmp_path: Path) -> None:
    server.write_examples(tmp_path, Inline(frozenset({"'sha256-abc='"})))
    for example in (tmp_path / "server").iterdir():
        assert "'sha256-abc='; style-src 'self'" in example.read_text("utf-8")


def test_twins_unpack_to_the_same_and_come_from_the_cache_next_time(tmp_path: Path) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    site.mkdir()
    (site / "a.css").write_text("a { color: red }\n" * 100, "utf-8")
    (site / "b.css").write_text("a { color: red }\n" * 100, "utf-8")
    (site / "kurz.css").write_text("a {}", "utf-8")
    assert twins.write(site, cache) >= 2
    data = (site / "a.css").read_bytes()
    assert gzip.decompress((site / "a.css.gz").read_bytes()) == data
    assert brotli.decompress((site / "b.css.br").read_bytes()) == data
    assert not (site / "kurz.css.gz").exists()
    assert twins.write(site, cache) == 0


def test_what_a_killed_build_left_half_packed_goes_and_what_one_at_work_has_stays(tmp_path: Path) -> None:
    for name, age in (("left.part", 2 * 3600), ("at-work.part", 60), ("kept.br", 2 * 3600), ("unused.gz", 31 * 86400)):
        (tmp_path / name).write_bytes(b"x")
        moment = time.time() - age
        os.utime(tmp_path / name, (moment, moment))
    compression.forget(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {"at-work.part", "kept.br"}


def test_a_download_that_takes_too_long_is_told_from_one_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "DOWNLOADING_S", 0.01)
    with pytest.raises(
        node.NodeError, match=r"^npm was not done after 0\.01 s; another run goes on from what has come$"
    ):
        node.npm("--version")


def step(module: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "overrides.build.step", module.stem, *arguments]
    path = {"PYTHONPATH": os.pathsep.join((str(module.parent), str(ROOT)))}
    return subprocess.run(command, env=os.environ | path, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        ("raise OSError(errno.ENOSPC, 'No space left on device', '/x/y')", 1, "No space left on device: /x/y\n"),
        ("raise OSError(errno.EROFS, 'Read-only file system')", 1, "Read-only file system: a file of the build\n"),
        ("raise KeyboardInterrupt", 130, ""),
    ],
)
def test_a_fault_of_the_machine_ends_a_step_with_one_line(tmp_path: Path, fault: str, code: int, said: str) -> None:
    module = tmp_path / "faulty_step.py"
    module.write_text(f"import errno\n{fault}\n", "utf-8")
    done = step(module)
    assert done.returncode == code
    assert done.stderr == (f"faulty_step: {said}" if said else "")


def test_a_fault_of_the_build_keeps_its_traceback_and_a_step_its_arguments(tmp_path: Path) -> None:
    module = tmp_path / "faulty_step.py"
    module.write_text("import sys\nprint(sys.argv[1:])\nopen('/nowhere/at/all')\n", "utf-8")
    done = step(module, "--site", "x")
    assert done.stdout == "['--site', 'x']\n"
    assert "Traceback" in done.stderr


def test_ids_of_headings() -> None:
    assert slug("Für wen? § 10 & Größe", "-") == "fuer-wen-par-10-groesse"
