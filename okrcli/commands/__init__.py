"""What the user types: one file per command, listed here with the line that help shows."""

COMMANDS: dict[str, str] = {
    "init": "Make a workspace, or add what is missing to one.",
    "new": "Add an objective, a key result or a KPI in its place.",
    "update": "Log values: what it is now, what was added, or which step is done.",
    "status": "Where everything stands: value, goal, progress, health.",
    "show": "One objective, key result or KPI in full, with the reasons for its health.",
    "check": "Check every file: syntax, format, method.",
    "close": "End a cycle: grade every key result, say what was learned, freeze the files.",
    "rollover": "Begin the next cycle with the key results that go on.",
    "retarget": "Move a goalpost in the open.",
    "drop": "Give a key result or an objective up in the open.",
    "rename": "Give an objective, a key result or a KPI another id, and change every reference to it.",
    "edit": "Open the editor where something stands, and check what was saved.",
    "schema": "Print the JSON Schema of the files, or of an output.",
}
"""Every command; its module is imported when it runs."""
