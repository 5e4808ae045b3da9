"""The experiment with a moved figure: its levels, strips and maps."""
