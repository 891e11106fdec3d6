import subprocess
import sys

HEAVY = ("sqlmodel", "sqlalchemy", "qtawesome", "pypdfium2", "PySide6.QtPrintSupport", "reportlab")


def test_the_parts_of_the_unlock_window_import_nothing_heavy() -> None:
    modules = (
        "theme, fonts, icons, buttons, labels, layouts, fields, form, side_sheet, banner, tasks, context, page, rail"
    )
    code = f"import sys; from socialvicevaert.ui import {modules}; print([m for m in {HEAVY!r} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
