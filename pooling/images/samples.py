"""Sample photos: those inside scikit-image, read without importing it, because its import is slow."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pooling.images import ImageError, read_image


@dataclass(frozen=True)
class Sample:
    """A photo on disk; `licence` is as the docstrings of `skimage.data` state it."""

    title: str
    path: Path
    licence: str


# name: (title, file, licence). Only files inside the wheel, so without a download, and with a stated licence.
_KNOWN = {
    "cat": ("Chelsea the cat", "chelsea.png", "CC0, Stefan van der Walt"),
    "coffee": ("Cup of coffee", "coffee.png", "CC0, Rachel Michetti"),
    "astronaut": ("Astronaut Eileen Collins", "astronaut.png", "Public domain, NASA"),
    "rocket": ("Launch of a rocket", "rocket.jpg", "Public domain, SpaceX"),
    "stars": ("Galaxies in deep space", "hubble_deep_field.jpg", "Public domain, NASA"),
    "camera": ("Man with a camera", "camera.png", "CC0, Lav Varshney"),
    "coins": ("Greek coins", "coins.png", "No known copyright restrictions, Brooklyn Museum"),
    "text": ("Text on a slope", "text.png", "Public domain, Wikipedia"),
    "bricks": ("Brick wall", "brick.png", "CC0, CC0Textures"),
    "horse": ("Outline of a horse", "horse.png", "CC0, Andreas Preuss"),
}


def find_samples() -> dict[str, Sample]:
    """Find the sample photos of the installed scikit-image, by name; none if it is not installed."""
    package = find_spec("skimage")
    folders = [Path(place) / "data" for place in (package and package.submodule_search_locations) or []]
    return {
        name: Sample(title, folder / file, licence)
        for name, (title, file, licence) in _KNOWN.items()
        for folder in folders
        if (folder / file).is_file()
    }


SAMPLES = find_samples()


def sample_image(name: str) -> NDArray[np.uint8]:
    """Read a sample photo of `SAMPLES` as (H, W, 3) uint8.

    Raises
    ------
    ImageError
        If there is no sample of that name.
    """
    if not SAMPLES:
        raise ImageError(
            "There are no sample photos because scikit-image is not installed; "
            "install it with `pip install scikit-image`, or upload a photo of your own."
        )
    if name not in SAMPLES:
        raise ImageError(f"There is no sample photo “{name}”; choose one of these: {', '.join(SAMPLES)}.")
    return read_image(SAMPLES[name].path.read_bytes())
