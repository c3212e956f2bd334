"""How long one waits for a single answer, against an interpreter that does nothing."""

from __future__ import annotations

from tests.bench.generate import last
from tests.bench.line import Figure, Line, ratio
from tests.bench.measure import Command
from tests.bench.setting import Setting

_FILES = 10


def _against_nothing(setting: Setting, command: Command) -> Figure:
    # A start is short and noise is not: twice the runs.
    return ratio(setting, command, setting.python_command("-c", "pass"), setting.runs * 2 + 1)


def _version(setting: Setting) -> Figure:
    return _against_nothing(setting, setting.okr("--version", folder=setting.workspace(_FILES), expects="okr"))


def _help(setting: Setting) -> Figure:
    return _against_nothing(setting, setting.okr("--help", folder=setting.workspace(_FILES), expects="update"))


def _completion(setting: Setting) -> Figure:
    # What the script for bash sets, for `okr show dem<Tab>`.
    variables = {"_OKR_COMPLETE": "complete_bash", "COMP_WORDS": "okr show dem", "COMP_CWORD": "2"}
    folder = setting.workspace(_FILES)
    command = setting.okr(folder=folder, allowed=(0, 1), expects="demand-00000", variables=variables)
    return _against_nothing(setting, command)


def _status_warm(setting: Setting) -> Figure:
    return _against_nothing(setting, setting.okr("status", folder=setting.workspace(_FILES), expects=last(_FILES)))


def _status_cold(setting: Setting) -> Figure:
    return _against_nothing(
        setting, setting.okr("status", folder=setting.workspace(_FILES), expects=last(_FILES), warm=False)
    )


def _status_terminal(setting: Setting) -> Figure:
    return _against_nothing(
        setting, setting.okr("status", folder=setting.workspace(_FILES), expects=last(_FILES), terminal=True)
    )


def _update(setting: Setting) -> Figure:
    folder, restore = setting.workspace_to_update()
    words = ("update", "update/demand-99982/maintain-2", "41", "--note", "counted")
    command = setting.okr(*words, folder=folder, before=restore, expects="41")
    return _against_nothing(setting, command)


LINES = (
    Line("okr --version", 2, "× pass", _version),
    Line("okr --help", 8, "× pass", _help),
    Line("completion of a reference, 10 files", 8, "× pass", _completion),
    Line("okr status to a pipe, 10 files, warm", 18, "× pass", _status_warm),
    Line("okr status to a pipe, 10 files, cold", 18, "× pass", _status_cold),
    Line("okr status at a terminal, 10 files", 21, "× pass", _status_terminal),
    Line("okr update, 20 kB, 200 check-ins", 20, "× pass", _update),
)
