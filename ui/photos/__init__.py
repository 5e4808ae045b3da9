"""Photos: which one is pooled, and pictures with axes side by side."""
