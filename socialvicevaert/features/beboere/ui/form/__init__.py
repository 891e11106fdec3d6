"""The form of a resident.

sheet    BeboerSheet: new (Ctrl+Shift+N, from anywhere) and change (F2)
home     the part about the home, hidden where the address is protected
"""

from socialvicevaert.features.beboere.ui.form.sheet import BeboerSheet

__all__ = ["BeboerSheet"]
