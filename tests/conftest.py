"""Settings for all native tests."""

from hypothesis import settings

settings.register_profile("ohne-zeitmessung", deadline=None)
# Every mutant meets the same examples, so that a second run says the same.
settings.register_profile("mutation", deadline=None, derandomize=True, database=None, max_examples=50)
settings.load_profile("ohne-zeitmessung")
