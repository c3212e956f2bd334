"""Scores that a source gives without the level behind them, as check-ins or grades."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from okrcli.exchange.draft import Fields, kind_of
from okrcli.yamldoc.operations import Value


def add_score(fields: Fields, share: Decimal, day: date) -> str | None:
    """Adds a score to a key result.

    What is judged gets it as a check-in. Where the way to the goal is known, it becomes the level at that part of the
    way, with a note that says so; where it is not, it is the grade of the review.

    Args:
        fields: of the key result.
        share: the score, a fraction of 1.
        day: its date.

    Returns:
        What of it could not be carried over, or None.
    """
    kind = kind_of(fields)
    if kind.reads != "number":
        return _judged(fields, share, day)
    target, baseline = fields.get("target"), fields.get("baseline", Decimal(0) if kind.adds_up else None)
    if "baseline" in kind.model_fields and isinstance(target, Decimal) and isinstance(baseline, Decimal):
        level = baseline + share * (target - baseline)
        log(fields, {"date": day.isoformat(), "value": _plain(level), "note": f"scored {share:f} in the source"})
        return None
    fields["grade"] = min(share, Decimal(1))
    fields["grade_note"] = f"scored {share:f} in the source on {day.isoformat()}"
    return None if share <= 1 else f"the score {share:f} is kept as 1, which is the most"


def _judged(fields: Fields, share: Decimal, day: date) -> str | None:
    reads = kind_of(fields).reads
    if reads == "steps":
        fields["grade"] = min(share, Decimal(1))
        fields["grade_note"] = f"scored {share:f} in the source on {day.isoformat()}"
    elif reads == "answer":
        if share not in (0, 1):
            fields["kind"] = "judged"
            return _judged(fields, share, day)
        log(fields, {"date": day.isoformat(), "value": bool(share)})
    else:
        log(fields, {"date": day.isoformat(), "value": min(share, Decimal(1))})
    return None if 0 <= share <= 1 else f"the score {share:f} is kept as 1, which is the most"


def add_done(fields: Fields, day: date) -> None:
    """Notes that a key result was reached, as a ticked box says."""
    target = fields.get("target", fields.get("min", fields.get("max")))
    kind = kind_of(fields)
    if kind.reads in ("verdict", "answer"):
        log(fields, {"date": day.isoformat(), "value": Decimal(1) if kind.reads == "verdict" else True})
    elif isinstance(target, Decimal) and "per" not in kind.model_fields and fields.get("change") is None:
        begin = fields.get("baseline")
        added = target - begin if kind.adds_up and isinstance(begin, Decimal) else target
        log(fields, {"date": day.isoformat(), "value": added, "note": "ticked as done in the source"})
    else:
        fields["grade"], fields["grade_note"] = Decimal(1), "ticked as done in the source"


def log(fields: Fields, checkin: dict[str, Value]) -> None:
    """Adds a check-in to a key result."""
    have = fields.get("checkins")
    fields["checkins"] = [*(have if isinstance(have, list) else []), checkin]


def _plain(value: Decimal) -> Decimal:
    return Decimal(f"{value.normalize():f}")
