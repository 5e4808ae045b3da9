"""What a learner asks for: which networks, and how each of them is trained."""

from dataclasses import dataclass

from pooling.models.runs import LEARNED, Run


@dataclass(frozen=True)
class Asked:
    """Two to four networks, trained alike with each seed."""

    models: tuple[str, ...] = ("max", "avg", "blur", "none")
    head: str = "flatten"
    epochs: int = 12
    pictures: int = LEARNED
    seeds: int = 3
    first_seed: int = 1

    @property
    def runs(self) -> tuple[Run, ...]:
        """All trainings; each network with the first seed first, so that they can be compared early."""
        seeds = range(self.first_seed, self.first_seed + self.seeds)
        return tuple(self.run(model, seed) for seed in seeds for model in self.models)

    def run(self, model: str, seed: int) -> Run:
        """Return the training of one network with one seed."""
        return Run(model, self.head, self.epochs, self.pictures, seed)
