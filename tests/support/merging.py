"""Random OKR files, and random work of two people on them, for laws about the merge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from difflib import SequenceMatcher
from random import Random
from typing import NamedTuple

from okrcli.compare.merge import Merged, merge
from okrcli.problem import Path
from okrcli.yamldoc import Document, parse
from okrcli.yamldoc.intended import same
from okrcli.yamldoc.operations import Add, Append, Insert, Operation, Remove, Rename, Replace, Value
from okrcli.yamldoc.patch import PatchRefused, patch
from tests.support.operations import nodes

_TOKEN = re.compile(rb"tok-[a-z]+-[0-9]+")
_COMMENTS = ("# a comment", "# - id: old", "# it's {odd}: [")
_WORDS = ("Grow", "it's", "a: b", "x # y", "Żółw 🐢", "C#", "yes", "2026")


class Triple(NamedTuple):
    """A file and two further developments of it."""

    base: bytes
    ours: bytes
    theirs: bytes

    def merged(self) -> Merged | None:
        """What the merge makes of it."""
        return merge(*self)


def triple(random: Random) -> Triple:
    """A random file and what two people made of it."""
    text = _text(random)
    base = _bytes(random, text)
    return Triple(base, edited(random, base, "a"), edited(random, base, "b"))


class _Style:
    """How the author of a file writes."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.offset = random.choice([0, 2, 2, 4])
        self.gap = random.choice([1, 1, 1, 3])
        self.flow = random.random() < 0.7
        self.blank = random.random() < 0.4
        self.newest_first = random.random() < 0.2
        self.noisy = random.random() < 0.5
        self.tokens = 0

    def token(self) -> str:
        """A word that is nowhere else."""
        self.tokens += 1
        return f"tok-o-{self.tokens}"

    def noise(self, column: int) -> list[str]:
        """Now and then a comment or a blank line."""
        if not self.noisy or self.random.random() < 0.8:
            return []
        return [self.random.choice(["", " " * column + self.random.choice(_COMMENTS)])]

    def note(self) -> str:
        """Now and then a comment at the end of a line."""
        return "  # why" if self.noisy and self.random.random() < 0.1 else ""


def _text(random: Random) -> str:
    style = _Style(random)
    lines = ["# all goals", "cycle: 2026-Q4", "team: marketing", "objectives:"]
    dash = " " * style.offset + "-" + " " * style.gap
    column = len(dash)
    for number in range(random.randint(0, 3)):
        if style.blank and number:
            lines.append("")
        lines += style.noise(style.offset)
        margin = " " * column
        lines += [f"{dash}id: goal-{number}{style.note()}", f"{margin}title: Goal {number} {style.token()}"]
        if random.random() < 0.3:
            lines += [f"{margin}why: |", f"{margin}  Because {style.token()}", "", f"{margin}  of # this"]
        if random.random() < 0.5:
            lines.append(f"{margin}tags: [seo, 'web']{style.note()}")
        if random.random() < 0.3:
            lines += [f"{margin}owner:", f"{margin}  - ania", f"{margin}  - jan"]
        lines.append(f"{margin}key_results:{style.note()}")
        for key in range(random.randint(1, 4)):
            lines += _key_result(style, column + style.offset, key)
        lines += style.noise(column)
    if lines[-1] == "objectives:":
        lines[-1] = "objectives: []"
    return "\n".join(lines) + "\n"


def _key_result(style: _Style, column: int, number: int) -> list[str]:
    random = style.random
    dash, inner = " " * column + "- ", " " * (column + 2)
    if random.random() < 0.15:
        return [f"{dash}{{id: key-{number}, title: {style.token()}, target: 10, checkins: [{_record(style, 3)}]}}"]
    lines = [*style.noise(column), f"{dash}id: key-{number}", f'{inner}title: "Title {style.token()}"{style.note()}']
    lines += [f"{inner}baseline: 0{style.note()}", f"{inner}target:   {random.randint(1, 99)}"]
    if random.random() < 0.2:
        return lines
    days = sorted(random.sample(range(1, 29), random.randint(0, 4)), reverse=style.newest_first)
    if not days:
        return [*lines, inner + random.choice(["checkins: []", "checkins:", "checkins: ~"])]
    if random.random() < 0.1:
        return [*lines, f"{inner}checkins: [", *(f"{inner}  {_record(style, day)}," for day in days), f"{inner}]"]
    lines.append(f"{inner}checkins:")
    margin = " " * (column + 2 + style.offset)
    for day in days:
        lines += style.noise(len(margin))
        if style.flow:
            lines.append(f"{margin}- {_record(style, day)}{style.note()}")
        else:
            lines += [f"{margin}- date: 2026-10-{day:02}", f"{margin}  value: {day}{style.note()}"]
            lines.append(f"{margin}  note: {style.token()}")
    return lines


def _record(style: _Style, day: int) -> str:
    return f"{{date: 2026-10-{day:02}, value: {day}, note: {style.token()}, by: ania}}"


def _bytes(random: Random, text: str) -> bytes:
    raw = text.encode()
    if random.random() < 0.1:
        raw = raw.removesuffix(b"\n")
    if random.random() < 0.15:
        raw = raw.replace(b"\n", b"\r\n")
    return b"\xef\xbb\xbf" + raw if random.random() < 0.1 else raw


def edited(random: Random, raw: bytes, who: str) -> bytes:
    """What one person makes of a file."""
    for number in range(random.choice([1, 1, 1, 1, 2, 2, 3, 5])):
        token = f"tok-{who}-{number}"
        if random.random() < 0.25:
            raw = random.choice(_BY_HAND)(random, raw, token)
            continue
        document = parse(raw)
        operation = _operation(random, document.data, token)
        raw = _patched(document, operation) if operation else raw
    if random.random() < 0.03:
        raw = raw.replace(b"\r\n", b"\n")
    return raw


def _commented(random: Random, raw: bytes, token: str) -> bytes:
    """A comment above an item."""
    lines = raw.split(b"\n")
    places = [index for index, line in enumerate(lines) if line.lstrip().startswith(b"- ")]
    if not places:
        return raw
    at = random.choice(places)
    margin = b" " * (len(lines[at]) - len(lines[at].lstrip()))
    end = b"\r" if lines[at].endswith(b"\r") else b""
    return b"\n".join([*lines[:at], margin + b"# " + token.encode() + end, *lines[at:]])


def _annotated(random: Random, raw: bytes, token: str) -> bytes:
    """A comment at the end of a line."""
    lines = raw.split(b"\n")
    places = [index for index, line in enumerate(lines) if _PLAIN.fullmatch(line)]
    if not places:
        return raw
    at = random.choice(places)
    end = b"\r" if lines[at].endswith(b"\r") else b""
    return b"\n".join([*lines[:at], lines[at].removesuffix(b"\r") + f"  # {token}".encode() + end, *lines[at + 1 :]])


def _indented(random: Random, raw: bytes, token: str) -> bytes:
    """All goals further to the right."""
    head, found, goals = raw.partition(b"objectives:")
    lines = goals.split(b"\n")
    return head + found + b"\n".join([lines[0], *(b"  " + line if line.strip() else line for line in lines[1:])])


def _unfolded(random: Random, raw: bytes, token: str) -> bytes:
    """A record on several lines that was on one."""
    found = [match for match in _RECORD.finditer(raw) if b"\r" not in raw]
    if not found:
        return raw
    match = random.choice(found)
    gap = b"\n" + b" " * (len(match[1]) + 2)
    return raw[: match.start()] + match[1] + b"- " + gap.join(match[2].split(b", ")) + b"\n" + raw[match.end() :]


def _moved(random: Random, raw: bytes, token: str) -> bytes:
    """Two items that change their places."""
    document = parse(raw)
    known: dict[Path, object] = dict(nodes(document.data))
    lists = [at for at, each in known.items() if isinstance(each, list) and len(each) > 1]
    if not lists:
        return raw
    at = random.choice(lists)
    return _patched(document, Remove((*at, 0)), Insert(at, 1, known[*at, 0]))  # type: ignore[arg-type]


def _agreed(random: Random, raw: bytes, token: str) -> bytes:
    """What both sides add, in the same words."""
    document = parse(raw)
    lists = [at for at, each in nodes(document.data) if isinstance(each, list) and at[-1] in _LISTS]
    if not lists:
        return raw
    word = "tok-both-1"
    records: dict[object, Value] = {"tags": word, "key_results": {"id": word}}
    record: Value = {"date": date(2026, 11, 2), "note": word}
    return _patched(document, Append(lists[0], records.get(lists[0][-1], record)))


def _patched(document: Document, *operations: Operation) -> bytes:
    try:
        return patch(document, operations)
    except PatchRefused:
        return document.raw


_EMPTY = re.compile(rb":[ ]\[\](?=\s)")
_ADDED = re.compile(rb" *(- {|#).*tok-b-")
_PLAIN = re.compile(rb" *(- )?[a-z_]+: [A-Za-z0-9 -]+\r?")
_RECORD = re.compile(rb"( +)- {(date: [^{}\n]*, note: tok-[a-z]-\d+, by: \w+)}\n")
_BY_HAND = (_commented,) * 3 + (_annotated,) * 2 + (_agreed,) * 2 + (_indented, _unfolded, _moved)


def _operation(random: Random, data: object, token: str) -> Operation | None:
    """Something that people do to such a file."""
    places = list(nodes(data))
    lists = {name: [at for at, each in places if at and at[-1] == name and isinstance(each, list)] for name in _LISTS}
    groups = [at for at, each in places if isinstance(each, dict) and "id" in each]
    records = [at for at, each in places if isinstance(each, dict) and "date" in each]
    scalars = [at for at, each in places if at and not isinstance(each, (dict, list)) and at[-1] not in ("cycle", "id")]
    ids = [at for at, each in places if at and at[-1] == "id"]
    day = date(2026, 10, 1) + timedelta(days=random.randrange(60))
    record: Value = {"date": day, "value": Decimal(random.randint(1, 99)), "note": token, "by": token[4]}
    choices: list[tuple[int, Callable[[], Operation | None]]] = [
        (9, lambda: _if(groups, lambda at: Append((*at, "checkins"), record))),
        (2, lambda: _if(lists["checkins"], lambda at: Insert(at, 0, record))),
        (3, lambda: _if(scalars, lambda at: Replace(at, random.choice([Decimal(7), token, random.choice(_WORDS)])))),
        (2, lambda: _if(records, lambda at: Remove(at))),
        (2, lambda: _if(records, lambda at: Replace((*at, "value"), Decimal(random.randint(1, 3))))),
        (2, lambda: _if(groups, lambda at: Add(at, random.choice(["unit", "owner", "x-odd"]), token))),
        (1, lambda: _if(groups, lambda at: Append((*at, "tags"), token))),
        (1, lambda: _if(lists["tags"], lambda at: Remove((*at, 0)))),
        (2, lambda: _if(lists["key_results"], lambda at: Append(at, _new(random, token)))),
        (1, lambda: Append(("objectives",), {**_new(random, token), "key_results": [_new(random, f"{token}0")]})),
        (1, lambda: _if(groups, lambda at: Remove(at))),
        (1, lambda: _if(ids, lambda at: Replace(at, f"renamed-{token}"))),
        (1, lambda: _if(scalars, lambda at: Remove(at))),
        (1, lambda: _if(groups, lambda at: Rename((*at, "title"), "titel"))),
    ]

    def _if(found: list[Path], make: Callable[[Path], Operation]) -> Operation | None:
        return make(random.choice(found)) if found else None

    return random.choices([make for _, make in choices], [weight for weight, _ in choices])[0]()


_LISTS = ("checkins", "tags", "key_results")


def _new(random: Random, token: str) -> dict[str, Value]:
    return {"id": random.choice([token, "new"]), "title": f"New {token}", "target": Decimal(5)}


def wrongs(given: Triple) -> list[str]:
    """Which laws of the merge a triple breaks."""
    base, ours, theirs = given
    wrong = [
        name
        for name, result, meant in (
            ("merge(o, a, a) = a", merge(base, ours, ours), ours),
            ("merge(o, a, o) = a", merge(base, ours, base), ours),
            ("merge(o, o, b) = b", merge(base, base, theirs), theirs),
        )
        if result is None or result.raw != meant or result.conflicts
    ]
    merged, mirrored = given.merged(), merge(base, theirs, ours)
    if merged is None or mirrored is None:
        return wrong + ["one way only"] * ((merged is None) != (mirrored is None))
    wrong += broken(given, merged.raw, merged.conflicts) + _asymmetric(merged, mirrored)
    return wrong + ["text that nobody touched is not as it was"] * _disturbed(given, merged)


def _disturbed(given: Triple, merged: Merged) -> bool:
    """Whether the result is anything but our text and lines of theirs, where they added records and comments only."""
    before, after = (raw.splitlines(keepends=True) for raw in (given.base, given.theirs))
    changes = [
        each for each in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if each[0] != "equal"
    ]
    new = [line for _, _, _, start, end in changes for line in after[start:end]]
    plain = all(sort == "insert" for sort, *_ in changes) and all(_ADDED.match(line) for line in new)
    if merged.conflicts or not new or not plain:
        return False
    rest = b"".join(line for line in merged.raw.splitlines(keepends=True) if not _ADDED.match(line))
    # A list that we emptied and that gets a record of theirs is written as a list of lines.
    return rest != given.ours and _EMPTY.sub(b":", rest) != _EMPTY.sub(b":", given.ours)


def _asymmetric(merged: Merged, mirrored: Merged) -> list[str]:
    if merged.conflicts != mirrored.conflicts:
        return [f"{merged.conflicts} conflicts one way, {mirrored.conflicts} the other"]
    one, other = parse(merged.raw).data, parse(mirrored.raw).data
    return [] if merged.conflicts or same(one, other) else ["the data depends on which side is ours"]


def broken(given: Triple, raw: bytes, conflicts: int) -> list[str]:
    """What is wrong with the result of a merge, whoever made it."""
    found = {*_TOKEN.findall(raw)}
    before, mine, yours = ({*_TOKEN.findall(each)} for each in given)
    lost = ((mine | yours) - before | (mine & yours)) - found
    wrong = [f"lost: {each.decode()}" for each in sorted(lost)]
    wrong += [f"brought back: {each.decode()}" for each in sorted(found - mine - yours)]
    counts = [Counter(_TOKEN.findall(each)) for each in (given.ours, given.theirs, raw)]
    # What both have added may be in two places.
    often = {each for each in found if counts[2][each] > max(counts[0][each], counts[1][each]) and each[4:8] != b"both"}
    wrong += [f"doubled: {each.decode()}" for each in sorted(often) if not conflicts]
    problems = parse(raw).problems
    if conflicts and (not problems or problems[0].code != "OKR004"):
        wrong.append(f"conflicts without markers: {problems}")
    if not conflicts and problems:
        wrong.append(f"does not parse: {problems[0].message}")
    kept = set.intersection(*({*_marked(each)} for each in given)) - {*_marked(raw)}
    return wrong + [f"a line that nobody touched is gone: {each!r}" for each in kept]


def _marked(raw: bytes) -> list[bytes]:
    """The lines that can be told from all others."""
    return [line.strip(b" -,") for line in raw.splitlines() if _TOKEN.search(line)]
