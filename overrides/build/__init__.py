"""From the sources to the folder that an intranet serves."""
