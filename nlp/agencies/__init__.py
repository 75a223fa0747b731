"""Names of agencies, found and made whole."""
