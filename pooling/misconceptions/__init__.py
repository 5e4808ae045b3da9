"""What known mistakes lead to: the numbers, shapes, cells and gradients of a learner who follows a wrong rule.

Every function here gives the mistakes by name, the likeliest first; the sentences about them are elsewhere.
"""
