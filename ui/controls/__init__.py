"""The settings, their format in links, and their widgets."""
