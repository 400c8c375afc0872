"""Tage zählen: Kalender, Fristen, Dringlichkeit."""
