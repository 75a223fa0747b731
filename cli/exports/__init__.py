"""What is handed on: registers in Excel, reports in Word, calendars, fields under official names."""
