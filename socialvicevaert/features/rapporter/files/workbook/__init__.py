"""A report as a workbook: the parts of its paper as lines of cells, a sheet a section.

lines      a part of the paper → lines of cells
sections   the paper → sheets; the months and all figures beside them
drawing    sheets → the XLSX file
"""
