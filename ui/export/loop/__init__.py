"""The same pooling as a loop to read, line by line."""
