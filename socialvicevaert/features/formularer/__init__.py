"""Formularer: the fixed words of forms, in Danish and in the resident's language.

The words come with the program as data files (``resources/sprog``); an organisation can correct them, and every
correction is a version. Danish is binding, the others are help translations.
"""
