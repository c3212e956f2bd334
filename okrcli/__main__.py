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
    if sys.argv[1:3] == ["git", "merge-driver"] and len(sys.argv) > 6:
        # Git calls it once a file, and takes no options that would need a command line.
        from okrcli.git.driver import WORDS, drive

        said: list[str] = []
        status = drive(sys.argv[3:], said)
        sys.stderr.write("".join(said))
        sys.stdout.write(f"{WORDS[status]}\n")
        sys.exit(status)
    # The collector finds next to nothing in a run this short, and costs a tenth of it.
    gc.disable()
    # Pydantic looks through every installed package for plugins of its own, at 15 ms a start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from okrcli.cli import run

    _leave(run(sys.argv[1:]))


def _leave(status: int) -> None:
    """Ends the process at once: freeing a large workspace piece by piece takes time that nobody gains from."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):  # whoever reads is gone, or the stream is closed; all there was to say is said
        pass
    os._exit(status)


if __name__ == "__main__":
    main()
