"""Matching for machines: a need read from JSON, its matches written as JSON, and buddies written as CSV."""

import csv
import io
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from wellbeing import soothe, trust
from wellbeing.buddies import words
from wellbeing.buddies.matching import Buddy, Matches, Need, broken_rule

# A request is a few lines; whatever is larger is something else.
LARGEST_FILE = 200_000
_LONGEST_LIST = 500
_MOST_FAULTS = 20
_LISTS = frozenset(field.name for field in fields(Need) if field.default == ())
EXPORT_FIELDS: tuple[str, ...] = (*(field.name for field in fields(Buddy)), "place", "rule_now")


class BadNeed(ValueError):
    """A request file that cannot be read; `faults` names each thing that is wrong."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = tuple(faults)


def read_json(raw: bytes) -> object:
    """What a request file holds, whatever somebody put in it. Raises BadNeed."""
    if len(raw) > LARGEST_FILE:
        raise BadNeed([f"the file is larger than {LARGEST_FILE // 1000} kB"])
    try:
        data: object = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadNeed(["the file is not text in UTF-8"]) from None
    except json.JSONDecodeError as fault:
        raise BadNeed([f"the file is not JSON: line {fault.lineno}, column {fault.colno}"]) from None
    except RecursionError:
        raise BadNeed(["the file has brackets within brackets without end"]) from None
    except ValueError:  # a number of thousands of digits
        raise BadNeed(["the file holds a number that is too long"]) from None
    return data


def read_need(data: object, topic_ids: Collection[str]) -> Need:
    """The need in a JSON object; every field may be missing or null. Raises BadNeed."""
    if not isinstance(data, dict):
        raise BadNeed(["the request must be one JSON object"])
    faults: list[str] = []
    known: dict[str, Collection[str] | None] = {
        "languages": trust.LANGUAGE_CODES,
        "ways": _ids(trust.WAYS),
        "areas": soothe.AREA_IDS,
        "topics": topic_ids,
        "hours": _ids(words.HOURS),
        "experiences": _ids(words.EXPERIENCES),
        "leave_out": None,
        "leave_out_teams": trust.team_ids(),
        "place": [*_ids(trust.PLACES), *_ids(trust.SITES)],
        "team": trust.team_ids(),
        "staff_group": _ids(trust.STAFF_GROUPS),
        "staff_group_wish": _ids(words.WISHES),
        "gender": _ids(words.GENDERS),
    }
    faults += [f"unknown field {name[:40]!r}" for name in data if name not in known]
    values: dict[str, Any] = {}
    for name, allowed in known.items():
        read = _many if name in _LISTS else _one
        if data.get(name) is not None:
            values[name] = read(name, data[name], allowed, faults)
    if faults:
        raise BadNeed(_few(faults))
    site = trust.find_site(values.get("place", ""))
    if site is not None:
        values["place"] = site.place
    return Need(**values)


def _few(faults: list[str]) -> list[str]:
    more = len(faults) - _MOST_FAULTS
    return [*faults[:_MOST_FAULTS], f"and {more} more"] if more > 0 else faults


def _ids(choices: Iterable[Any]) -> list[str]:
    return [choice.id for choice in choices]


def _many(name: str, value: object, allowed: Collection[str] | None, faults: list[str]) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > _LONGEST_LIST:
        faults.append(f"{name} must be a list of at most {_LONGEST_LIST} words")
        return ()
    return tuple(dict.fromkeys(_one(name, item, allowed, faults) for item in value))


def _one(name: str, value: object, allowed: Collection[str] | None, faults: list[str]) -> str:
    if not isinstance(value, str):
        faults.append(f"{name} takes words, not {type(value).__name__}")
    elif allowed is not None and value not in allowed:
        faults.append(f"{name}: {value[:40]!r} is not known")
    else:
        return value
    return ""


def report(matches: Matches, topic_names: Mapping[str, str]) -> dict[str, Any]:
    """What `flask buddies match --explain` prints: each buddy ranked with reasons, or left out by a rule."""
    return {
        "ranked": [
            {
                "buddy": one.buddy.id,
                "score": one.score,
                "reasons": [words.reason_text(reason, topic_names) for reason in one.reasons],
            }
            for one in matches.ranked
        ],
        "left_out": [{"buddy": one.buddy.id, "rule": str(one.rule)} for one in matches.left_out],
    }


def export_csv(buddies: Iterable[Buddy], today: date) -> str:
    """Every field that the rules read, one buddy a line; codes only, no names.

    The last column is the rule that leaves this buddy out whoever asks, or nothing.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(EXPORT_FIELDS)
    for buddy in buddies:
        values = [getattr(buddy, name) for name in EXPORT_FIELDS[:-1]]
        writer.writerow([_cell(value) for value in (*values, broken_rule(Need(), buddy, today))])
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return ";".join(value) if isinstance(value, tuple) else str(value)
