"""Our results compared with TensorFlow's."""
