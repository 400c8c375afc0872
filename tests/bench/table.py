"""Results as plain text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure: what it is compared with, and the target if there is one."""

    name: str
    value: float
    unit: str
    at_most: float | None = None
    compared_with: float | None = None
    at_least: float | None = None
    between: tuple[float, float] | None = None


def show(title: str, rows: Iterable[Row]) -> None:
    """Print one table."""
    print(f"\n{title}", flush=True)
    for row in rows:
        ratio = f"{row.value / row.compared_with:5.2f} × bare" if row.compared_with else ""
        between = "{:,.2f} to {:,.2f}".format(*row.between) if row.between else ""
        print(
            f"  {row.name:<42}{row.value:>9,.2f} {row.unit:<8}{between:<20}{ratio:<14}{_verdict(row)}".rstrip(),
            flush=True,
        )


def _verdict(row: Row) -> str:
    if row.at_most is not None:
        return f"target ≤ {row.at_most:,.2f}: {'met' if row.value <= row.at_most else 'MISSED'}"
    if row.at_least is not None:
        return f"target ≥ {row.at_least:,.0f}: {'met' if row.value >= row.at_least else 'MISSED'}"
    return ""
