"""Our results beside TensorFlow's."""
