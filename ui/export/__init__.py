"""Export: code, tables, pictures, an animated GIF."""
