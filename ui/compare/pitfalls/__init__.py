"""Pitfalls of pooling, a question first: what they ask, what is right, and which wrong rule each choice is."""
