"""The training of the small networks that ship with the app: python -m training NAME."""
