"""The kinds of key result: one file each, listed here."""

from typing import TYPE_CHECKING, Annotated, Union

from pydantic import Discriminator, Tag

from okrcli.model.kind import Kind
from okrcli.model.kinds.binary import Binary
from okrcli.model.kinds.judged import Judged
from okrcli.model.kinds.maintain import Maintain
from okrcli.model.kinds.metric import Metric
from okrcli.model.kinds.milestones import Milestones
from okrcli.model.kinds.recurring import Recurring
from okrcli.model.kinds.total import Total

KINDS: tuple[type[Kind], ...] = (Metric, Total, Recurring, Maintain, Milestones, Binary, Judged)
"""Every kind; the first is the default."""


KIND_NAMES: dict[str, type[Kind]] = {kind.name(): kind for kind in KINDS}
"""Every kind by its word."""


def _tag(value: object) -> str:
    kind = value.get("kind", "metric") if isinstance(value, dict) else getattr(value, "kind", "metric")
    return f"kind={kind}"


if TYPE_CHECKING:
    AnyKind = Kind
else:
    _tagged = tuple(Annotated[kind, Tag(f"kind={kind.name()}")] for kind in KINDS)
    AnyKind = Annotated[Union[_tagged], Discriminator(_tag)]  # noqa: UP007
"""A kind with its keys, told apart by `kind`."""
