"""The moving window: what the component is sent, and every sentence about a step."""
