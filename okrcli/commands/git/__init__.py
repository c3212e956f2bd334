"""`okr git`: what makes git know OKR files."""

HELP = """Make git know OKR files: headers in diffs, and merges by objective and key result.

Where two people log values on two branches, git's own merge often stops at a conflict; with this, both are kept.
"""

COMMANDS: dict[str, str] = {
    "install": "Write .gitattributes and the settings of this clone.",
    "uninstall": "Take that away again, and nothing else.",
    "doctor": "Find what is half installed, and the command that mends it.",
    "merge-driver": "What git calls to merge a file.",
}
"""The commands of the group; a module is imported when its command runs."""
