"""Qt models over frozen rows of the queries."""
