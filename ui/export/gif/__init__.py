"""The whole animation as a GIF for slides, drawn by Pillow in the light colours of the stepper."""

from ui.export.gif.animation import MOST_FRAMES as MOST_FRAMES
from ui.export.gif.animation import film_seconds as film_seconds
from ui.export.gif.animation import frames_of as frames_of
from ui.export.gif.animation import make_film as make_film
