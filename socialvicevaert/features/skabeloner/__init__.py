"""Skabeloner: what letters are written from. Text with fields, versions, import and export.

A template of the program is a data file (``resources/skabeloner``); an organisation can correct it or make its own, and
every change is a version. A field nobody knows is an error before anything is printed.
"""
