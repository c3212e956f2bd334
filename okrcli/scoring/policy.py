"""The figures that scores are made with: the policy, by version, and the bounds of a workspace or a closed file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from okrcli.model.key_result import Ambition
from okrcli.model.objective import Bands, Closed
from okrcli.model.settings import Settings

EPSILON = 1e-9
"""Within this, two shares are the same: who is exactly on pace is never below it by rounding."""

Colour = Literal["red", "yellow", "green"]
"""What a share between 0 and 1 looks like."""


class Policy(NamedTuple):
    """One version of the forecast, never changed once it is published.

    Attributes:
        version: its number, as it stands in `okr.yaml` and in closed files.
        damping: the share of the pace so far that lasts until the due date.
        half_width: half the width of the 80 % band at the due date.
        widening: what is added to it at the start, shrinking evenly until the due date.
        deviations: that half width, in standard deviations.
    """

    version: int
    damping: float
    half_width: float
    widening: float
    deviations: float

    def spread(self, place: float) -> float:
        """Half the width of the 80 % band.

        Args:
            place: the last check-in's place between start (0) and due date (1).

        >>> POLICIES[1].spread(0.5)
        0.425
        """
        return self.half_width + self.widening * (1 - place)


POLICIES: Mapping[int, Policy] = {
    # Measured on histories of real key results: they slow down, and half of the pace errs least over the whole quarter.
    1: Policy(version=1, damping=0.5, half_width=0.05, widening=0.75, deviations=1.2816),
}
"""Every policy by its version."""


class Bounds(NamedTuple):
    """Where yellow and green begin.

    Attributes:
        lower: lower bound of yellow, 0 to 1.
        mark: the success mark, lower bound of green, 0 to 1.
    """

    lower: float
    mark: float

    def colour(self, share: float) -> Colour:
        """The colour of a share; half-open bands, so that nothing falls between.

        >>> Bounds(0.4, 0.7).colour(0.7)
        'green'
        """
        if share >= self.mark - EPSILON:
            return "green"
        return "yellow" if share >= self.lower - EPSILON else "red"


ASPIRATIONAL = Bounds(0.4, 0.7)
"""Where yellow and green begin for most goals, unless the settings say otherwise."""


class Rules(NamedTuple):
    """All figures for the key results of one file.

    Attributes:
        policy: of the forecast.
        bounds: by ambition.
        settle: the share of a window in which nothing is judged harshly.
        grace_days: days after which a late check-in is stale.
        first_month: the month that a year of quarters starts in, 1 to 12.
    """

    policy: Policy
    bounds: Mapping[Ambition, Bounds]
    settle: float
    grace_days: int
    first_month: int


def policy_of(settings: Settings) -> Policy:
    """The policy that a workspace asks for; a version that is not known here is scored by the first."""
    return _known(settings.scoring.policy, POLICIES[1])


def rules_of(settings: Settings, policy: Policy, closed: Closed | None = None) -> Rules:
    """The rules of a file.

    Args:
        settings: of the workspace.
        policy: of the files that are open.
        closed: how the file was closed; it keeps the policy and the bands of that time. None where it is open.
    """
    own = policy if closed is None or closed.policy is None else _known(closed.policy, POLICIES[1])
    bands = settings.scoring.bands if closed is None or closed.bands is None else closed.bands
    settle = float(settings.scoring.settle)
    return Rules(own, _bounds(bands), settle, int(settings.checkins.grace_days), settings.first_month)


def _known(version: object, otherwise: Policy) -> Policy:
    return next((policy for number, policy in POLICIES.items() if number == version), otherwise)


def _bounds(bands: Bands) -> dict[Ambition, Bounds]:
    (low, mark), (committed_low, committed_mark) = bands.aspirational, bands.committed
    return {
        "aspirational": Bounds(float(low), float(mark)),
        "committed": Bounds(float(committed_low), float(committed_mark)),
    }
