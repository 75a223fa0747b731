"""Days, periods and rhythms, as they are written."""
