"""From what stands in the files to a source and its options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from okrcli.errors import OkrError, enumerated, nearest
from okrcli.problem import Path
from okrcli.sources import SOURCES, find_source
from okrcli.sources.source import Options, Source

_MISSING = "OKR103"


class Fault(NamedTuple):
    """Something wrong with the options of a source.

    Attributes:
        message: one sentence without a full stop at the end.
        at: where, by keys from the options.
        hint: what to do next, or None.
        on_key: True where the key is at fault and not its value.
    """

    message: str
    at: Path
    hint: str | None = None
    on_key: bool = False


class Chosen(NamedTuple):
    """A source with its options."""

    source: Source
    options: Options


class BadOptions(OkrError):
    """The options of a source are wrong."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.hint = fault.hint


class NotInstalled(OkrError):
    """A type needs what a plain installation leaves out."""

    def __init__(self, name: str, module: str, extra: str) -> None:
        super().__init__(f"`{name}` needs {module}, which is not installed")
        self.hint = f'pip install "okrcli[{extra}]" (or: uv tool install "okrcli[{extra}]")'


def choose(written: Mapping[str, Any], accounts: Mapping[str, Mapping[str, Any]]) -> Chosen:
    """The source that options stand for.

    Args:
        written: the options as they stand in the file.
        accounts: further options by type, as the settings have them.

    Raises:
        BadOptions: something is wrong with them.
        NotInstalled: a library is missing.
    """
    for fault in faults(written, accounts):
        raise BadOptions(fault)
    source = find_source(str(written["type"]))
    for module, extra in source.needs.items():
        if not is_installed(module):
            raise NotInstalled(source.name, module, extra)
    return Chosen(source, source.options.model_validate(_merged(written, accounts)))


def is_installed(module: str) -> bool:
    """Whether a module is there."""
    from importlib.util import find_spec

    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # the package around it is missing
        return False


def faults(written: Mapping[str, Any], accounts: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    """What is wrong with the options of one key result or KPI; see `choose` for the arguments."""
    if "type" not in written:
        yield Fault("the source has no `type`", ("type",), f"write `type: csv`; types are {enumerated(list(SOURCES))}")
        return
    name = written["type"]
    if name not in SOURCES:
        yield Fault(f"there is no source of the type `{_shown(name)}`", ("type",), _types_near(name))
        return
    for fault in _of_model(find_source(name), _merged(written, accounts)):
        if not fault.at or fault.at[0] in written or fault.at[0] not in accounts.get(name, {}):
            yield fault


def account_faults(name: str, written: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with the options that the settings give for a type; `at` begins with the type."""
    if name not in SOURCES:
        yield Fault(f"there is no source of the type `{_shown(name)}`", (name,), _types_near(name), on_key=True)
        return
    for fault in _of_model(find_source(name), {**written, "type": name}):
        if fault.at and fault.at[0] in written:
            yield fault._replace(at=(name, *fault.at))


def _merged(written: Mapping[str, Any], accounts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {**accounts.get(str(written["type"]), {}), **written}


def _of_model(source: Source, options: Mapping[str, Any]) -> Iterator[Fault]:
    from pydantic import ValidationError

    from okrcli.workspace.shape import Shape
    from okrcli.workspace.translate import translate

    try:
        source.options.model_validate(options)
    except ValidationError as error:
        for each in translate(error, options, "", Shape(source.options, f"the source of type {source.name}", {})):
            yield Fault(each.message, each.at, each.hint, each.on_key)


def _types_near(name: object) -> str:
    near = nearest(name, SOURCES, 1, 0.5)
    return f"did you mean `{near[0]}`?" if near else f"types are {', '.join(SOURCES)}"


def _shown(name: object) -> str:
    return str(name)[:40]
