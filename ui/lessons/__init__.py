"""Learn: chapters written in Markdown, with live figures, computed numbers and questions."""
