"""How long many files take, against other readers of the same files."""

from __future__ import annotations

from itertools import count

from tests.bench.generate import TODAY, last, team_name
from tests.bench.line import Figure, Line, ratio, told
from tests.bench.measure import BenchError, Command, in_turns, run
from tests.bench.setting import Setting

_MANY = 1_000
_MOST = 10_000
_TEAMS = 100

_BARE_LOOP = """
import glob, yaml
for path in glob.glob("**/*.okr.yaml", recursive=True):
    with open(path, "rb") as stream:
        yaml.load(stream, yaml.CSafeLoader)
"""


def _check(setting: Setting) -> Command:
    # 1 where a file has findings: every tenth one has. The day is told, so that what depends on it is found too.
    words = ("check", "--today", TODAY.isoformat())
    return setting.okr(*words, folder=setting.workspace(_MANY), warm=False, allowed=(0, 1), expects="OKR201")


def _bare_loop(setting: Setting) -> Command:
    return setting.python_command("-c", _BARE_LOOP, folder=setting.workspace(_MANY))


def _check_to_loop(setting: Setting) -> Figure:
    return ratio(setting, _check(setting), _bare_loop(setting))


def _json_to_loop(setting: Setting) -> Figure:
    folder = setting.workspace(_MANY)
    command = setting.okr("status", "--format", "json", folder=folder, warm=False, expects=last(_MANY))
    return ratio(setting, command, _bare_loop(setting))


def _other(setting: Setting, module: str, *words: str) -> Figure:
    """How many times faster than another checker; these take half a minute a run."""
    folder = setting.workspace(_MANY)
    try:
        run(setting.python_command("-c", f"import {module}"))
    except BenchError:
        raise BenchError(f"{module} is not installed beside okrcli") from None
    files = sorted(str(path.relative_to(folder)) for path in folder.glob("okrs/**/*.okr.yaml"))
    other = setting.python_command("-m", module, *words, *files, folder=folder, allowed=(0, 1))
    return ratio(setting, other, _check(setting), 1 if setting.quick else 3)


def _check_jsonschema(setting: Setting) -> Figure:
    schema = setting.folder / "schema.json"
    schema.write_bytes(run(setting.okr("schema", folder=setting.workspace(_MANY))).output)
    return _other(setting, "check_jsonschema", "--schemafile", str(schema))


def _yamllint(setting: Setting) -> Figure:
    return _other(setting, "yamllint")


def _warm_to_cold(setting: Setting) -> Figure:
    folder = setting.workspace(_MOST, _TEAMS)
    warm, cold = (setting.okr("status", folder=folder, warm=warm, expects=last(_MOST)) for warm in (True, False))
    return ratio(setting, warm, cold)


def _changed_to_cold(setting: Setting) -> Figure:
    """One file has changed since the last run."""
    folder = setting.workspace(_MOST, _TEAMS)
    path = next(folder.glob("okrs/2026-Q4/**/*.okr.yaml"))
    text, turns = path.read_text(encoding="utf-8"), count()

    def change() -> None:
        path.write_text(f"{text}# seen {next(turns)} times\n", encoding="utf-8")

    changed = setting.okr("status", folder=folder, expects=last(_MOST), before=change)
    return ratio(setting, changed, setting.okr("status", folder=folder, warm=False, expects=last(_MOST)))


def _team_to_whole(setting: Setting) -> Figure:
    folder = setting.workspace(_MOST, _TEAMS)
    team = team_name((_MOST - 1) % _TEAMS)
    one = setting.okr("status", "--team", team, folder=folder, expects=last(_MOST))
    return ratio(setting, one, setting.okr("status", folder=folder, expects=last(_MOST)))


def _flat(setting: Setting) -> Figure:
    """The cost of a file among 10,000 against that among 100: what a workspace of one file takes is no part of it."""
    sizes = (1, 100, _MOST)
    folders = (setting.workspace(1), setting.workspace(100), setting.workspace(_MOST, _TEAMS))
    commands = [
        setting.okr("status", folder=folder, warm=False, expects=last(size))
        for size, folder in zip(sizes, folders, strict=True)
    ]
    alone, few, most = (sample.seconds for sample in in_turns(commands, setting.runs))
    of_few, of_most = ((seconds - alone) / (size - 1) for seconds, size in ((few, sizes[1]), (most, sizes[2])))
    return Figure(of_most / of_few, f"{told(of_most)} / {told(of_few)} a file")


LINES = (
    Line("okr check, 1,000 files, cold", 0.8, "× CSafeLoader", _check_to_loop),
    Line("okr status --format json, 1,000 files, cold", 0.6, "× CSafeLoader", _json_to_loop),
    Line("check-jsonschema, 1,000 files", 15, "× okr check", _check_jsonschema, least=True),
    Line("yamllint, 1,000 files", 20, "× okr check", _yamllint, least=True),
    Line("okr status, 10,000 files, warm", 0.35, "× cold", _warm_to_cold),
    Line("okr status, 10,000 files, one changed", 0.5, "× cold", _changed_to_cold),
    Line("okr status --team, 1 % of 10,000 files, warm", 0.3, "× the whole", _team_to_whole),
    Line("a file among 10,000, cold", 1.15, "× among 100", _flat),
)
