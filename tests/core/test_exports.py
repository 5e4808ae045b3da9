"""What the package offers is complete, explained, and cheap to import."""

import importlib
import inspect
import pkgutil
import subprocess
import sys
from pathlib import Path

import pooling
from pooling.reductions import REDUCTIONS
from tests.each import each

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = {
    *("PoolSpec", "PoolingError", "WindowPlan", "Step", "plan_windows", "plan_adaptive", "steps"),
    *("pool", "pool_backward", "pool_with_indices", "unpool"),
    *(f"{name}_pool" for name in REDUCTIONS),
    *("adaptive_pool", "adaptive_pool_backward", "adaptive_steps"),
    *("blur_pool", "blur_pool_backward", "blur_steps"),
    *("fractional_pool", "fractional_pool_backward", "fractional_steps", "plan_fractional"),
    *("stochastic_pool", "stochastic_pool_backward", "stochastic_steps"),
    *("roi_align", "roi_align_backward", "roi_align_steps"),
    *("roi_pool", "roi_pool_backward", "roi_pool_steps"),
    *("global_pool", "global_max_pool", "global_avg_pool", "global_pool_backward"),
}


def core_modules():
    """Modules that need nothing but NumPy; `pooling.images` may also use Pillow."""
    names = (module.name for module in pkgutil.walk_packages(pooling.__path__, "pooling."))
    return [importlib.import_module(name) for name in names]


def public_members(module):
    return {
        name: member
        for name, member in vars(module).items()
        if not name.startswith("_")
        and (inspect.isfunction(member) or inspect.isclass(member))
        and member.__module__ == module.__name__
    }


def test_all_is_the_contract_and_sorted():
    assert set(pooling.__all__) == CONTRACT
    assert len(pooling.__all__) == len(CONTRACT)
    capitals_first = sorted(pooling.__all__, key=lambda name: (name[0].islower(), name))
    assert capitals_first == pooling.__all__


def test_everything_that_is_exported_is_there_and_nothing_else_is():
    there = {name for name, member in vars(pooling).items() if not name.startswith("_")}
    assert {name for name in there if not inspect.ismodule(getattr(pooling, name))} == CONTRACT


@each("module", core_modules())
def test_every_public_name_says_what_it_is_for(module):
    assert module.__doc__
    for name, member in public_members(module).items():
        assert inspect.getdoc(member), name
        if inspect.isclass(member):
            for part, value in vars(member).items():
                explained = inspect.isroutine(value) or isinstance(value, property)
                assert part.startswith("_") or not explained or inspect.getdoc(value), f"{name}.{part}"


def test_importing_pooling_takes_little_more_than_importing_numpy():
    """At most 0.15 s over NumPy's own import, the best of three fresh interpreters.

    In time of the processor: what else runs on the machine is not what importing costs.
    """
    code = (
        "import numpy, time; start = time.process_time(); import pooling; print(time.process_time() - start)"
    )
    seconds = [
        float(subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True).stdout)
        for _ in range(3)
    ]
    assert min(seconds) < 0.15
