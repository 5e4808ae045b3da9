"""What a learner takes along: code, tables, pictures, an animated GIF."""
