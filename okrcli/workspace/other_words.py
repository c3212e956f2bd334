"""What keys are called elsewhere: in other tools, in spreadsheets, in the first guess of somebody new."""

from __future__ import annotations

from collections.abc import Collection

_SAID: dict[str, str] = {
    "why": "description details reason purpose rationale context summary",
    "title": "name label text heading",
    "owner": "owners responsible assignee assigned_to accountable champion dri",
    "due": "deadline end end_date due_date finish until",
    "start": "start_date begin begins beginning from_date",
    "baseline": "initial start_value initial_value starting_value base starting_point",
    "target": "goal target_value goal_value end_value desired",
    "min": "minimum floor at_least lower",
    "max": "maximum ceiling at_most upper",
    "kind": "type measure metric_type",
    "unit": "units currency format",
    "steps": "milestones tasks todos checklist",
    "per": "period frequency every",
    "cadence": "frequency interval rhythm",
    "contributes_to": "parent parents supports aligned_to aligns_with aligned_with parent_objective",
    "key_results": "krs keyresults results measures",
    "objectives": "okrs goals",
    "checkins": "check_ins updates history entries log values progress_updates",
    "readings": "check_ins checkins values history data",
    "tags": "labels categories keywords",
    "note": "comment comments remark text",
    "by": "author user who",
    "evidence": "links link url urls sources proof",
    "ambition": "level commitment",
    "team": "group department squad unit_name",
    "cycle": "quarter period timeframe season",
    "healthy": "band range thresholds",
    "value": "level amount number actual",
    "date": "day when on at",
    "done": "completed finished closed",
    "per_path": "per_file overrides",
    "locale": "language lang",
    "people": "persons users members owners",
}
_COMPUTED = " progress score status health state percent percentage trend forecast actual current completion "


def meant_by(key: str, known: Collection[str]) -> str | None:
    """The key that another word stands for, among those that may be there; None where it stands for none."""
    folded = key.lower().replace("-", "_").replace(" ", "_")
    return next((name for name, words in _SAID.items() if name in known and folded in words.split()), None)


def is_computed(key: str) -> bool:
    """Whether a key asks for something that is computed from the check-ins, and never written."""
    return f" {key.lower()} " in _COMPUTED
