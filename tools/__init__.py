"""What works on the project and is no part of the app."""
