"""The animation as a GIF for slides, drawn with Pillow in the stepper's light colours."""
