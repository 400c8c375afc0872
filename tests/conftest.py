"""Settings for all native tests."""

from hypothesis import settings

settings.register_profile("ohne-zeitmessung", deadline=None)
settings.load_profile("ohne-zeitmessung")
