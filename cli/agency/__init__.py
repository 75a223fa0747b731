"""`policy agency`: who an agency was and is."""
