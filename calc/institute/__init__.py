"""Was mehrere Rechner brauchen, je Rechtsinstitut ein Modul; kein Rechner wird hier geladen."""
