"""The same input and layer by the rules of every library, side by side."""
