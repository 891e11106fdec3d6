"""Flettefelter: the values of a letter's fields, from whatever feature knows them."""
