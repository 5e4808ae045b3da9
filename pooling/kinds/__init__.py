"""Every layer as one object with all its settings, so that what shows a layer is handed one thing.

`base` and `weighted` have the layers beside plain pooling, `dispatch` the core's functions for all of them.
"""
