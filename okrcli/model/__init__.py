"""What an OKR is: frozen models of everything that stands in the files, without I/O and without a clock."""

import os
import sys
from types import ModuleType


def _compare(first: str, second: str) -> bool:
    from hmac import compare_digest

    return compare_digest(first, second)


def _import_pydantic() -> None:
    """Lets pydantic import without what it never uses here, which costs every start 15 ms.

    Its plugin loader imports `importlib.metadata`, and `email`, `csv` and `zipfile` with it, before it looks whether
    plugins are wanted at all; its types import `secrets`, and OpenSSL with it, to compare secret strings. Stand-ins
    take their places while it imports, and only where PYDANTIC_DISABLE_PLUGINS says that there are no plugins.
    """
    if os.environ.get("PYDANTIC_DISABLE_PLUGINS") != "__all__" or "pydantic" in sys.modules:
        return
    wanted: dict[str, dict[str, object]] = {
        "importlib.metadata": {"entry_points": tuple},
        "secrets": {"compare_digest": _compare},
    }
    stand_ins = {name: names for name, names in wanted.items() if name not in sys.modules}
    for name, names in stand_ins.items():
        sys.modules[name] = ModuleType(name)
        sys.modules[name].__dict__.update(names)
    try:
        import pydantic.plugin._loader
        import pydantic.types  # noqa: F401
    except ImportError:  # their places are pydantic's own affair; without them the start is slower and nothing else
        pass
    finally:
        for name in stand_ins:
            del sys.modules[name]


_import_pydantic()
