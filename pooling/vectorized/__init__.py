"""All windows at once, by few calls of NumPy: reduced, gathered side by side, scattered to their cells."""
