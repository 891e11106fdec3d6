"""From a workbook (XLSX, XLS, ODS) to lines of cells, through calamine."""

import io

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from socialvicevaert.features.restancer.reading.cells import Line, many_values
from socialvicevaert.features.restancer.reading.guards import damaged_workbook, locked_workbook, refuse_size
from socialvicevaert.shared.errors import UserError


class Workbook:
    """An opened workbook; sheets are parsed when they are asked for."""

    def __init__(self, data: bytes) -> None:
        try:
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        except PasswordError as error:
            raise locked_workbook() from error
        except BaseException as error:
            raise _translated(error) from error

    def sheet_names(self) -> tuple[str, ...]:
        """The sheets that hold cells, hidden ones last. Raises ``UserError`` where there is none."""
        sheets = [sheet for sheet in self._book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        names = [sheet.name for sheet in sheets if str(sheet.visible).endswith("Visible")]
        names += [sheet.name for sheet in sheets if sheet.name not in names]
        if not names:
            raise UserError("Regnearket har ingen ark.")
        return tuple(names)

    def lines(self, name: str) -> tuple[Line, ...]:
        """The lines of one sheet, numbered as the program they were written in shows them."""
        try:
            sheet = self._book.get_sheet_by_name(name)
            refuse_size(sheet.total_height, sheet.total_width)
            rows = sheet.to_python(skip_empty_area=False)
        except UserError:
            raise
        except BaseException as error:
            raise _translated(error) from error
        with many_values():
            return tuple(Line(number, tuple(cells)) for number, cells in enumerate(rows, 1))


def _translated(error: BaseException) -> BaseException:
    """A parser's fault as a Danish sentence; a broken file can also make the parser panic, which is no Exception."""
    panicked = type(error).__name__ == "PanicException"
    return damaged_workbook() if panicked or isinstance(error, (CalamineError, Exception)) else error
