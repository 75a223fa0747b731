"""Tables of tasks and targets: header, columns and rows."""
