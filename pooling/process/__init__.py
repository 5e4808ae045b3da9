"""Work in a process of its own: `helper` is the parent's side, `child` the child's."""
