"""Papers and pictures that belong to something: shown, added in three ways, opened inside the window or taken out."""

from socialvicevaert.ui.papers.file_sheet import FileSheet
from socialvicevaert.ui.papers.intake import PaperIntake
from socialvicevaert.ui.papers.opening import SHOWN, offer_file, open_paper
from socialvicevaert.ui.papers.paper import Arrived, NewPaper, Paper
from socialvicevaert.ui.papers.paper_list import PaperList

__all__ = ["SHOWN", "Arrived", "FileSheet", "NewPaper", "Paper", "PaperIntake", "PaperList", "offer_file", "open_paper"]
