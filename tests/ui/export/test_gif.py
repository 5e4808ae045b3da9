"""The gif: as many frames as steps, the window where it belongs, numbers where they are made."""

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pooling import PoolSpec, plan_windows, steps
from pooling.matrices import parse_matrix
from ui.export.gif import animation, look
from ui.export.gif.animation import MOST_FRAMES, frames_of, gif_seconds, make_gif
from ui.export.gif.layout import HEIGHT, WIDTH, place_grids
from ui.stepper.payloads.axes import drawn_axes

X = parse_matrix("1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,-0.5")
HARD = parse_matrix("nan,inf,-inf;-0,1e308,-1e308;0.333333333333,3,3")
AMBER = np.array(look.AMBER)


def grids(plan, channels=1):
    return place_grids(drawn_axes(plan, channels), channels)


def opened(gif):
    return Image.open(io.BytesIO(gif))


def pixels(picture, number):
    """A frame as the viewer shows it, on top of those before it."""
    picture.seek(number)
    return np.asarray(picture.convert("RGB")).astype(int)


def is_amber(frame, x, y):
    return bool((abs(frame[round(y), round(x)] - AMBER) <= 12).all())


def differs(frame, other, box):
    left, top, right, bottom = map(round, box)
    return bool((frame[top:bottom, left:right] != other[top:bottom, left:right]).any())


def test_edges_of_input_and_output_are_numbered_and_padding_is_not():
    spec = PoolSpec.of("avg", 3, strides=1, padding=1)
    frame = pixels(opened(make_gif(X, spec, 1)), 5)
    for grid in (lambda plan: grids(plan)[0], lambda plan: grids(plan)[2]):
        placed = grid(plan_windows(spec, X.shape))
        numbered = {}
        for row in range(-1, 5):
            _, top, _, bottom = placed.box(row, 0)
            numbered[row] = (
                frame[int(top) : int(bottom), int(placed.left) - 20 : int(placed.left) - 6] < 200
            ).any()
        assert [row for row, number in numbered.items() if number] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("x", "spec"),
    [
        (X, PoolSpec.of("max", 2)),
        (X, PoolSpec.of("avg", 3, strides=1, padding=1)),
        (X, PoolSpec.of("min", 2, strides=2, dilations=2)),
        (X[:1], PoolSpec.of("sum", (1, 2), strides=1)),
        (X, PoolSpec.of("lp", 2)),
        (X, PoolSpec.of("softmax", (1, 4), strides=3, ceil_mode=True)),
        (HARD, PoolSpec.of("max", 2, strides=1)),
        (HARD, PoolSpec.of("avg", 3)),
        (np.arange(16.0)[None], PoolSpec.of("max", (1, 3), strides=2)),
    ],
)
def test_gif_has_a_frame_for_every_step_and_loops(x, spec):
    gif = opened(make_gif(x, spec, 2))
    count = plan_windows(spec, x.shape).window_count
    assert (gif.format, gif.size, getattr(gif, "n_frames", 1)) == ("GIF", (WIDTH, HEIGHT), count)
    if count > 1:
        assert gif.info["loop"] == 0
    times = []
    for number in range(count):
        gif.seek(number)
        times.append(gif.info["duration"])
    assert times == [500] * (count - 1) + [2500]


@pytest.mark.parametrize("strides", [1, 2])
def test_window_is_outlined_in_amber_where_the_step_reads(strides):
    spec = PoolSpec.of("max", 2, strides=strides)
    gif = opened(make_gif(X, spec, 1))
    grid = grids(plan_windows(spec, X.shape))[0]
    everywhere = [(row, col) for row in range(0, 3, strides) for col in range(0, 3, strides)]
    for step in steps(X, spec):
        frame = pixels(gif, step.number)
        there = [
            place
            for place in everywhere
            if all(is_amber(frame, x, y) for x, y in on_the_edges(grid.box(*place, 2, 2)))
        ]
        assert there == [(step.rows[0], step.cols[0])]


def on_the_edges(box):
    """A point on each of a window's four edges."""
    left, top, right, bottom = box
    across, down = left + (right - left) / 4, top + (bottom - top) / 4
    return (across, top), (across, bottom - 1), (left, down), (right - 1, down)


def test_output_cells_are_filled_one_after_the_other_and_stay():
    spec = PoolSpec.of("max", 2)
    gif = opened(make_gif(X, spec, 1))
    grid = grids(plan_windows(spec, X.shape))[2]
    frames = [pixels(gif, number) for number in range(4)]
    corner = [grid.box(*index) for index in ((0, 0), (0, 1), (1, 0), (1, 1))]
    for number, frame in enumerate(frames):
        made = [is_amber(frame, box[0] + 8, box[1] + 8) for box in corner]
        assert made == [place == number for place in range(4)]
    assert differs(frames[0], frames[1], corner[0])  # from amber to what it stays
    assert not differs(frames[1], frames[3], corner[0])
    assert not differs(frames[0], frames[1], corner[3])  # not made yet


def test_every_winner_of_a_tie_has_a_ring():
    spec, x = PoolSpec.of("max", 2), np.array([[7.0, 1.0], [2.0, 7.0]])
    gif = opened(make_gif(x, spec, 1))
    grid, frame = grids(plan_windows(spec, x.shape))[0], None
    frame = pixels(gif, 0)
    ringed = [
        is_amber(frame, box[0] + grid.side * 0.25, box[1] + grid.side * 0.5)
        for box in (grid.box(row, col) for row in range(2) for col in range(2))
    ]
    assert ringed == [True, False, False, True]


def test_long_gifs_leave_out_steps_but_never_the_last():
    assert frames_of(1) == [0]
    assert frames_of(MOST_FRAMES) == list(range(MOST_FRAMES))
    for total in (401, 961, 1023, 65_025):
        shown = frames_of(total)
        assert len(shown) <= MOST_FRAMES
        assert shown[-1] == total - 1
        assert len(shown) == len(set(shown)) > MOST_FRAMES // 2 - 1


def test_gif_of_a_photo_is_short_and_grey(monkeypatch):
    monkeypatch.setattr(animation, "MOST_FRAMES", 20)
    photo = np.arange(8 * 8, dtype=np.uint8).reshape(8, 8)
    spec = PoolSpec.of("avg", 2, strides=1)
    told = []
    gif = opened(make_gif(photo, spec, 8, photo=True, progress=told.append))
    assert gif.n_frames == len(frames_of(7 * 7)) == 17
    assert told == sorted(told)
    assert told[-1] == 1.0
    grid = grids(plan_windows(spec, photo.shape))[0]
    left, top, right, bottom = grid.box(6, 6)
    red, green, blue = pixels(gif, 0)[round(top + bottom) // 2, round(left + right) // 2]
    assert red == green == blue


def test_gif_in_colour_shows_the_pixels_and_three_results():
    red, green, blue = (np.full((12, 12), level, np.uint8) for level in (200, 90, 30))
    photo = np.stack([red, green, blue])
    photo[:, 6:] = photo[:, 6:] // 2
    spec = PoolSpec.of("avg", 2)
    gif = opened(make_gif(photo, spec, 8, photo=True))
    grid, middle, output = grids(plan_windows(spec, photo.shape[1:]))
    assert gif.n_frames == 36
    first, last = pixels(gif, 0), pixels(gif, 35)
    for place, colour in (((1, 5), (200, 90, 30)), ((9, 2), (100, 45, 15))):
        assert abs(at_middle(last, grid.box(*place)) - colour).max() <= 8
    assert abs(at_middle(last, output.box(0, 3)) - (200, 90, 30)).max() <= 8
    assert abs(at_middle(first, output.box(0, 3)) - (200, 90, 30)).max() > 20  # not made yet
    left = middle.left + middle.cols * middle.side / 2 + 10
    assert differs(first, last, (left, middle.top - 60, left + 150, middle.top + 220))  # other results
    assert tuple(first[3, 3]) == (255, 255, 255)


def at_middle(frame, box):
    left, top, right, bottom = box
    return frame[round(top + bottom) // 2, round(left + right) // 2]


def test_seconds_are_those_of_the_file():
    gif = opened(make_gif(X, PoolSpec.of("max", 2, strides=1), 4))
    total = 0
    for number in range(gif.n_frames):
        gif.seek(number)
        total += gif.info["duration"]
    assert total == 1000 * gif_seconds(9, 4) == 8 * 250 + 2500


def test_letters_have_the_signs_of_the_page(monkeypatch):
    assert look.font_file() is not None
    missing = bytes(look.font(40).getmask("\uffff"))
    for sign in "−∞×–…·=/+0123456789":
        assert bytes(look.font(40).getmask(sign)) != missing, sign
    monkeypatch.setattr(look, "font_file", lambda: None)
    assert look.signs("4 × 4: −∞ … 5") == "4 x 4: -inf … 5"


def test_without_the_typeface_pillows_own_draws_the_gif(monkeypatch):
    monkeypatch.setattr(look, "font_file", lambda: None)
    look.font.cache_clear()
    try:
        picture = Image.new("RGB", (80, 40), "white")
        look.write(ImageDraw.Draw(picture), (40, 20), "−0.5", 20)
        assert np.asarray(picture).min() < 100
    finally:
        look.font.cache_clear()


def test_levels_place_numbers_between_least_and_greatest():
    values = np.array([-1e308, 0, 1e308, np.nan, np.inf, -np.inf])
    assert look.levels(values, values) == [0, 0.5, 1, None, 1, 0]
    assert look.levels(np.array([3.0]), np.array([3.0])) == [0]


VOLUME = np.array(
    [[[9.0, 1, 0, 2], [3, 2, 1, 0]], [[2, 4, 1, 0], [1, 8, 2, 1]], [[0, 1, 2, 1], [1, 2, 7, 3]]]
)
OTHER_SHAPES = {
    "row": (np.array([2.0, 5, 3, 1, 0, 4]), PoolSpec.of("max", (2,))),
    "slices": (VOLUME, PoolSpec.of("max", (2, 2, 2), strides=(1, 2, 2))),
    "channels": (VOLUME, PoolSpec.of("max", 2)),
    "padded": (VOLUME, PoolSpec.of("avg", (3, 2, 2), padding=1)),
}


@pytest.mark.parametrize(("x", "spec"), OTHER_SHAPES.values(), ids=OTHER_SHAPES)
def test_gif_of_other_shapes_outlines_the_window_on_every_slice_it_covers(x, spec):
    gif = opened(make_gif(x, spec, 1))
    channels = len(x) if x.ndim > spec.rank else 1
    plan = plan_windows(spec, x.shape[-spec.rank :])
    assert gif.n_frames == plan.window_count
    grid = grids(plan, channels)[0]
    first = x[0] if channels > 1 else x
    for step in steps(first, spec):
        frame = pixels(gif, step.number)
        size = step.rows[-1] - step.rows[0] + 1, step.cols[-1] - step.cols[0] + 1
        there = [
            at
            for at in range(grid.first_slice, grid.first_slice + grid.slices)
            if all(
                is_amber(frame, x, y)
                for x, y in on_the_edges(grid.box(step.rows[0], step.cols[0], *size, at=at))
            )
        ]
        covered = step.positions[0] if spec.rank == 3 else range(channels)
        assert there == list(covered)


def test_gif_of_channels_fills_a_cell_in_each_output():
    x, spec = OTHER_SHAPES["channels"]
    gif = opened(make_gif(x, spec, 1))
    grid = grids(plan_windows(spec, (2, 4)), 3)[2]
    for number in range(2):
        frame = pixels(gif, number)
        boxes = {(at, col): grid.box(0, col, at=at) for at in range(3) for col in range(2)}
        now = [place for place, box in boxes.items() if is_amber(frame, box[0] + 8, box[1] + 8)]
        assert now == [(at, number) for at in range(3)]
