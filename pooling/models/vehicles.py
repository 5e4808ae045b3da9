"""Cars and trucks, drawn from a seed: small side views that a small network finds hard enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pooling.errors import PoolingError

Mask = NDArray[np.bool_]
Rng = np.random.Generator
Point = tuple[float, float]

SIDE, FINER = 48, 2
"""Cells of a picture's side, and drawn points per cell and axis: their mean is the cell."""
KINDS = ("car", "truck")
GLASS, TYRE, HUB = (0.62, 0.75, 0.85), (0.08, 0.08, 0.09), (0.6, 0.6, 0.62)


@dataclass(frozen=True)
class Canvas:
    """A picture being drawn, and where its points lie: x to the right and y down, both from 0 to 1."""

    pixels: NDArray[np.float64]
    x: NDArray[np.float64]
    y: NDArray[np.float64]

    def paint(self, mask: Mask, colour: Sequence[float] | NDArray[np.float64]) -> None:
        """Give the points of a mask one colour."""
        self.pixels[mask] = colour

    def polygon(self, *points: Point) -> Mask:
        """Return the points inside a convex polygon, whose corners go round clockwise on the screen."""
        mask = np.ones(self.x.shape, bool)
        for (x0, y0), (x1, y1) in zip(points, (*points[1:], points[0]), strict=True):
            mask &= (x1 - x0) * (self.y - y0) - (y1 - y0) * (self.x - x0) >= 0
        return mask

    def box(self, left: float, top: float, right: float, bottom: float) -> Mask:
        """Return the points inside a rectangle."""
        return (self.x >= left) & (self.x <= right) & (self.y >= top) & (self.y <= bottom)

    def disc(self, x: float, y: float, radius: float) -> Mask:
        """Return the points inside a circle."""
        return (self.x - x) ** 2 + (self.y - y) ** 2 <= radius**2


def draw_vehicle(kind: str, rng: Rng) -> NDArray[np.float32]:
    """Draw one car or truck, of shape (3, 48, 48), from 0 to 1.

    Parameters
    ----------
    kind : {"car", "truck"}
        What it is.
    rng : numpy.random.Generator
        Chooses shape, size, place, direction, colours, light and clutter.

    Raises
    ------
    PoolingError
        If there is no such kind.

    Notes
    -----
    Estate cars are long and flat, and pickups are trucks whose load is low: the two kinds come close to each
    other on purpose.

    Examples
    --------
    >>> draw_vehicle("car", np.random.default_rng(0)).shape
    (3, 48, 48)
    """
    if kind not in KINDS:
        raise PoolingError(f"There is no vehicle {kind!r}; choose {' or '.join(KINDS)}.")
    canvas = _scene(rng)
    length = rng.uniform(0.42, 0.72)
    left, ground = rng.uniform(0.04, 0.94 - length), rng.uniform(0.62, 0.86)
    draw = {"car": _draw_car, "truck": _draw_truck}[kind]
    draw(canvas, rng, left, ground, length)
    _clutter(canvas, rng)
    return _finish(canvas, rng)


def vehicles(count: int, seed: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Draw pictures of shape (count, 3, 48, 48), and their kinds: 0 for a car, 1 for a truck, by turns."""
    rng = np.random.default_rng(seed)
    kinds = np.arange(count) % len(KINDS)
    return np.stack([draw_vehicle(KINDS[kind], rng) for kind in kinds]), kinds


def _scene(rng: Rng) -> Canvas:
    points = (np.arange(SIDE * FINER) + 0.5) / (SIDE * FINER)
    y, x = np.meshgrid(points, points, indexing="ij")
    canvas = Canvas(np.empty((*x.shape, 3)), x, y)
    horizon = rng.uniform(0.35, 0.75)
    canvas.pixels[:] = rng.uniform(0.35, 0.95, 3)
    canvas.paint(y > horizon, rng.uniform(0.15, 0.7, 3))
    for _ in range(rng.integers(0, 5)):  # houses and bushes far away
        width, height = rng.uniform(0.05, 0.3), rng.uniform(0.05, 0.35)
        start = rng.uniform(-0.1, 1)
        far = canvas.box(start, horizon - height, start + width, horizon)
        canvas.paint(far, rng.uniform(0.1, 0.9, 3))
    return canvas


def _draw_car(canvas: Canvas, rng: Rng, left: float, ground: float, length: float) -> None:
    """A flat body, and a cabin with two windows in its middle or, on an estate car, up to its end."""
    colour, right = rng.uniform(0, 1, 3), left + length
    body, cabin = length * rng.uniform(0.17, 0.27), length * rng.uniform(0.13, 0.26)
    front = left + length * rng.uniform(0.18, 0.34)
    back = right - length * rng.choice([rng.uniform(0.02, 0.08), rng.uniform(0.15, 0.28)])
    top, roof, slope = ground - body, ground - body - cabin, length * rng.uniform(0.05, 0.14)
    canvas.paint(canvas.box(left, top, right, ground), colour)
    canvas.paint(
        canvas.polygon((front, top), (front + slope, roof), (back - slope / 2, roof), (back, top)), colour
    )
    inset, middle = cabin * 0.2, rng.uniform(0.45, 0.6) * (front + back)
    for start, end in ((front + slope, middle - inset / 2), (middle + inset / 2, back - slope / 2 - inset)):
        canvas.paint(canvas.box(start, roof + inset, end, top), _shade(GLASS, rng))
    _wheels(
        canvas, rng, ground, length * rng.uniform(0.075, 0.11), (left + length * 0.2, right - length * 0.2)
    )


def _draw_truck(canvas: Canvas, rng: Rng, left: float, ground: float, length: float) -> None:
    """A cab with one window in front, and a load behind it: a high box, a tank, or a pickup's low bed."""
    cab_colour, load_colour = rng.uniform(0, 1, 3), rng.uniform(0, 1, 3)
    kind = rng.choice(["box", "tank", "pickup"], p=[0.5, 0.2, 0.3])
    right, cab = left + length, length * rng.uniform(0.24, 0.36)
    height = length * (rng.uniform(0.3, 0.42) if kind == "pickup" else rng.uniform(0.36, 0.56))
    hood = cab * rng.uniform(0, 0.45)
    chassis = ground - length * rng.uniform(0.06, 0.12)
    top = ground - height
    if kind == "pickup":
        load_colour, load = cab_colour, canvas.box(left + cab, ground - height * 0.5, right, ground)
    elif kind == "tank":
        load = _tank(canvas, left + cab * 1.1, right, chassis, height * rng.uniform(0.6, 0.8))
    else:
        load = canvas.box(
            left + cab * rng.uniform(1.03, 1.2), top - length * rng.uniform(-0.1, 0.14), right, chassis
        )
    canvas.paint(canvas.box(left, chassis, right, ground), np.full(3, rng.uniform(0.05, 0.3)))
    canvas.paint(load, load_colour)
    canvas.paint(canvas.box(left, top + height * 0.5, left + cab, ground), cab_colour)
    canvas.paint(canvas.box(left + hood, top, left + cab, ground), cab_colour)
    window = canvas.box(left + hood + cab * 0.08, top + height * 0.1, left + cab * 0.85, top + height * 0.42)
    canvas.paint(window, _shade(GLASS, rng))
    axles = [left + cab * 0.5, right - length * 0.16]
    if kind != "pickup" and rng.random() < 0.5:
        axles.append(right - length * 0.34)
    _wheels(canvas, rng, ground, length * rng.uniform(0.07, 0.11), axles)


def _tank(canvas: Canvas, left: float, right: float, bottom: float, height: float) -> Mask:
    radius = height / 2
    straight = canvas.box(left + radius, bottom - height, right - radius, bottom)
    ends = [canvas.disc(x, bottom - radius, radius) for x in (left + radius, right - radius)]
    return straight | ends[0] | ends[1]


def _wheels(canvas: Canvas, rng: Rng, ground: float, radius: float, places: Sequence[float]) -> None:
    for place in places:
        canvas.paint(canvas.disc(place, ground, radius), TYRE)
        canvas.paint(canvas.disc(place, ground, radius * 0.45), _shade(HUB, rng))


def _clutter(canvas: Canvas, rng: Rng) -> None:
    """Put up to three posts or signs in front."""
    for _ in range(rng.integers(0, 4)):
        left, width = rng.uniform(0, 1), rng.uniform(0.02, 0.07)
        top = rng.uniform(0.2, 0.8)
        canvas.paint(canvas.box(left, top, left + width, top + rng.uniform(0.1, 0.5)), rng.uniform(0, 1, 3))


def _finish(canvas: Canvas, rng: Rng) -> NDArray[np.float32]:
    """Turn it round half of the time; light from one side, noise, and the mean of each cell's points."""
    light = rng.uniform(0.55, 1.15) + rng.uniform(-0.3, 0.3) * (canvas.x - 0.5)
    lit = canvas.pixels * light[..., None]
    if rng.random() < len(KINDS) / 4:
        lit = lit[:, ::-1]
    cells = lit.reshape(SIDE, FINER, SIDE, FINER, 3).mean(axis=(1, 3))
    noisy = cells + rng.normal(scale=rng.uniform(0.01, 0.06), size=cells.shape)
    return np.asarray(np.moveaxis(np.clip(noisy, 0, 1), -1, 0), np.float32)


def _shade(colour: Sequence[float], rng: Rng) -> NDArray[np.float64]:
    return np.clip(np.array(colour) * rng.uniform(0.5, 1.1), 0, 1)
