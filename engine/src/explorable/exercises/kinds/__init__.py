"""The types of exercises; importing this package puts all of them on the register.

A new file here is found by itself; what it must have is told in ``exercises/base.py``.
"""

from importlib import import_module
from pkgutil import iter_modules

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
