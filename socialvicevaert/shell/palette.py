from socialvicevaert.ui.context import Context
from socialvicevaert.shell.navigator import Navigator


class Palette:
    def __init__(self, workspace, context, navigator, entries):
        pass

    def open(self):
        pass
