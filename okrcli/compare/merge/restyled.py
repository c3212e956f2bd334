"""A collection in brackets as it would stand on lines of its own."""

from __future__ import annotations

from okrcli.compare.merge.parts import Awkward, Node, root
from okrcli.yamldoc.intended import same
from okrcli.yamldoc.parsing import parse


def on_lines(node: Node) -> Node:
    """The same collection with each part on a line; what is on lines already stays.

    Raises:
        Awkward: a part goes over several lines.
    """
    if not node.is_flow or not node.data:
        return node
    lines = []
    for part in node.parts:
        if "\n" in part.body:
            raise Awkward
        head = part.head or "-"
        lines.append(f"  {head} {part.value.text.strip()}\n")
    document = parse(f"x:\n{''.join(lines)}".encode())
    if document.problems or not isinstance(document.data, dict) or not same(document.data.get("x"), node.data):
        raise Awkward
    return root(document).parts[0].value
