"""The trainings of this server: one queue, whose helper reads the digits that ship."""

from io import BytesIO

import numpy as np

from pooling.frameworks.training import Trainer
from ui.model.queue import Queue
from ui.model.results import FOLDER, keep


def new_trainer() -> Trainer:
    """Make what trains; its process starts with the first training."""
    with np.load(BytesIO((FOLDER / "digits.npz").read_bytes()), allow_pickle=False) as file:
        return Trainer(file["pictures"], file["classes"])


TRAININGS = Queue(new_trainer, keep)
