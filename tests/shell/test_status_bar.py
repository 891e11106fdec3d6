"""The line at the foot shows whole words, or leaves them out."""

import pytest
from pytestqt.qtbot import QtBot

from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shell.status_bar import StatusBar


@pytest.mark.usefixtures("theme")
def test_a_narrow_status_bar_leaves_out_whole_texts_and_keeps_the_backup(
    qtbot: QtBot, vicevaert: Actor, clock: FixedClock
) -> None:
    bar = StatusBar(vicevaert)
    qtbot.addWidget(bar)
    bar.show_backup(clock.now(), clock.today())
    bar.show_saved(clock.now())
    bar.show()
    for width, shown in ((1200, 3), (700, 2), (520, 1)):
        bar.resize(width, 40)
        texts = [label for label in (bar.who, bar.saved, bar.backup) if label.isVisible()]
        assert len(texts) == shown
        assert all(label.width() >= label.sizeHint().width() for label in texts)
    assert bar.backup.isVisible()
