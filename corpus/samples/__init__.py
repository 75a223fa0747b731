"""Documents written for this project, in every format that is read."""
