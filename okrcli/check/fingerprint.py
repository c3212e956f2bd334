"""What makes a finding the same one after the lines of its file have moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from okrcli.check.verdict import CheckedFinding


def fingerprints(findings: Sequence[CheckedFinding], folder: str) -> tuple[str, ...]:
    """A fingerprint of each finding, 64 hexadecimal digits, none twice.

    It is made of the rule, the file and the reference of what the finding is about; the second finding that agrees in
    all of these counts as the second.

    Args:
        findings: in their order.
        folder: the workspace's folder from the top of the repository, with a slash at the end, or an empty text.
    """
    from hashlib import sha256

    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        same = "\0".join((finding.code, folder + finding.file, finding.ref or ""))
        seen[same] += 1
        made.append(sha256(f"{same}\0{seen[same]}".encode("utf-8", "surrogatepass")).hexdigest())
    return tuple(made)
