"""The whole animation as a GIF for slides, drawn by Pillow in the light colours of the stepper."""

from ui.film.gif import MOST_FRAMES as MOST_FRAMES
from ui.film.gif import film_seconds as film_seconds
from ui.film.gif import frames_of as frames_of
from ui.film.gif import make_film as make_film
