"""Was jede Eingabe und jede Antwort ausmacht: Modelle, Meldungen, Sprache, Zahlen."""
