from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from keyword import iskeyword
from types import MappingProxyType
from typing import NamedTuple

import pytest

from tests.house.source import PACKAGE, assert_none, imports, modules


class Family(NamedTuple):
    """A folder whose files are members of one family.

    Attributes:
        package: its name below `okrcli`.
        table: the list of its members, or None where the members are simply files.
        shared: modules in it that are no members: its contract, what several members need, and what others ask for.
        parts: modules that are each a part of one member, by that member; nobody else knows them.
    """

    package: str
    table: str | None
    shared: frozenset[str] = frozenset()
    parts: Mapping[str, frozenset[str]] = MappingProxyType({})

    @property
    def name(self) -> str:
        """Its full name."""
        return f"okrcli.{self.package}"

    def members(self) -> set[str]:
        """The full names of its members, files and folders."""
        folder = PACKAGE / self.package.replace(".", "/")
        names = {path.stem for path in folder.glob("*.py")} | {
            path.parent.name for path in folder.glob("*/__init__.py")
        }
        return {f"{self.name}.{name}" for name in names - self.shared.union(*self.parts.values()) - {"__init__"}}

    def member(self, name: str) -> str | None:
        """The member that a module is, or is a part of; None for what is shared and for what lies elsewhere."""
        first = name.removeprefix(f"{self.name}.").partition(".")[0]
        if not name.startswith(f"{self.name}.") or first in self.shared:
            return None
        return next((owner for owner, parts in self.parts.items() if first in parts), first)

    def named(self) -> set[str]:
        """The full names of everything that is named here by hand."""
        return {f"{self.name}.{name}" for name in self.shared.union(self.parts, *self.parts.values())}

    def listed(self) -> list[str]:
        """The full names of the modules that its table names."""
        assert self.table
        table = getattr(import_module(self.name), self.table)
        return [self._module(each, table) for each in table]

    def _module(self, each: object, table: object) -> str:
        if isinstance(each, type):
            return each.__module__
        if isinstance(table, Mapping) and isinstance(table[each], str) and table[each].startswith(f"{self.name}."):
            return str(table[each])
        name = str(getattr(each, "name", each)).replace("-", "_")
        return f"{self.name}.{name}{'_' * iskeyword(name)}"


FAMILIES = (
    Family("model.kinds", "KINDS"),
    Family("check.rules", "RULES"),
    Family("check.formats", "FORMATS"),
    Family(
        "wording.language",
        "LANGUAGES",
        frozenset({"aims", "nouns", "openings", "quantity", "several", "title", "words"}),
    ),
    Family(
        "reports",
        "REPORTS",
        frozenset(
            {
                "lines",
                "overview",
                "bars",
                "branches",
                "course",
                "lanes",
                "notices",
                "logged",
                "records",
                "schema",
                "scoreboard",
                "selection",
                "spreadsheet",
            }
        ),
    ),
    Family("render", "RENDERERS", frozenset({"svg"})),
    Family(
        "commands",
        "COMMANDS",
        frozenset(
            {
                "session",
                "asking",
                "changing",
                "completion",
                "finishing",
                "options",
                "reading",
                "shelves",
                "surroundings",
                "topics",
                "viewing",
                "writing",
            }
        ),
        {
            "check": frozenset({"announcing", "excluding", "mending"}),
            "report": frozenset({"comparing", "publishing", "templating"}),
            "help": frozenset({"helping"}),
            "init": frozenset({"pipelines", "starting", "versioning"}),
            "schema": frozenset({"schemas"}),
            "sync": frozenset({"syncing"}),
            "update": frozenset({"preparing"}),
            "import_": frozenset({"importing"}),
        },
    ),
    Family(
        "edit",
        None,
        frozenset({"changeset", "homes", "ids", "making", "proof", "terms", "told", "typed", "unparsed"}),
        {"rename": frozenset({"mentions"})},
    ),
    Family("commands.git", "COMMANDS", frozenset({"carrying"})),
    Family(
        "sources",
        "SOURCES",
        frozenset(
            {
                "access",
                "asking",
                "choosing",
                "due",
                "evidence",
                "files",
                "formula",
                "google",
                "listing",
                "numbers",
                "reply",
                "secrets",
                "settling",
                "source",
                "span",
                "web",
            }
        ),
        {"csv": frozenset({"cells", "dates", "tables", "workbook"}), "sql": frozenset({"select"})},
    ),
    Family(
        "exchange",
        "EXCHANGES",
        frozenset(
            {
                "cells",
                "columns",
                "days",
                "draft",
                "figures",
                "filing",
                "landing",
                "outgoing",
                "people",
                "periods",
                "records",
                "rows",
                "titles",
                "verdicts",
            }
        ),
        {"markdown": frozenset({"labels", "outline", "roles", "wiki"})},
    ),
)


def present() -> list[Family]:
    """The families that this release has."""
    return [family for family in FAMILIES if find_spec(family.name)]


def listing() -> list[Family]:
    """Those with a table."""
    return [family for family in present() if family.table]


@pytest.mark.parametrize("family", listing(), ids=lambda family: family.package)
def test_a_table_lists_every_file_once_and_nothing_else(family: Family) -> None:
    listed = family.listed()
    assert len(listed) == len(set(listed)) > 0
    assert set(listed) == family.members()


@pytest.mark.parametrize("family", listing(), ids=lambda family: family.package)
def test_every_member_of_a_table_loads(family: Family) -> None:
    for name in family.listed():
        import_module(name)


@pytest.mark.parametrize("family", present(), ids=lambda family: family.package)
def test_members_do_not_know_each_other(family: Family) -> None:
    assert family.members()
    wrong = []
    for each in imports():
        source, target = family.member(each.module.name), family.member(each.target)
        # The folder's `__init__` is the table of contents: it may know all of them.
        if target and source != target and each.module.within(family.name) and each.module.name != family.name:
            wrong.append(each.told)
    assert_none(wrong)


@pytest.mark.parametrize("family", present(), ids=lambda family: family.package)
def test_what_is_named_by_hand_is_there(family: Family) -> None:
    assert_none(family.named() - {module.name for module in modules()})


@pytest.mark.parametrize("family", present(), ids=lambda family: family.package)
def test_what_is_shared_is_not_the_part_of_one_member(family: Family) -> None:
    for shared in family.shared:
        users = {each.module.name for each in imports() if each.target == f"{family.name}.{shared}"}
        known_to = {family.member(user) or user for user in users}
        assert len(known_to) > 1 or not known_to <= {family.member(member) for member in family.members()}, shared
