"""What is made of the chapters for paper and for elsewhere: the worksheet, a notebook."""

from ui.lessons.paper.notebook import chapter_notebook
from ui.lessons.paper.tasks import Open
from ui.lessons.paper.words import words
from ui.lessons.paper.worksheet import worksheet, worksheet_mistakes

__all__ = ["Open", "chapter_notebook", "words", "worksheet", "worksheet_mistakes"]
