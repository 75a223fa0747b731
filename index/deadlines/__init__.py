"""When tasks are due, and whether they are done."""
