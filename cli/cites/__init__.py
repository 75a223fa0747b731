"""`policy cites`: who cites whom."""
