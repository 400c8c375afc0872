"""Made-up input for the bridge and the command lines: `python3 noxfile.py fuzz`."""
