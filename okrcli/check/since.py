"""What rules about goalposts and history look at: how the plan was at a revision, against how it is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from okrcli.compare.change import Comparison, Difference
from okrcli.compare.plans import compare, objective_of
from okrcli.compare.uncertain import invalid_refs, readable
from okrcli.model.cycle import BACKLOG
from okrcli.model.plan import PlannedObjective
from okrcli.workspace import Workspace
from okrcli.yamldoc import parse


class Since:
    """What changed since a revision.

    Attributes:
        revision: as the user named it, for the commands that a hint gives.
        comparison: all that differs.
        changed: the bytes of each file that differs, before and now; None where it is not there.
    """

    def __init__(
        self,
        revision: str,
        before: Workspace,
        after: Workspace,
        changed: Mapping[str, tuple[bytes | None, bytes | None]],
    ) -> None:
        self.revision = revision
        invalid = (invalid_refs(before), invalid_refs(after))
        self.comparison: Comparison = compare(*readable(before, after), invalid)
        self.changed = changed
        self._unread = frozenset((*before.unread, *after.unread))
        self._by_ref = {each.ref: each for each in self.comparison.every() if each.after is not None}

    def of(self, ref: str) -> Difference | None:
        """What differs in a goal or a KPI of an open file; None where nothing does, and in drafts."""
        found = self._by_ref.get(ref)
        if found is None or found.before is None or ref.endswith(f"@{BACKLOG}"):
            return None
        return None if found.before.file in self.frozen else found

    @cached_property
    def frozen(self) -> Mapping[str, tuple[object, object]]:
        """The files that were closed then, with their data before and now; those alone that say something else now."""
        found = {}
        for file, (before, after) in self.changed.items():
            if before is None or b"closed" not in before or file in self._unread:
                continue
            was = parse(before, file).data
            now = None if after is None else parse(after, file).data
            if isinstance(was, dict) and was.get("closed") is not None and was != now:
                found[file] = (was, now)
        return found

    def deleted_key_results(self, objective: str) -> list[Difference]:
        """The key results that are gone from an objective that is still there, by its reference as it is now."""
        refs = self.comparison.renamed
        gone = (each for each in self.comparison.key_results if self._is_lost(each))
        return [each for each in gone if refs.get(objective_of(each.ref), objective_of(each.ref)) == objective]

    def deleted_objectives(self) -> list[Difference]:
        """The objectives that are gone."""
        return [each for each in self.comparison.objectives if self._is_lost(each)]

    def _is_lost(self, each: Difference) -> bool:
        before = each.before
        if before is None or each.after is not None or before.file in self.frozen or before.file in self._unread:
            return False
        return not each.ref.endswith(f"@{BACKLOG}") and not (isinstance(before, PlannedObjective) and before.closed)
