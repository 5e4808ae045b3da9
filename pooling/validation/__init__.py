"""What callers hand over is checked here: names of arguments, settings, arrays, sizes and seeds."""
