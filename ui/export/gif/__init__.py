"""The whole animation as a GIF for slides, drawn by Pillow in the light colours of the stepper."""
