"""Rechenregeln zur Beratungsaktivität: reine Funktionen über datiertem Recht.

Alles hier läuft unverändert auf der Kommandozeile (`python -m calc`) und im Browser. „Heute“ wird nie gelesen,
sondern als Stichtag übergeben; gespeichert oder gesendet wird nichts.
"""
