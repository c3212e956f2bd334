"""What `okr git doctor` has found, as text and as data."""

from __future__ import annotations

from datetime import date

from typing_extensions import TypedDict

from okrcli.git.doctor import Diagnosis
from okrcli.wording.lines import safe


class FaultData(TypedDict):
    """Something that is wrong."""

    name: str
    """What it is, such as no-driver."""
    message: str
    """One sentence without a full stop."""
    command: str
    """What mends it, in the workspace's folder."""
    files: list[str]
    """Paths that it is about, from the workspace's folder; empty where it is about all."""


class DoctorData(TypedDict):
    """The outcome of an examination."""

    files: int
    """How many OKR files there are."""
    faults: list[FaultData]
    """The worst first."""
    notes: list[str]
    """What is good to know, and cannot be mended here."""


def text(found: Diagnosis) -> str:
    """For people."""
    lines: list[str] = []
    for fault in found.faults:
        lines += [f"{safe(fault.message)}", f"  mend it: {safe(fault.command)}"]
    if not found.faults:
        lines.append(f"all is well: git knows the {found.files} OKR file{'' if found.files == 1 else 's'} here")
    lines += [f"note: {note}" for note in found.notes]
    return "".join(f"{line}\n" for line in lines)


def document(root: str, today: date, found: Diagnosis) -> str:
    """For programs."""
    import json

    from okrcli.page.report import SCHEMA_VERSION
    from okrcli.workspace import SETTINGS_FILE
    from okrcli.workspace.discover import read_file
    from okrcli.workspace.reading import read_settings

    settings = read_settings(read_file(root, SETTINGS_FILE))[0]
    envelope = {
        "schema_version": SCHEMA_VERSION,
        "kind": "git-doctor",
        "workspace": settings.name,
        "today": today.isoformat(),
        "policy": int(settings.scoring.policy),
        "data": data(found),
    }
    return json.dumps(envelope, ensure_ascii=False, indent=2) + "\n"


def data(found: Diagnosis) -> DoctorData:
    """The data of an examination; every key is always there."""
    faults: list[FaultData] = [
        {"name": each.name, "message": each.message, "command": each.command, "files": [*each.files]}
        for each in found.faults
    ]
    return {"files": found.files, "faults": faults, "notes": [*found.notes]}
