"""Does a test fail when a rule is changed? Mutation testing of the date and law modules, with mutmut."""
