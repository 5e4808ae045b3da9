"""The moving window: the data for its component, and every sentence about a step."""
