"""What is fed in: the real cases, changed in one spot or many, and text that breaks out where it can."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from calc.rechner import RECHNER_TITEL
from tests.test_faelle import FAELLE, lies

MARKER = "<img src=x onerror=alert(1)>"
TRICKS = (
    MARKER,
    "</script><script>alert(1)</script>",
    "\"'><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "A\r\nEND:VEVENT\r\nBEGIN:VEVENT",
    "A\rATTACH:http://x",
    "A\u2028B\u0085C\x0bD",
    'a;b,c\\n:"q"',
    "\u202eevil\u2066\u200f",
    "e\u0301" * 50,
    "\ufeff\0\x1b[31m",
    "\ud7ff\U0001f9d1\u200d\U0001f4bb" * 30,
    "x" * 5000,
    "2026-02-30",
    "9" * 400,
)
TEXT = st.one_of(st.sampled_from(TRICKS), st.text(max_size=40))
DAY = st.dates().map(lambda day: day.isoformat())
VALUE: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT, DAY),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
CASES = [(file.stem, case["eingabe"]) for file in sorted(FAELLE.glob("*.toml")) for case in lies(file)]
NAMES = st.one_of(st.sampled_from(list(RECHNER_TITEL)), TEXT)


@st.composite
def questions(draw: st.DrawFn) -> tuple[str, str]:
    """Name of a calculator and JSON: a real case, most often with something in it changed."""
    name, given = draw(st.sampled_from(CASES))
    changed = dict(given)
    for field in draw(st.lists(st.sampled_from(sorted(given)) | TEXT, max_size=3)):
        changed[field] = draw(
            VALUE | DAY | st.sampled_from([value for _, case in CASES[:200] for value in case.values()])
        )
    text = json.dumps(changed)
    return name, draw(st.just(text) | st.just(text[: len(text) // 2]) | st.just(text.replace("2026", "1926")))
