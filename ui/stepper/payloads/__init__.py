"""Data for the stepper's component: what `steps` and `plan_windows` say, as compact text and bytes."""
