"""The article's rules R1–R29 (domain.md §1.11): a registry in the order of their numbers, and the
findings on the county's data. Behind them stand the forms whose words or numbers a county may set (F9,
F17)."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from qianshou_desktop.actions import authority, standing
from qianshou_desktop.actions.references import resolve
from qianshou_desktop.actions.rules import (
    consenting,
    money,
    outreach,
    papers,
    places,
    plan,
    posts,
    structure,
    visiting,
)
from qianshou_desktop.actions.rules.parameters import STANDING, Default, Parameters
from qianshou_desktop.actions.rules.rule import Case, Found, Level, Rule, Standard
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.parameter import Parameter, Reason
from qianshou_desktop.store.db import Session

RULES: dict[str, Rule] = {
    rule.number: rule
    for rule in sorted(
        (r for m in (plan, structure, posts, places, papers, money, outreach) for r in m.RULES),
        key=lambda rule: int(rule.number[1:]),
    )
}
LISTED: tuple[Rule | Standard, ...] = (*RULES.values(), *consenting.STANDARDS, *visiting.STANDARDS)
DEFAULTS: dict[str, Default] = {
    f"{rule.number}.{name}": default for rule in LISTED for name, default in rule.parameters.items()
}


@dataclass(frozen=True)
class Finding:
    """A finding as it is shown; `kind` and `key` lead to the record, `reason` is what was written
    for it (原则上 only)."""

    rule: str
    level: Level
    kind: str
    key: int | None
    uid: str
    station: str
    text: str
    reason: str = ""
    said: str = ""  # the rule itself as it holds
    wants: str = ""  # the field to go to, or the kind of which a new record is wanted


def parameters(s: Session, day: date | None = None) -> Parameters:
    """The values that hold on a day, today where none is given."""
    return Parameters(s, day or s.today(), DEFAULTS)


def permille(s: Session, year: int) -> int:
    """The share of R24 by which a year's money goes: the one that holds on its last day."""
    return parameters(s, date(year, 12, 31)).number("R24.permille")


def findings(s: Session, station: str | None = None) -> list[Finding]:
    """What does not keep the rules, in their order; of one station, or of the whole county. On the
    laptop of a station, which knows nothing of the others, its own. A code of old answers for the
    station that has followed. Raises Rejected for a station that is not there."""
    here = standing.by_code(s, station) if station else standing.own(s)
    case = Case(s, s.today(), parameters(s))
    reasons = {(row.rule, row.about): row.text for row in s.scalars(select(Reason))}
    found = [
        _finding(rule, each, reasons, rule.told(case.parameters))
        for rule in RULES.values()
        for each in rule.find(case)
    ]
    return [each for each in found if here is None or each.station == here.code]


def _finding(rule: Rule, found: Found, reasons: dict[tuple[str, str], str], said: str) -> Finding:
    record, level = found.record, found.level or rule.level
    uid = record.uid.hex() if record else ""
    return Finding(
        rule.number,
        level,
        record.__tablename__ if record else "county",
        record.id if record else None,
        uid,
        found.station.code if found.station else "",
        found.text,
        reasons.get((rule.number, uid), "") if level == "principle" else "",
        said,
        found.wants,
    )


def explain(s: Session, rule: str, about: str, text: str, user: str) -> None:
    """Write down why a principle (原则上) is not kept for one record, named by its uid, number, code
    or name; the finding says it from now on. Raises Rejected by field: rule, about, text."""
    if rule not in RULES:
        raise Rejected({"rule": f"没有规则“{rule[:10]}”"})
    if not text.strip():
        raise Rejected({"text": "请写明理由"})
    mine = [each for each in findings(s) if each.rule == rule and each.uid and about]
    now = [each for each in mine if each.uid == about] or _named(s, mine, about.strip())
    if not now:
        raise Rejected({"about": f"{rule} 现在没有关于这条记录的发现"})
    uid = now[0].uid
    if all(each.level != "principle" for each in now):
        raise Rejected({"rule": f"{rule} 不是“原则上”的要求，不能用理由代替，请按提示改正"})
    authority.refuse(s, s.get_one(KINDS[now[0].kind], now[0].key))
    written = (Reason.rule == rule, Reason.about == uid)
    row = s.scalars(select(Reason).where(*written)).first() or Reason(rule=rule, about=uid)
    row.text, row.given_on, row.given_by = text.strip(), s.today(), user
    s.add(row)
    s.flush()


def _named(s: Session, mine: list[Finding], about: str) -> list[Finding]:
    """Those on the record that people mean by a text. Raises Rejected where they are several."""
    keys = set()
    for kind in dict.fromkeys(each.kind for each in mine):
        with suppress(Rejected):
            keys.add((kind, resolve(s, kind, about)))
    found = [each for each in mine if (each.kind, each.key) in keys]
    if len({each.uid for each in found}) > 1:
        raise Rejected({"about": f"“{about[:40]}”对应不止一条记录，请改用编号或 uid"})
    return found


@dataclass(frozen=True)
class Held:
    """A value that holds from a day on, until the next one's."""

    value: str
    source: str
    from_on: str


@dataclass(frozen=True)
class Setting:
    """A parameter as it holds today; since "" it has held from the beginning. `history`: every
    value that was set, day by day, those of the days to come (`coming`) last."""

    name: str
    label: str
    value: str
    source: str
    since: str
    history: tuple[Held, ...] = ()
    coming: tuple[Held, ...] = ()


@dataclass(frozen=True)
class Listed:
    """A rule of the registry with its parameters."""

    rule: str
    level: Level
    text: str
    source: str
    parameters: tuple[Setting, ...]


def registry(s: Session) -> list[Listed]:
    """Every rule, then what the forms ask for, with the parameters as they hold today, as they held
    and will hold, and their sources."""
    now, held = parameters(s), _held(s)
    return [
        Listed(rule.number, rule.level, rule.told(now), rule.source,
               tuple(_settings(rule, now, held, str(s.today()))))
        for rule in LISTED
    ]  # fmt: skip


def _settings(
    rule: Rule | Standard, now: Parameters, held: dict[str, list[Held]], today: str
) -> Iterator[Setting]:
    for name, default in rule.parameters.items():
        full = f"{rule.number}.{name}"
        source, since = now.source(full)
        value = default.write(now.value(full))
        history = tuple(held.get(full, ()))
        coming = tuple(each for each in history if each.from_on > today)
        yield Setting(full, default.label, value, source, str(since or ""), history, coming)


def _held(s: Session) -> dict[str, list[Held]]:
    """What was set, by the parameter's name."""
    found: dict[str, list[Held]] = {}
    for row in s.scalars(select(Parameter).order_by(Parameter.from_on, Parameter.id)):
        default = DEFAULTS.get(row.name)
        back = row.source == STANDING and default is not None
        value = default.write(default.value) if default and back else row.value
        found.setdefault(row.name, []).append(Held(value, row.source, str(row.from_on)))
    return found
