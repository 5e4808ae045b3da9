"""The frame of every page: menu, links, notices, shared files of `assets/`."""
