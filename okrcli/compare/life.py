"""What became of a goal or a KPI from one version of its file to the next, on the data as it stands there.

Nothing is validated: what was written by hand years ago need not be what the format asks for today.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from okrcli.compare.change import GOALPOSTS, TERMS
from okrcli.compare.entries import entry_changes

if TYPE_CHECKING:
    from okrcli.model.checkin import Checkin

What = Literal[
    "created",
    "logged",
    "corrected",
    "removed",
    "moved",
    "unrecorded",
    "done",
    "changed",
    "renamed",
    "dropped",
    "deleted",
]
"""What happened: `moved` is a goalpost with a record of it, `unrecorded` one without."""

Data = Mapping[str, Any]
"""A goal or a KPI, as plain Python."""

Name = tuple[str, ...]
"""Where something stands, by ids: `("objectives", "growth", "key_results", "sessions")`."""

_ENTRIES = ("checkins", "readings")
_ELSEWHERE = frozenset(("id", "moves", "key_results", "dropped", "steps", "meta", *_ENTRIES))
# Without a value these are open; the other goalposts have a default.
_OPEN = frozenset(("baseline", "target", "change", "min", "max"))
_ENOUGH = 0.6


class Logged(NamedTuple):
    """A check-in or a reading as it stands in a file.

    Attributes:
        date: the day, as text.
        value: as it stands there.
        confidence: likewise.
        note: likewise.
        by: likewise.
        evidence: likewise.
    """

    date: str
    value: object = None
    confidence: object = None
    note: object = None
    by: object = None
    evidence: tuple[object, ...] = ()


class Happening(NamedTuple):
    """One thing that happened to a goal or a KPI.

    Attributes:
        what: what happened.
        subject: the id of what it happened to.
        field: the key, or the step; None where it is no matter of one.
        before: the value or the entry before; None where there was none.
        after: the value or the entry after.
        day: the day that a record gives; None where only a commit tells.
        why: the reason that a record gives.
    """

    what: What
    subject: str
    field: str | None = None
    before: object = None
    after: object = None
    day: str | None = None
    why: str | None = None


def entity(data: object, name: Name) -> Data | None:
    """What stands in a file under a name; None where there is no such thing."""
    node = data
    for key, wanted in zip(name[::2], name[1::2], strict=True):
        items = node.get(key) if isinstance(node, dict) else None
        node = next((each for each in _items(items) if id_of(each) == wanted), None)
    return node if isinstance(node, dict) else None


def before_renaming(old: object, new: object, name: Name) -> Name | None:
    """The name that something had in an older version of the file, by its content; None where it was not there."""
    parent, key, own = name[:-2], name[-2], name[-1]
    if parent and entity(old, parent) is None:
        earlier = before_renaming(old, new, parent)
        if earlier is None:
            return None
        parent = earlier
        if entity(old, (*parent, key, own)) is not None:
            return (*parent, key, own)
    around = entity(old, parent) if parent else old
    now = entity(new, name)
    home = entity(new, parent_now) if (parent_now := name[:-2]) else new
    left = {id_of(each) for each in _items(home.get(key) if isinstance(home, dict) else None)}
    gone = [each for each in _items(around.get(key) if isinstance(around, dict) else None) if id_of(each) not in left]
    if now is None or not gone:
        return None
    likeliest = max(gone, key=lambda each: alike(each, now))
    return (*parent, key, id_of(likeliest)) if alike(likeliest, now) >= _ENOUGH else None


def alike(old: Data, new: Data) -> float:
    """How alike two of them are, 0 to 1: by title, by what was logged, and by what they aim at."""
    from difflib import SequenceMatcher

    titles = [str(each.get("title", "")).casefold() for each in (old, new)]
    shares = [
        (3.0, 1.0 if titles[0] == titles[1] else SequenceMatcher(None, titles[0], titles[1], autojunk=False).ratio())
    ]
    shares.append((2.0, float(id_of(old) == id_of(new))))
    goals = [{key: each.get(key) for key in (*GOALPOSTS, *TERMS, "unit") if key in each} for each in (old, new)]
    shares.append((2.0, float(goals[0] == goals[1])))
    told = [{str(entry) for entry in logged(each)} for each in (old, new)]
    if told[0] or told[1]:
        shares.append((3.0, len(told[0] & told[1]) / max(1, min(len(told[0]), len(told[1])))))
    parts = [{id_of(each) for each in _items(one.get("key_results"))} for one in (old, new)]
    if parts[0] or parts[1]:
        shares.append((3.0, len(parts[0] & parts[1]) / len(parts[0] | parts[1])))
    return sum(weight * share for weight, share in shares) / sum(weight for weight, _ in shares)


def happenings(old: Data | None, new: Data | None) -> Iterator[Happening]:
    """What happened between two versions of a goal or a KPI, its key results included.

    Args:
        old: as it was; None where it was not there.
        new: as it is; None where it is gone.
    """
    if new is None:
        if old is not None:
            yield Happening("deleted", id_of(old))
        return
    subject = id_of(new)
    if old is None:
        yield Happening("created", subject, after=new.get("title"))
        old = {key: value for key, value in new.items() if key not in ("moves", "dropped", "key_results", *_ENTRIES)}
    elif id_of(old) != subject:
        yield Happening("renamed", subject, "id", id_of(old), subject)
    yield from _goalposts(subject, old, new)
    yield from _fields(subject, old, new)
    yield from _entries(subject, old, new)
    yield from _parts(old, new)


def logged(data: Data) -> list[Logged]:
    """The check-ins or readings of a goal or a KPI; what is no record is passed over."""
    items = [each for key in _ENTRIES for each in _items(data.get(key))]
    return [_logged(each) for each in items]


def _logged(item: Data) -> Logged:
    evidence = item.get("evidence")
    told = tuple(map(_single, evidence)) if isinstance(evidence, list) else ()
    value, confidence, note, by = (_single(item.get(key)) for key in ("value", "confidence", "note", "by"))
    return Logged(str(item.get("date", "")), value, confidence, note, by, told)


def _single(value: object) -> object:
    """A value that is no list and no mapping: what should be none of them is taken as its text."""
    return str(value) if isinstance(value, list | dict) else value


def _goalposts(subject: str, old: Data, new: Data) -> Iterator[Happening]:
    records = _items(new.get("moves"))
    earlier = _items(old.get("moves"))
    for each in records:
        if each not in earlier:
            field, why = str(each.get("field", "")), str(each.get("why", ""))
            day = str(each.get("date", ""))
            yield Happening("moved", subject, field, each.get("from"), each.get("to"), day, why)
    for each in earlier:
        if each not in records:
            field = str(each.get("field", ""))
            yield Happening("removed", subject, f"record of a move of {field}", each.get("to"), None)
    for field in sorted(GOALPOSTS | TERMS - {"steps"}):
        if old.get(field) != new.get(field) and not _told(field, old.get(field), new.get(field), records):
            # What was not chosen yet is not moved.
            chosen = old.get(field) is not None or field not in _OPEN
            yield Happening("unrecorded" if chosen else "changed", subject, field, old.get(field), new.get(field))


def _told(field: str, before: object, after: object, records: Sequence[Data]) -> bool:
    reached = [before]
    for each in sorted(
        (each for each in records if each.get("field") == field), key=lambda each: str(each.get("date"))
    ):
        if each.get("from") in reached or each.get("from") is None:
            reached.append(each.get("to"))
    return after in reached[1:]


def _fields(subject: str, old: Data, new: Data) -> Iterator[Happening]:
    for field in dict.fromkeys((*new, *old)):
        if field not in _ELSEWHERE | GOALPOSTS | TERMS and old.get(field) != new.get(field):
            yield Happening("changed", subject, str(field), old.get(field), new.get(field))
    dropped = new.get("dropped")
    if dropped != old.get("dropped"):
        told = dropped if isinstance(dropped, dict) else {}
        day, why = (str(told[key]) if key in told else None for key in ("date", "why"))
        yield Happening("dropped" if dropped else "changed", subject, "dropped", day=day, why=why)
    was, now = ({id_of(each): each for each in _items(one.get("steps"))} for one in (old, new))
    for name, step in now.items():
        done = step.get("done")
        if done and done != was.get(name, {}).get("done"):
            yield Happening("done", subject, name, was.get(name, {}).get("done"), done, str(done))
    for name in was:
        if name not in now:
            yield Happening("unrecorded", subject, f"step {name}", was[name].get("title") or name, None)


def _entries(subject: str, old: Data, new: Data) -> Iterator[Happening]:
    names: dict[str, What] = {"added": "logged", "corrected": "corrected", "removed": "removed"}
    before, after = (cast("Sequence[Checkin]", logged(each)) for each in (old, new))
    for change in entry_changes(before, after):
        told = change.after or change.before
        yield Happening(
            names[change.state], subject, None, change.before, change.after, str(told.date) if told else None
        )


def _parts(old: Data, new: Data) -> Iterator[Happening]:
    """The key results of an objective; one that has another id now is found by its content."""
    was, now = ({id_of(each): each for each in _items(one.get("key_results"))} for one in (old, new))
    gone = [each for name, each in was.items() if name not in now]
    for name, each in now.items():
        before = was.get(name)
        if before is None:
            before = next((other for other in gone if alike(other, each) >= _ENOUGH), None)
            gone = [other for other in gone if other is not before]
        if before != each:
            yield from happenings(before, each)
    for each in gone:
        yield from happenings(each, None)


def id_of(item: Data) -> str:
    """The id of a goal, a KPI or a step, as it is written."""
    value = item.get("id")
    return str(getattr(value, "literal", None) or value)


def _items(items: object) -> list[Data]:
    return [each for each in items if isinstance(each, dict)] if isinstance(items, list) else []
