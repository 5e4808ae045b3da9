"""All that is measured for the chapters: by the core alone, and of the networks that ship with the app."""

from collections.abc import Callable, Mapping

from pooling.experiments import EXPERIMENTS, TABLES, Facts, Table
from ui.lessons.measured import MEASURED, MEASURED_TABLES

ALL: Mapping[str, Callable[[], Facts]] = {**EXPERIMENTS, **MEASURED}
ALL_TABLES: Mapping[str, Callable[[], Table]] = {**TABLES, **MEASURED_TABLES}
