"""The command line of the calculators: exit codes 0 and 2, JSON or a sentence, one answer for each line."""

from __future__ import annotations

import io
import json
import sys
from typing import Any
from unittest.mock import patch

from hypothesis import strategies as st

from calc.__main__ import main
from tests.fuzz.inputs import NAMES, TEXT, questions

SWITCHES = st.sampled_from([(), ("--jsonl",), ("--ics",), ("--csv",), ("--schema",), ("--help",), ("--quatsch",)])
WISHES = st.lists(st.sampled_from(["--kuerzel", "--vorlauf", "7", "-3"]) | TEXT, max_size=2).filter(
    lambda w: "bestand" not in w
)
LINES = st.lists(questions().map(lambda question: question[1].encode()) | st.binary(max_size=50), max_size=4)
CALLS = st.tuples(questions().map(lambda q: q[0]) | NAMES, SWITCHES, WISHES, LINES)


def check(call: Any) -> None:
    """One call, with standard input and output of its own."""
    name, switches, wishes, lines = call
    raw = b"\n".join(lines)
    given, out, err = (io.TextIOWrapper(io.BytesIO(data), "utf-8") for data in (raw, b"", b""))
    with patch.object(sys, "stdin", given), patch.object(sys, "stdout", out), patch.object(sys, "stderr", err):
        try:
            code: object = main([*switches, *wishes, name] if name.startswith("-") else [name, *switches, *wishes])
        except SystemExit as end:  # argparse
            code = end.code
        out.flush()
        err.flush()
    assert code in (0, 2), code
    written, said = out.buffer.getvalue(), err.buffer.getvalue().decode()
    assert "Traceback" not in said
    assert b"INTERN" not in written
    if switches == ("--jsonl",) and not wishes and code is not None and not said and b'"fehler"' not in written[:10]:
        assert written.count(b"\n") == len(io.BytesIO(raw).readlines())
        for line in written.splitlines():
            json.loads(line)
