"""The settings, their format in a link, and the widgets that ask for them."""
