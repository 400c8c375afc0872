"""Tests; the cases are data in tests/faelle."""
