"""What an OKR is: frozen models of everything that stands in the files, without I/O and without a clock."""

import os
import sys
from types import ModuleType


def _without_plugins() -> None:
    """Lets pydantic's plugin loader import without `importlib.metadata`, which costs every start 10 ms.

    It imports that module at its top, and `email`, `csv` and `zipfile` with it, before it looks whether plugins are
    wanted at all. Here they are not: the start of the program says so in PYDANTIC_DISABLE_PLUGINS.
    """
    name = "importlib.metadata"
    if os.environ.get("PYDANTIC_DISABLE_PLUGINS") != "__all__" or name in sys.modules:
        return
    stand_in = ModuleType(name)
    stand_in.entry_points = tuple  # type: ignore[attr-defined]
    sys.modules[name] = stand_in
    try:
        import pydantic.plugin._loader  # noqa: F401
    except ImportError:  # its place is pydantic's own affair; without it the start is slower and nothing else
        pass
    finally:
        del sys.modules[name]


_without_plugins()
