"""Files and pictures on their way in: what was chosen or dropped is read off the window thread, its size before."""

import os
import stat
from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from socialvicevaert.ui.long_task import Progress
from socialvicevaert.ui.papers.paper import Arrived, NewPaper
from socialvicevaert.ui.text import tr

MOST_AT_ONCE = 10
Refuse = Callable[[str, int], str]
"""Given a file's name and size: why it is not taken, or ""."""


def paths_in(mime: QMimeData) -> list[str]:
    """The files that are dropped or pasted."""
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]


def picture_in(mime: QMimeData) -> QImage | None:
    """The picture that is dropped or pasted."""
    picture = QImage(mime.imageData()) if mime.hasImage() else QImage()
    return None if picture.isNull() else picture


def read_files(progress: Progress, paths: Sequence[str], refuse: Refuse) -> Arrived:
    """Read what can be read; the rest is said in words."""
    papers: list[NewPaper] = []
    problems: list[str] = []
    for number, path in enumerate(paths[:MOST_AT_ONCE]):
        progress.step(number, len(paths))
        name = os.path.basename(path)
        try:
            about = os.stat(path)
            problem = refuse(name, about.st_size) if stat.S_ISREG(about.st_mode) else tr("»%s« er ikke en fil.") % name
            if problem:
                problems.append(problem)
                continue
            with open(path, "rb") as file:
                papers.append(NewPaper(name, file.read(about.st_size)))
        except OSError:
            problems.append(
                tr("»%s« kan ikke læses. Ligger filen der endnu, og er den lukket i andre programmer?") % name
            )
    if len(paths) > MOST_AT_ONCE:
        problems.append(tr("Der kan tilføjes %s filer ad gangen. Tilføj resten bagefter.") % MOST_AT_ONCE)
    return Arrived(tuple(papers), tuple(problems))


def keep_picture(_progress: Progress, picture: QImage, name: str, refuse: Refuse) -> Arrived:
    """A pasted picture as a PNG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    data = bytes(content.data())
    problem = refuse(name, len(data))
    return Arrived((), (problem,)) if problem else Arrived((NewPaper(name, data),), ())
