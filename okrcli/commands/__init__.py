"""What the user types: one file per command, listed here with the line that help shows."""

COMMANDS: dict[str, str] = {
    "init": "Make a workspace, or add what is missing to one.",
    "update": "Log a value: what it is now, what was added, or which step is done.",
    "status": "Where everything stands: value, goal, progress, health.",
    "show": "One objective, key result or KPI in full, with the reasons for its health.",
    "check": "Check every file: syntax, format, method.",
    "schema": "Print the JSON Schema of the files, or of an output.",
}
"""Every command; its module is imported when it runs."""
