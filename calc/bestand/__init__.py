"""Viele Fälle auf einmal: eine Tabelle hinein; Liste, Wochenplan und Kennzahlen heraus.

Gerechnet wird mit denselben Regeln wie in den Rechnern „Kontaktintervall“ und „Beratungsquote“; keine steht zweimal.
"""
