"""Ergebnisse zeigen: als HTML für die Seite und als Text für die Akte. Hier steht keine Regel."""
