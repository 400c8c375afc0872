"""Packs the finished site into one archive that can be checked: `python -m overrides.build.release` fills dist/."""
