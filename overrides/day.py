"""The day for which the site is built: numbers shown without a date are those in force on it."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def build_day() -> date:
    """`BUILD_DAY` (2026-11-28) or `SOURCE_DATE_EPOCH` from the environment, otherwise today."""
    if day := os.environ.get("BUILD_DAY"):
        return date.fromisoformat(day)
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now(UTC).astimezone().date()
