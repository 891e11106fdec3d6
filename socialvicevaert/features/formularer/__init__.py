"""Formularer: the fixed words of forms, in Danish and in the resident's language.

The words come with the program as data files (``resources/sprog``); an organisation can correct them, and every
correction is a version. Danish is binding, the others are help translations.

``models``    corrections, and the languages there are
``rules``     the program's own words by version, and what a correction must keep
``queries``   the words a form is printed with, today or as they were
``files``     a language as a file for a translator
``service``   corrections are kept

A further language is a member of ``Sprog`` and a data file with every key; a changed word is a new version in its
file, because what was signed is printed again with the words of its time.
"""
