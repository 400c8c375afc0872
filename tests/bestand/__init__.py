"""The caseload: tables in, list, weekly plan and figures out."""
