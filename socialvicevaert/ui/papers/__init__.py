"""Papers and pictures that belong to something: shown, added in three ways, opened inside the window."""

from socialvicevaert.ui.papers.opening import open_paper
from socialvicevaert.ui.papers.paper import NewPaper, Paper
from socialvicevaert.ui.papers.paper_list import PaperList

__all__ = ["NewPaper", "Paper", "PaperList", "open_paper"]
