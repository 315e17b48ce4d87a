"""What else is taken: agents, what is told of them, and co-use. Used by interaction."""
