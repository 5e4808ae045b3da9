"""With TensorFlow: what it answers to the same question, and how that stands to ours."""
