"""What is known of frameworks, as data: what they do, what they lack or refuse, where they disagree."""
