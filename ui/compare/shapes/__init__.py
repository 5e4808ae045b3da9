"""Output shapes of every library, without any values."""
