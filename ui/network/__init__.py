"""Filter, Detect, Condense: four pictures, the way back from a result, and the effect of pooling."""
