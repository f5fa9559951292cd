"""What leaves the program on paper: the neutral document and its writers, annexes, templates."""
