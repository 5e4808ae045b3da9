"""Layers that are no plain pooling: adaptive, fractional, blur, stochastic and RoI pooling."""
