"""Python's garbage collector, only on the window thread.

Left alone it runs on whichever thread allocates. A widget or timer that is part of a cycle would then be destroyed on
the worker's thread, and Qt would send the next timer event to where it was: the program ends without a word.

Measured: looking through everything that is imported takes 110 ms, in which the window stands still. It is there until
the end, so it is left out.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_MILLISECONDS = 500


class WindowThreadCollector(QObject):
    """Takes the collector over while it lives; looks twice a second whether there is enough to collect."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self, interval=_MILLISECONDS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Collect here from now on."""
        gc.disable()
        self._timer.start()

    def leave_out_what_is_loaded(self) -> None:
        """From now on look only at what is made from now on; call it when the imports are done, before the work."""
        gc.freeze()

    def stop(self) -> None:
        """Collect what the work has left, and give the collector back; what was left out stays out."""
        self._timer.stop()
        gc.collect()
        gc.enable()

    def look(self) -> None:
        """Collect the oldest generation that is due, as Python would."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return
