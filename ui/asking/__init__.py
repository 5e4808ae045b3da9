"""Questions that take their time: asked once for all who ask, one at a time, the newest answers kept."""
