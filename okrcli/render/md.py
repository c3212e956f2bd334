"""Reports as GitHub Flavored Markdown, for a comment on a pull request: whatever a user wrote is only text in it.

The syntax is that of https://github.github.com/gfm/; what the hosts add to it (mentions, references to issues, emoji
codes, links from bare addresses) is kept from taking effect too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from okrcli.console import Policy
from okrcli.page.blocks import (
    Block,
    Board,
    Chart,
    Fact,
    Facts,
    Group,
    Heading,
    Lane,
    Paragraph,
    Prose,
    Row,
    Table,
    Timeline,
)
from okrcli.page.cells import Cell, Inline
from okrcli.page.report import Report
from okrcli.wording.lines import safe, safe_lines
from okrcli.wording.words import Words, words_for

LONGEST = 65_000
"""Characters of a page at most: a comment on a pull request holds 65,536."""

_NOTICE = "\n…and {left} more lines, which a comment has no room for.\n"
_BAR = 10
_DEEPER = "&emsp;"
_SPARKS = "▁▂▃▄▅▆▇█"
# A sign that takes no room and that no pattern of a host reaches across.
_APART = "&#8203;"
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_PUNCTUATION = re.compile(r"[\\`*_{}\[\]|~$^]")
# A reference such as growth@2026-Q4 is neither a mention nor an address, and people copy it.
_ALIVE = re.compile(
    r"(?<!\w)@(?=\w)|@(?=[\w-]+\.)|#(?=\w)|!(?=\d)|(?<=:)//|(?<=\bwww)\.|\b(?:mailto|xmpp):|:(?=[\w+-]+:)|\bGH-(?=\d)",
    re.I,
)
_LEADING = re.compile(r"^(\s*)([-+=#])(?=\s|$|[-+=#])|^(\s*\d+)([.)])(?=\s|$)", re.MULTILINE)


def pieces(report: Report, policy: Policy) -> Iterator[str]:
    """The page of a report, in one piece; cut at a line, with a notice, where it is longer than a comment may be."""
    del policy
    yield render_blocks(report.page(), words_for(report.edition.locale))


def render_blocks(blocks: Iterable[Block], words: Words, longest: int = LONGEST) -> str:
    """Some blocks as Markdown that ends with a line break.

    Args:
        blocks: the page.
        words: how things are said.
        longest: characters at most.
    """
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        text = _block(block, words)
        if text:
            joined = isinstance(block, Paragraph) and block.joined and isinstance(before, Paragraph)
            parts.append(("\\\n" if joined else "\n\n" if parts else "") + text)
            before = block
    return _cut("".join(parts) + "\n" if parts else "", longest)


def inert(text: str) -> str:
    """Words as they stand, that can do nothing: no markup, HTML, link, mention, reference or emoji code.

    >>> inert("a|b <b> *c* @jan #1")
    'a\\\\|b &lt;b&gt; \\\\*c\\\\* @&#8203;jan #&#8203;1'
    """
    plain = "".join(_ENTITIES.get(letter, letter) for letter in safe(text))
    plain = _PUNCTUATION.sub(lambda found: f"\\{found[0]}", plain)
    plain = _ALIVE.sub(_apart, plain)
    return _LEADING.sub(lambda found: f"{found[1] or found[3] or ''}\\{found[2] or found[4]}", plain)


def _apart(found: re.Match[str]) -> str:
    return _APART + found[0] if found[0] in ("//", ".") else found[0] + _APART


def _block(block: Block, words: Words) -> str:
    if isinstance(block, Heading):
        aside = [_said(each, words) for each in block.aside]
        said = " · ".join(filter(None, [_inline(block.parts, words, bold=False), " ".join(filter(None, aside))]))
        return f"{'#' * (block.level + 1)} {said}"
    if isinstance(block, Paragraph):
        text = _inline(block.parts, words)
        return f"**{text}**" if block.style == "strong" and "**" not in text else text
    if isinstance(block, Prose):
        return "\n".join(f"> {inert(line.strip())}\\" if line else ">" for line in safe_lines(block.text)).rstrip("\\")
    if isinstance(block, Facts):
        return "\n".join(_fact(fact, words) for fact in block.facts)
    if isinstance(block, Timeline):
        return _timeline(block, words)
    if isinstance(block, Board):
        return "\n\n".join(_lane(lane, words) for lane in block.lanes)
    return _table(block, words) if isinstance(block, Table) else _chart(block, words)


def _timeline(timeline: Timeline, words: Words) -> str:
    lines = ["| goal | from | to | reached | |", "| --- | ---: | ---: | --- | --- |"]
    for bar in timeline.bars:
        deep = _DEEPER * bar.depth
        days = (words.say(bar.start, "short-day"), words.say(bar.due, "short-day"))
        cells = (f"{deep}{_styled(bar.title, words)}", *days, _bar(bar.share), _inline(bar.aside, words))
        lines.append(f"| {' | '.join(cells)} |")
        for step in bar.milestones:
            mark = "◆" if step.done else "◇"
            lines.append(f"| {deep}{_DEEPER}{mark} {inert(step.title)} | | {words.say(step.day, 'short-day')} | | |")
    return "\n".join(lines)


def _lane(lane: Lane, words: Words) -> str:
    cards = [" · ".join(filter(None, (_said(card.title, words), _inline(card.parts, words)))) for card in lane.cards]
    return "\n".join([f"**{_inline(lane.title, words, bold=False)}**", "", *(f"- {card}" for card in cards)])


def _fact(fact: Fact, words: Words) -> str:
    said = filter(None, (_inline(each, words) for each in (fact.parts, fact.aside, fact.note)))
    return f"- **{inert(fact.name)}** {' · '.join(said)}"


def _table(table: Table, words: Words) -> str:
    parts = table.folded()
    if parts is not None:
        first, rest = (_table(part, words) for part in parts)
        more = len(parts[1].groups[0].rows)
        return f"{first}\n\n<details><summary>{more} more</summary>\n\n{rest}\n\n</details>"
    rows = [row for group in table.groups for row in _group(group, len(table.columns), words)]
    shown = [index for index in range(len(table.columns)) if any(row[index] for row in rows)]
    if not shown:
        return ""
    marks = {"left": "---", "right": "---:"}
    # A picture stands beside the number that it draws, under whose title it would be a second one.
    titles = ["" if table.columns[index].drawn else inert(table.columns[index].title) for index in shown]
    lines = [titles, [marks[table.columns[index].align] for index in shown]]
    lines += [[row[index] for index in shown] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _group(group: Group, width: int, words: Words) -> Iterator[list[str]]:
    if group.cells:
        line = [_styled(cell, words) if cell is not None else "" for cell in group.cells]
        note = _inline(group.note, words)
        if note:
            named = (index for index, cell in enumerate(group.cells) if cell is not None and cell.style == "strong")
            first = next(named, width - 1)
            line[first] = f"{line[first]}<br>{note}"
        yield line
    yield from (_row(row, words) for row in group.rows)


def _row(row: Row, words: Words) -> list[str]:
    line = [_styled(cell, words) for cell in row.cells]
    if row.depth:
        first = next((index for index in range(1, len(line)) if line[index]), None)
        if first is not None:
            line[first] = _DEEPER * row.depth + line[first]
    return line


def _chart(chart: Chart, words: Words) -> str:
    if chart.small or not chart.points:
        return ""
    (first, began), (last, ended) = chart.points[0], chart.points[-1]
    values = [value for _, value in chart.points]
    said = [inert(words.say(value, chart.role, chart.unit)) for value in (began, ended)]
    days = [inert(words.say(day, "short-day")) for day in (first, last)]
    return f"{_spark(values)} {said[0]} ({days[0]}) → {said[1]} ({days[1]})"


def _spark(values: Iterable[object]) -> str:
    numbers = [float(value) for value in values if isinstance(value, int | float)]
    if not numbers:
        return ""
    low, high = min(numbers), max(numbers)
    steps = ((value - low) / (high - low) if high > low else 0.5 for value in numbers)
    return "".join(_SPARKS[round(step * (len(_SPARKS) - 1))] for step in steps)


def _bar(share: object) -> str:
    if not isinstance(share, int | float):
        return ""
    filled = round(min(1.0, max(0.0, float(share))) * _BAR)
    return "█" * filled + "░" * (_BAR - filled)


def _inline(inline: Inline, words: Words, *, bold: bool = True) -> str:
    parts = (inert(each) if isinstance(each, str) else _styled(each, words, bold=bold) for each in inline)
    return "".join(parts).strip()


def _styled(cell: Cell, words: Words, *, bold: bool = True) -> str:
    said = _said(cell, words)
    return _bold(said) if bold and cell.style == "strong" else said


def _bold(text: str) -> str:
    return f"**{text.strip()}**" if text.strip() else ""


def _said(cell: Cell | str, words: Words) -> str:
    if isinstance(cell, str):
        return inert(cell)
    if cell.role == "gauge":
        return _bar(cell.value)
    if cell.role == "spark":
        values = cell.value() if callable(cell.value) else cell.value
        return _spark(values) if isinstance(values, list | tuple) else ""
    return inert(words.say(*cell[:4]))


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    room = longest - len(_NOTICE) - 24
    kept = text[: text.rfind("\n", 0, room) + 1]
    closed = "\n</details>\n" * (kept.count("<details>") - kept.count("</details>"))
    return kept + closed + _NOTICE.format(left=text[len(kept) :].count("\n"))
