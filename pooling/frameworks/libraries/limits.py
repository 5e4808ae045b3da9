"""What Flax, JAX, TensorFlow Lite and Core ML do not support, in the form of `unsupported`."""

from pooling.frameworks.libraries.table import FLAX_KEY, JAX_KEY
