"""Work in a process of its own: `parent` and `child` are its two sides; `processors` counts what is free."""
