"""Pitfalls of pooling, a question first: what is asked, what is right, which wrong rule each choice is."""
