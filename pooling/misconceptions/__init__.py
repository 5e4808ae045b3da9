"""What known mistakes lead to: numbers, shapes, cells and gradients under a wrong rule.

Every function here gives the mistakes by name, the likeliest first; the sentences about them are elsewhere.
"""
