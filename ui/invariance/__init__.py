"""The experiment with a shifted figure: its levels, strips and maps."""
