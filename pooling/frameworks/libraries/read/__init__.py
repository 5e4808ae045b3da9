"""Code and configs of pooling layers, read without running anything: `read_call`, `read_layers`."""

from pooling.frameworks.libraries.read.reading import read_call, read_layers
from pooling.frameworks.libraries.read.result import Layer, Reading, Unread, Whole

__all__ = ["Layer", "Reading", "Unread", "Whole", "read_call", "read_layers"]
