"""Flettefelter: the values of a letter's fields, from whatever feature knows them."""

from socialvicevaert.features.flettefelter.queries import values

__all__ = ["values"]
