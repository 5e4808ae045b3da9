"""The settings of Filter, detect, condense and of One number a map; `__init__.py` has the others."""

from pooling.network import KERNELS
from ui.controls.setting_types import MOST_SEED, Choice, Flag, Number, Setting
from ui.controls.text_types import Weights
from ui.stepper.labels import PADDING_MEANING, PADDING_WORDS

NETWORK_WORDS = {"vehicles": "Cars and trucks", "digits": "Digits", "faces": "Faces"}
"""The networks that ship, and what they tell apart."""

NETWORK_SETTINGS: dict[str, Setting] = {
    "kernel": Choice(
        "Kernel",
        {name: kernel.label for name, kernel in KERNELS.items()} | {"own": "Your own"},
        "The weights of the convolution. Change a weight in the figure to make your own.",
        "edge",
    ),
    "weights": Weights("Weights", "0,0,0;0,1,0;0,0,0", "The weights of your own kernel, row by row."),
    "filter_padding": Choice(
        "Convolution padding",
        {"same": "Same", "valid": "Valid"},
        "Same: zeros around the photo, so the filtered map is as large as the photo. Valid: no padding.",
        "same",
    ),
    "pool_padding": Choice("Padding", PADDING_WORDS, PADDING_MEANING, "same"),
    "relu": Flag("ReLU", "Replace negative numbers by 0 after the convolution.", default=True),
    "below": Choice(
        "Below the pictures",
        {
            "effect": "What pooling does",
            "alternatives": "Alternatives",
            "stack": "Stack",
            "exact": "TensorFlow",
        },
        "What is shown below the four pictures.",
        "effect",
    ),
    "stages": Number("Stages", 3, 1, 8, "How often convolution, ReLU and pooling follow each other."),
}

HEAD_SETTINGS: dict[str, Setting] = {
    "maps": Choice(
        "Maps",
        {**NETWORK_WORDS, "kernels": "Kernels on a photo", "random": "Random maps", "vgg16": "VGG16"},
        "Where the feature maps come from: a small trained network, the kernels of Filter, detect, condense "
        "on a photo, the lesson's random maps, or VGG16, a large network trained on ImageNet.",
        "vehicles",
    ),
    "shown": Choice(
        "Picture",
        {"test": "Test picture", "photo": "Photo"},
        "What goes through the network: one of the pictures it was tested with, or a photo.",
        "test",
    ),
    "test_picture": Number("Number", 10, 1, 40, "Which of the test pictures."),
    "pooled_by": Choice(
        "Pool by", {"avg": "Average", "max": "Max"}, "How each map becomes one number.", "avg"
    ),
    "ranked": Choice(
        "Explain",
        {"first": "Likeliest class", "second": "Second likeliest"},
        "For which class the weights are shown.",
        "first",
    ),
    "shuffle": Flag("Shuffle cells", "Put the cells of every map into a random order, then pool them."),
    "map_count": Number("Count", 8, 1, 512, "How many random maps."),
    "map_side": Number("Side", 5, 1, 32, "Rows and columns of a random map."),
    "contrast": Choice(
        "Random numbers",
        {"lesson": "Scale 0.1, decay 4", "default": "Scale 0.5, decay 1"},
        "Scale: how far the random numbers spread. Decay: how fast fine detail fades.",
        "lesson",
    ),
    "map_seed": Number("Seed of maps", 0, 0, MOST_SEED, "Same seed, same maps."),
    "head_view": Choice(
        "Below the maps",
        {"heads": "Flatten or one number", "exact": "TensorFlow"},
        "What is shown below the maps.",
        "heads",
    ),
    "head_rows": Number("Rows", 7, 1, 512, "Rows of a feature map."),
    "head_cols": Number("Columns", 7, 1, 512, "Columns of a feature map."),
    "head_maps": Number("Feature maps", 512, 1, 4096, "Feature maps that enter the head."),
    "head_classes": Number("Classes", 1000, 1, 100_000, "Classes that the head tells apart."),
}
