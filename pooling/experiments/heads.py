"""The head of a network in numbers: Flatten against one number a map."""

from functools import cache

import numpy as np

from pooling.experiments.facts import Facts, Table
from pooling.layers.global_pooling import global_avg_pool
from pooling.network import head_sizes, random_maps, shuffle_cells

CLASSES, MAPS = 1000, 512
PHOTO, LARGER, SHRINKING = 224, 320, 32
"""Sides of a photo for VGG16, and how much smaller its last maps are."""


@cache
def vgg() -> Facts:
    """Count what VGG16's last maps bring to a single dense layer, with Flatten and with global pooling."""
    side, wider = PHOTO // SHRINKING, LARGER // SHRINKING
    flat, pooled = head_sizes(side, side, MAPS, CLASSES)
    flat_large, pooled_large = head_sizes(wider, wider, MAPS, CLASSES)
    return {
        "photo": PHOTO,
        "larger": LARGER,
        "side": side,
        "wider": wider,
        "cells": side * side,
        "maps": MAPS,
        "classes": CLASSES,
        "flat": flat.features,
        "flat_larger": flat_large.features,
        "flat_weights": flat.weights,
        "pooled": pooled.features,
        "pooled_larger": pooled_large.features,
        "pooled_weights": pooled.weights,
        "factor": flat.weights // pooled.weights,
        "saved_percent": round(100 * (1 - pooled.weights / flat.weights)),
    }


@cache
def sizes_table() -> Table:
    """Return the numbers that enter the dense layer, for photos of two sizes."""
    facts = vgg()
    return Table(
        ("Photo", "Flatten", "One number a map"),
        (
            (f"{PHOTO} × {PHOTO}", facts["flat"], facts["pooled"]),
            (f"{LARGER} × {LARGER}", facts["flat_larger"], facts["pooled_larger"]),
        ),
    )


@cache
def weights_table() -> Table:
    """Return the weights of the dense layer."""
    facts = vgg()
    rows = (("After Flatten", facts["flat_weights"]), ("One number a map", facts["pooled_weights"]))
    return Table(("Dense layer", "Weights"), rows)


@cache
def maps() -> Facts:
    """Pool Kaggle's eight random maps of 5 × 5 cells, and shuffle their cells."""
    drawn = random_maps(8, 5, 5, 0, scale=0.1, decay_power=4.0)
    grey = random_maps(8, 5, 5, 0)
    averages, mixed = global_avg_pool(drawn), global_avg_pool(shuffle_cells(drawn, 0))
    flat, pooled = head_sizes(5, 5, 8, 1)
    return {
        "count": len(drawn),
        "side": 5,
        "cells": 25,
        "flat": flat.features,
        "pooled": pooled.features,
        "factor": flat.features // pooled.features,
        "lowest": round(float(averages.min()), 2),
        "highest": round(float(averages.max()), 2),
        "grey_lowest": round(float(global_avg_pool(grey).min()), 2),
        "grey_highest": round(float(global_avg_pool(grey).max()), 2),
        "none": 0,
        "shuffled_difference": round(float(np.abs(averages - mixed).max()), 12),
    }
