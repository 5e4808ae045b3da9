"""Where every window lies: integers only, so that pictures, loops and fast code share one geometry.

`planning` makes the plan of regular windows, `window_plan` says what a plan knows, `axes` what it knows along
one axis. `uneven` and `listed` are axes whose windows differ: of adaptive pooling, and where they are listed.
"""

from pooling.windows.planning import lay_out, plan_pads, plan_windows
from pooling.windows.window_plan import WindowPlan

__all__ = ["WindowPlan", "lay_out", "plan_pads", "plan_windows"]
