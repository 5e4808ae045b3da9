"""Photos: the choice of a photo, and pictures with axes side by side."""
