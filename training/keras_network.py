"""The networks in Keras: what is trained, and how its weights become ours."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.models.classifier import Block, Network
from training.pictures import Pictures

Array = NDArray[Any]
SEED = 7


@dataclass(frozen=True)
class Recipe:
    """How one network is made.

    Attributes
    ----------
    maps : tuple of int
        Feature maps of each block.
    epochs, batch : int
        How long, and how many pictures at once.
    mirror : bool
        Whether to learn from the mirror image of each picture as well.
    """

    maps: tuple[int, ...]
    epochs: int
    batch: int = 64
    mirror: bool = False


RECIPES = {
    "vehicles": Recipe((12, 20, 28), epochs=24, mirror=True),
    "digits": Recipe((12, 24), epochs=60, batch=32),
    "faces": Recipe((8, 12, 16), epochs=60, batch=16, mirror=True),
}


def train(pictures: Pictures, recipe: Recipe) -> tuple[Any, float]:
    """Train a network; return the Keras model and its accuracy on the test pictures."""
    import keras

    keras.utils.set_random_seed(SEED)
    x, y = pictures.train
    if recipe.mirror:
        x, y = np.concatenate([x, x[..., ::-1]]), np.concatenate([y, y])
    model = build(x.shape[1:], recipe.maps, len(pictures.classes))
    steps = recipe.epochs * -(-len(x) // recipe.batch)
    rate = keras.optimizers.schedules.CosineDecay(3e-3, steps)
    model.compile(keras.optimizers.Adam(rate), "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(channels_last(x), y, batch_size=recipe.batch, epochs=recipe.epochs, verbose=2)
    found = model.predict(channels_last(pictures.test[0]), verbose=0).argmax(axis=1)
    return model, float(np.mean(found == pictures.test[1]))


def build(shape: tuple[int, ...], maps: tuple[int, ...], classes: int) -> Any:
    """Return the layers: convolution and ReLU, a 2 × 2 maximum between the blocks, global average, dense.

    A batch normalization after each convolution makes the training several times as fast.
    """
    from keras import Sequential, layers

    channels, rows, columns = shape
    model = Sequential([layers.Input((rows, columns, channels))])
    for number, count in enumerate(maps):
        if number:
            model.add(layers.MaxPooling2D(2))
        model.add(layers.Conv2D(count, 3, padding="same", use_bias=False))
        model.add(layers.BatchNormalization())
        model.add(layers.ReLU())
    model.add(layers.GlobalAveragePooling2D())
    model.add(layers.Dense(classes, activation="softmax"))
    return model


def ours(model: Any, pictures: Pictures) -> Network:
    """Return the model as our network, in which a convolution includes its batch normalization."""
    parameters = [layer.get_weights() for layer in model.layers if layer.get_weights()]
    *pairs, (weights, bias) = parameters
    epsilon = next(layer.epsilon for layer in model.layers if hasattr(layer, "epsilon"))
    blocks = tuple(fold(pair[0], norm, epsilon) for pair, norm in zip(pairs[::2], pairs[1::2], strict=True))
    channels, rows, columns = pictures.test[0].shape[1:]
    return Network(pictures.classes, blocks, weights, bias, (channels, rows, columns))


def fold(kernels: Array, normalization: list[Array], epsilon: float) -> Block:
    """Return a convolution and its batch normalization as one convolution with a bias.

    γ · (w ∗ x − mean) / √(variance + ε) + β is again a convolution plus a number. Keras writes kernels as
    (rows, columns, channels, maps), we as (maps, channels, rows, columns).
    """
    gamma, beta, mean, variance = normalization
    factor = gamma / np.sqrt(variance + epsilon)
    return Block((kernels * factor).transpose(3, 2, 0, 1), beta - mean * factor)


def channels_last(x: Array) -> Array:
    """Return pictures as Keras reads them: (N, H, W, C)."""
    return np.moveaxis(x, 1, -1)
