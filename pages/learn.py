"""Learn: chapters in which text, figures and questions are one."""

from ui.app.widgets import frame as nav
from ui.lessons.widgets.learn import load_lesson, show_learn
from ui.lessons.widgets.warm import warm_soon
from ui.stepper.widgets.stepper import load_stepper

nav.frame("pages/learn.py", "learn.css")
load_lesson()
warm_soon()
nav.body("pages/learn.py", show_learn)
load_stepper()  # last: the list of chapters does not wait for it
