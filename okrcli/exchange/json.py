"""The envelope of okr itself: an export in full, or what `okr status --format json` says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from okrcli.exchange.draft import Aim, Bundle, Fields, Harvest, Remark, Source, kind_of, pruned, records, text_of
from okrcli.exchange.figures import number_of_json
from okrcli.exchange.outgoing import Export
from okrcli.yamldoc.operations import Value

_GOAL = ("baseline", "min", "max", "strict", "hold", "per", "steps")


def read(source: Source, aim: Aim) -> Harvest:
    """The goals of a document that okr wrote."""
    try:
        document = json.loads(text_of(source), parse_float=number_of_json, parse_int=number_of_json, parse_constant=str)
    except ValueError as error:
        return Harvest(bad=(Remark(source.name, f"this is not JSON: {error}"),))
    data = document.get("data") if isinstance(document, dict) else None
    if not isinstance(data, dict):
        said = "this is no document of okr: it has no `data`; for other tools, name theirs: okr import clickup FILE"
        return Harvest(bad=(Remark(source.name, said),))
    if isinstance(data.get("files"), list) and document.get("kind") == "export":
        return Harvest(tuple(_bundle(each) for each in data["files"] if isinstance(each, dict)))
    return _standing(data, source.name, aim)


def _bundle(file: Mapping[str, Value]) -> Bundle:
    rest: Fields = {
        key: value for key, value in file.items() if key in ("closed", "retrospective", "meta") and value is not None
    }
    cycle, team, path = (_text(file.get(key)) for key in ("cycle", "team", "file"))
    objectives, kpis = records(file.get("objectives")), records(file.get("kpis"))
    if not objectives:
        rest |= {key: text for key, text in (("cycle", cycle), ("team", team)) if text}
    return Bundle(cycle, team, objectives, kpis, rest, path)


def _standing(data: Mapping[str, object], name: str, aim: Aim) -> Harvest:
    """The goals of a status or report, with the last check-in of each: it has no others."""
    bundles, remarks = [], []
    for objective in records(data.get("objectives")):
        ref, cycle = str(objective.get("ref")), _text(objective.get("cycle"))
        inner = []
        for each in records(objective.get("key_results")):
            inner.append(_key_result(each, cycle, aim))
            earlier = each.get("checkin_count")
            if isinstance(earlier, Decimal) and earlier > 1:
                remarks.append(
                    Remark(name, f"{each.get('ref')}: {earlier - 1} earlier check-ins are not in the document")
                )
        fields = {
            **_shared(objective, cycle, aim),
            "contributes_to": objective.get("contributes_to"),
            "key_results": inner,
        }
        bundles.append(
            Bundle(
                cycle, _text(objective.get("team")) or ref.rpartition("/")[0], [pruned(fields) | {"key_results": inner}]
            )
        )
    for kpi in records(data.get("kpis")):
        bundles.append(Bundle(None, None, [], [_kpi(kpi)]))
    return Harvest(tuple(bundles), tuple(remarks))


def _shared(entity: Fields, cycle: str | None, aim: Aim) -> Fields:
    """What objectives and key results have in common; what is the default is left out."""
    owners, found = entity.get("owners"), aim.settings.cycle(cycle) if cycle else None
    usual = {"weight": Decimal(1), "ambition": "aspirational"}
    if found is not None:
        usual |= {"start": found.window.start.isoformat(), "due": found.window.due.isoformat()}
    told: Fields = {
        "id": str(entity.get("ref")).partition("@")[0].rpartition("/")[2],
        "title": entity.get("title"),
        "owner": owners[0] if isinstance(owners, list) and len(owners) == 1 else owners,
        "tags": entity.get("tags"),
    }
    return told | {
        key: entity.get(key) for key in ("weight", "ambition", "start", "due") if entity.get(key) != usual.get(key)
    }


def _key_result(entity: Fields, cycle: str | None, aim: Aim) -> Fields:
    found = entity.get("goal")
    goal = found if isinstance(found, dict) else {}
    aimed: Fields = {"change": goal["change"]} if goal.get("change") is not None else {"target": goal.get("target")}
    fields = {**_shared(entity, cycle, aim), "kind": entity.get("kind"), "unit": entity.get("unit"), **aimed}
    fields |= {key: goal.get(key) for key in _GOAL if goal.get(key) not in (None, False)}
    last = entity.get("last_checkin")
    if isinstance(last, dict) and (last.get("value") is not None or not kind_of(entity).takes_values):
        fields["checkins"] = [pruned(last)]
    return pruned({**fields, "grade": entity.get("grade")})


def _kpi(entity: Fields) -> Fields:
    last = {"date": entity.get("date"), "value": entity.get("value")}
    healthy = entity.get("healthy")
    owners = entity.get("owners")
    return pruned(
        {
            "id": str(entity.get("ref")).partition("/")[2],
            "title": entity.get("title"),
            "unit": entity.get("unit"),
            "owner": owners,
            "healthy": pruned(healthy) if isinstance(healthy, dict) and pruned(healthy) else None,
            "readings": [last] if last["value"] is not None else None,
        }
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def write(export: Export) -> bytes:
    """All that stands in the files, in the envelope; numbers have every digit that they have there."""
    files: dict[str, dict[str, object]] = {}
    for objective in export.objectives():
        raw = dict(export.raw(objective))
        raw["key_results"] = [export.raw(each) for each in objective.key_results]
        file = files.setdefault(objective.file, _head(export, objective.file))
        _listed(file, "objectives").append(raw)
    for kpi in export.kpis():
        _listed(files.setdefault(kpi.file, _head(export, kpi.file)), "kpis").append(export.raw(kpi))
    envelope = {
        "schema_version": 1,
        "kind": "export",
        "workspace": export.workspace.name,
        "today": export.today,
        "policy": export.workspace.plan.settings.scoring.policy,
        "data": {"files": list(files.values())},
    }
    return "".join(_pieces(envelope, 0)).encode() + b"\n"


def _head(export: Export, file: str) -> dict[str, object]:
    data = export.workspace.document(file).data
    top = data if isinstance(data, Mapping) else {}
    cycle = top.get("cycle")
    told = {key: top.get(key) for key in ("team", "closed", "retrospective", "meta")}
    literal = getattr(cycle, "literal", None) or cycle
    return {"file": file, "cycle": None if cycle is None else str(literal), **told, "objectives": [], "kpis": []}


def _listed(file: dict[str, object], key: str) -> list[object]:
    found = file[key]
    return found if isinstance(found, list) else []


def _pieces(value: object, depth: int) -> Iterator[str]:
    """JSON with the exact digits of decimals; records on lines of their own."""
    margin = "\n" + " " * (depth + 1)
    if isinstance(value, Mapping):
        yield "{"
        for index, (key, each) in enumerate(value.items()):
            yield f"{',' if index else ''}{margin}{json.dumps(str(key), ensure_ascii=False)}: "
            yield from _pieces(each, depth + 1)
        yield f"{margin[:-1]}}}" if value else "}"
    elif isinstance(value, list | tuple):
        yield "["
        for index, each in enumerate(value):
            yield f"{',' if index else ''}{margin}"
            yield from _pieces(each, depth + 1)
        yield f"{margin[:-1]}]" if value else "]"
    elif isinstance(value, Decimal):
        yield f"{value:f}"
    else:
        yield json.dumps(value.isoformat() if isinstance(value, date) else value, ensure_ascii=False)
