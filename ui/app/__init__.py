"""The frame of every page: menu, links, notices, and access to `assets/`."""
