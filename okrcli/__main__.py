"""`python -m okrcli`, and the start of `okr`: the shortest way for what needs no more."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Runs the command line and exits with its status."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from okrcli import __version__

        sys.stdout.write(f"okr {__version__}\n")
        return
    # The collector finds next to nothing in a run this short, and costs a tenth of it.
    gc.disable()
    # Pydantic looks through every installed package for plugins of its own, at 15 ms a start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from okrcli.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
