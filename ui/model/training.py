"""The trainings of this server: one queue, whose helper reads the digits that ship."""

from pooling.frameworks.training import Trainer
from pooling.models.digits import read_file
from ui.model.queue import Queue
from ui.model.results import DIGITS, keep


def new_trainer() -> Trainer:
    """Make what trains; its process starts with the first training."""
    return Trainer(*read_file(DIGITS.read_bytes()))


TRAININGS = Queue(new_trainer, keep)
