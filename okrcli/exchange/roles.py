"""Which pieces of an outline are objectives, and which are their key results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from okrcli.exchange.columns import field_of
from okrcli.exchange.labels import attribute, role, said
from okrcli.exchange.outline import Node
from okrcli.exchange.periods import read_period
from okrcli.wording.language.title import opening
from okrcli.wording.language.words import words

Path = tuple[Node, ...]
"""A piece and what it stands below, from the top."""

_ASIDE = re.compile(
    r"(?:key )?concepts?|(?:external |further )?(?:references?|reading)|(?:useful )?links|notes?|"
    r"background|legend|about.*|"
    r"(?:table of )?contents|agenda|glossary|intro(?:duction)?|instructions|how (?:to|we|do|does|"
    r"it).*|what (?:is|are) .*|why .*|faqs?|"
    r"contributing|licen[cs]e|definitions?|scoring(?: guide)?|grading|process|guidelines|resources|"
    r"overview|retrospective|"
    r"retro|learnings?|template|example.*|health metrics|uwagi|słowniczek|odnośniki|spis treści|"
    r"legenda|o nas|todo|vision|mission|attendees|changelog",
    re.IGNORECASE,
)
_TEAM = re.compile(
    r"(?:team|zespół|dział|squad|department|tribe)\s*[:–-]?\s*(?P<a>.+)|(?P<b>.+?)\s+(?:team|squad|"
    r"department|tribe|dept\.?)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\bokrs?\b|objectives (?:and|&) key results|^goals|^cele\b", re.IGNORECASE)
_LINK_ONLY = re.compile(r"\[[^\]]*\]\(#[^)]*\)")
_THINGS = frozenset(
    ("score", "progress", "owner", "target", "value", "status", "baseline", "confidence", "due", "note")
)
_DEEP = 3


@dataclass(slots=True)
class Goal:
    """An objective in the outline.

    Attributes:
        node: the piece.
        title: its text without a label.
        path: what it stands below, and it.
        key_results: the pieces that are its key results, with their texts.
        texts: what is said about it.
        under: the objective that it serves, or None.
    """

    node: Node
    title: str
    path: Path
    key_results: list[tuple[Node, str]] = field(default_factory=list)
    texts: list[Node] = field(default_factory=list)
    under: Goal | None = None
    candidates: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table of goals in the outline.

    Attributes:
        node: the piece.
        path: what it stands below.
        objective: whose key results it lists, or None where it says so itself.
    """

    node: Node
    path: Path
    objective: Goal | None


@dataclass(slots=True)
class Findings:
    """All that is found in an outline.

    Attributes:
        goals: the objectives, in order.
        grids: the tables.
        left: texts that belong to nothing that was found.
    """

    goals: list[Goal] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    left: list[Node] = field(default_factory=list)


def find(root: Node) -> Findings:
    """The objectives and key results of an outline: by their labels where it has any, else by its shape."""
    pieces = [path for path in _paths(root, ()) if not is_aside(path)]
    labelled = any(_is_label(path[-1]) for path in pieces)
    found = Findings()
    if labelled:
        _by_labels(pieces, found)
    else:
        _by_shape(pieces, found)
    _tables(pieces, found)
    return found


def _is_label(node: Node) -> bool:
    named = role(node.text)[0] if node.sort != "table" else None
    return named in ("objective", "key_result") or (
        named == "key_results" and (node.sort == "text" or bool(node.of("item")))
    )


def _paths(node: Node, above: Path) -> Iterator[Path]:
    for each in node.children:
        if each.sort == "item" and _LINK_ONLY.fullmatch(each.text.strip()):
            continue
        yield (*above, each)
        yield from _paths(each, (*above, each))


def is_aside(path: Path) -> bool:
    """Whether a piece stands in a section that is about something else, such as references."""
    return any(each.sort == "heading" and _ASIDE.fullmatch(said(each.text).title) for each in path)


def team_in(text: str) -> str | None:
    """The team that a heading names; None where it names none.

    >>> team_in("Team: Growth"), team_in("Platform Team"), team_in("Grow the business")
    ('Growth', 'Platform', None)
    """
    found = _TEAM.fullmatch(said(text).title)
    name = (found["a"] or found["b"]) if found else None
    return name if name and len(name.split()) < 4 and not _TITLE.search(name) else None


def is_theme(text: str) -> bool:
    """Whether a heading reads like an objective, and not like a period, a team, a document or a drawer."""
    title = re.sub(r"\s*\([^)]*\)", "", said(text).title)
    if text.rstrip(" *_").endswith(":") or _TITLE.search(title) or team_in(text) or _ASIDE.fullmatch(title):
        return False
    spoken = words()
    moves = opening(title).word in spoken.deeds | spoken.vague | spoken.gains | spoken.makes
    return len(title.split()) >= (2 if moves else 3) and not (read_period(title) and len(title.split()) < 5)


def _by_labels(pieces: list[Path], found: Findings) -> None:
    walk = _Labels(found)
    for path in pieces:
        walk.take(path)
    for goal in found.goals:
        if not goal.key_results:
            goal.key_results = [(each, each.text) for each in goal.candidates]


class _Labels:
    """Goes through a labelled document, piece by piece."""

    def __init__(self, found: Findings) -> None:
        self.found = found
        self.current: Goal | None = None
        self.taken: set[int] = set()
        self.listing: Node | None = None

    def take(self, path: Path) -> None:
        node = path[-1]
        if any(id(each) in self.taken for each in path) or node.sort == "table":
            return
        named, rest = role(node.text)
        if node.sort == "heading" and named != "key_results" and self._is_over(node):
            self.current = None
        if named == "objective":
            self._begin(path, rest)
        elif named == "objectives" and node.sort == "heading":
            self._headed(path)
        elif named == "key_result":
            self._key_result(path, rest)
        elif named == "key_results":
            self.listing = node if node.sort == "text" else None
            self._all(node)
        else:
            self._other(path)

    def _is_over(self, node: Node) -> bool:
        """Whether a heading ends the objective before it."""
        current = self.current.node if self.current is not None else None
        return current is not None and current.sort == "heading" and node.level <= current.level

    def _begin(self, path: Path, title: str) -> None:
        self.current = Goal(path[-1], title, path)
        self.found.goals.append(self.current)
        self.listing = None

    def _headed(self, path: Path) -> None:
        """`## Objective 1` with the objective itself in the line below."""
        first = next(iter(path[-1].children), None)
        if first is not None and first.sort == "text" and role(first.text)[0] is None:
            self.taken.add(id(first))
            self._begin(path, first.text)

    def _key_result(self, path: Path, title: str) -> None:
        goal = next((each for each in reversed(self.found.goals) if each.node in path), self.current)
        if goal is None:
            above = next((each for each in reversed(path[:-1]) if each.sort in ("heading", "item")), None)
            if above is None:
                self.found.left.append(path[-1])
                return
            self._begin(path[: path.index(above) + 1], above.text)
            goal = self.current
        if goal is not None:
            goal.key_results.append((path[-1], title))
            self._done(path[-1])

    def _all(self, node: Node) -> None:
        """`Key results:`, and below it what they are."""
        for each in node.of("item"):
            if self.current is not None and role(each.text)[0] is None:
                self.current.key_results.append((each, each.text))
                self._done(each)

    def _done(self, node: Node) -> None:
        if node.sort == "item" or node.sort == "text":
            self.taken.add(id(node))
        elif node.sort == "heading":
            self.taken.update(id(each) for each in node.children if each.sort in ("item", "text"))

    def _other(self, path: Path) -> None:
        node, goal = path[-1], self.current
        if goal is None:
            if node.sort == "text":
                self.found.left.append(node)
            return
        if node.sort == "text" or (node.sort == "item" and attribute(node.text)):
            goal.texts.append(node)
            self.taken.add(id(node))
        elif node.sort == "item":
            self.taken.add(id(node))
            if self.listing is not None:
                goal.key_results.append((node, node.text))
            else:
                goal.candidates.append(node)
        elif node.sort == "heading":
            self.listing = None


def _by_shape(pieces: list[Path], found: Findings) -> None:
    items = [path for path in pieces if path[-1].sort == "item" and not any(each.sort == "item" for each in path[:-1])]
    nested = sum(bool(path[-1].of("item")) for path in items) * 2 >= len(items) and any(
        path[-1].of("item") for path in items
    )
    deep = max((_depth(path[-1]) for path in items), default=0) > _DEEP
    heads: dict[int, Goal] = {}
    listed: set[int] = set()
    for path in pieces:
        node = path[-1]
        inner = [each for each in node.of("item") if not _LINK_ONLY.fullmatch(each.text.strip())]
        if node.sort == "heading":
            if inner and _is_objective(node, inner, nested):
                heads[id(node)] = _add(
                    found,
                    path,
                    node.text,
                    [(each, each.text) for each in inner if not attribute(each.text)],
                    _goal_above(path, heads),
                )
            elif inner:
                listed.add(id(node))
            elif _is_grouping(node, nested):
                heads[id(node)] = _add(found, path, node.text, [], _goal_above(path, heads))
        elif (node.sort == "item" and len(path) == 1) or (node.sort == "item" and id(path[-2]) in listed):
            _listed(found, path, None, deep)
        elif node.sort == "text":
            goal = _goal_above(path, heads)
            (goal.texts if goal and goal.node is path[-2] else found.left).append(node)
    _settle(found, pieces)


def _is_objective(head: Node, items: list[Node], nested: bool) -> bool:
    share = sum(bool(each.of("item")) for each in items) / len(items)
    if is_theme(head.text):
        return share == 0 or not (nested and share >= 0.5)
    return not nested and share < 1


def _is_grouping(head: Node, nested: bool) -> bool:
    return not nested and is_theme(head.text) and head.level > 1


def _goal_above(path: Path, heads: dict[int, Goal]) -> Goal | None:
    return next((heads[id(each)] for each in reversed(path[:-1]) if id(each) in heads), None)


def _add(found: Findings, path: Path, title: str, key_results: list[tuple[Node, str]], under: Goal | None) -> Goal:
    goal = Goal(path[-1], title, path, key_results, under=under)
    found.goals.append(goal)
    return goal


def _listed(found: Findings, path: Path, under: Goal | None, deep: bool) -> None:
    """An item that is an objective; in a deep tree, its items with items of their own are objectives as well."""
    node = path[-1]
    inner = [each for each in node.of("item") if not attribute(each.text)]
    own = [each for each in inner if not (deep and each.of("item"))]
    goal = _add(found, path, node.text, [(each, each.text) for each in own], under)
    goal.texts = [*node.of("text"), *(each for each in node.of("item") if attribute(each.text))]
    for each in inner:
        if deep and each.of("item"):
            _listed(found, (*path, each), goal, deep)


def _settle(found: Findings, pieces: list[Path]) -> None:
    """Drops headings that group nothing and say nothing: those with prose alone."""
    serving = {id(goal.under) for goal in found.goals if goal.under is not None}
    with_tables = {id(path[-2]) for path in pieces if path[-1].sort == "table" and len(path) > 1}
    kept = []
    for goal in found.goals:
        prose = goal.node.sort == "heading" and not goal.key_results and id(goal) not in serving
        if prose and id(goal.node) not in with_tables and (goal.texts or not found_levels(found, goal)):
            found.left += goal.texts
        else:
            kept.append(goal)
    found.goals[:] = kept


def found_levels(found: Findings, goal: Goal) -> bool:
    """Whether headings of this level are objectives elsewhere in the document."""
    return any(
        each is not goal
        and each.node.sort == "heading"
        and each.node.level == goal.node.level
        and (each.key_results or not each.texts)
        for each in found.goals
    )


def _depth(node: Node) -> int:
    return 1 + max((_depth(each) for each in node.of("item")), default=0)


_LABEL = re.compile(r"(?:o|obj|objective|goal|kr|key result)s?\s?#?\d*(?:[.-]\d+)*[a-z]?:?", re.IGNORECASE)
_UNNAMED = frozenset(("", "#", "id", "no", "no.", "nr", "okr", "type", "level", "item"))


def _name_labels(table: Node) -> None:
    """Names the columns of a table whose rows begin with `O1` and `KR1.2`: they say what the text beside them is."""
    number, header = table.rows[0]
    for index, heading in enumerate(header[:2]):
        cells = [said(row[index]).title for _, row in table.rows[1:] if index < len(row) and row[index].strip()]
        if heading.strip(" *").lower() in _UNNAMED and cells and all(_LABEL.fullmatch(cell) for cell in cells):
            named = [*header]
            named[index] = "Type"
            known = {field_of(said(cell).title) for cell in named}
            if index + 1 < len(named) and not known & {"title", "objective", "key_result"}:
                named[index + 1] = "Title"
            table.rows[0] = (number, named)


def _tables(pieces: list[Path], found: Findings) -> None:
    for path in pieces:
        node = path[-1]
        if node.sort != "table" or len(node.rows) < 2:
            continue
        _name_labels(node)
        fields = {field_of(said(cell).title) for cell in node.rows[0][1]}
        objective = next(
            (
                goal
                for goal in reversed(found.goals)
                if goal.node in path
                or (goal.node.sort == "text" and goal.path[:-1] == path[:-1] and goal.node.line < node.line)
            ),
            None,
        )
        if fields & {"objective", "key_result"} or (fields & _THINGS and len(node.rows[0][1]) > 1):
            if objective is None and not fields & {"objective", "type"}:
                head = next((each for each in reversed(path[:-1]) if each.sort == "heading"), None)
                title = role(head.text)[1] if head else ""
                objective = Goal(head, title, path[:-1]) if head is not None else None
            if not fields & {"objective", "key_result", "title"}:
                node.rows[0] = (node.rows[0][0], ["Key result", *node.rows[0][1][1:]])
            found.grids.append(Grid(node, path, objective))
