"""Tables of indicators: what their columns mean, the rows of figures in them, and the targets that these set."""
