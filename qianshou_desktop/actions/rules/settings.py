"""A county sets the rules' numbers and lists for itself, each with its source and its first day;
or takes a preset of domain.md §1.12 and changes what it will."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from qianshou_desktop.actions import authority, targets
from qianshou_desktop.actions.rules import DEFAULTS, parameters
from qianshou_desktop.actions.rules.parameters import STANDING, Parameters
from qianshou_desktop.actions.rules.presets import PRESETS, Preset
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.parameter import Parameter
from qianshou_desktop.store.db import Session


def set_parameter(s: Session, name: str, value: str, source: str, from_on: date | None) -> str:
    """Let a parameter hold a value from a day on; what held before stays for the days before.
    Returns words about a later value that follows it, "" for none. Raises Rejected by field: name,
    value, source, from_on; or where the county's parameters are not for the user to change."""
    authority.refuse(s, Parameter())
    words = _set(s, name, value, source, from_on)
    if from_on is not None:
        _refuse_contradictions(s, [name], from_on)
    return words


def _set(s: Session, name: str, value: str, source: str, from_on: date | None) -> str:
    default = DEFAULTS.get(name)
    if default is None:
        raise Rejected({"name": f"没有参数“{name[:30]}”，请用 rules --list 看有哪些"})
    problems = {}
    if source.strip() in ("", STANDING):
        problems["source"] = "请写明依据（文件名或通知）"
    if from_on is None:
        problems["from_on"] = "请写起用日期，例如 2022-08-05"
    try:
        written = default.write(default.accept(value))
    except Rejected as refused:
        problems |= refused.problems
    if problems:
        raise Rejected(problems)
    assert from_on is not None
    return _write(s, name, written, source.strip(), from_on)


def _write(s: Session, name: str, written: str, source: str, from_on: date) -> str:
    same = (Parameter.name == name, Parameter.from_on == from_on)
    row = s.scalars(select(Parameter).where(*same)).first() or Parameter(name=name, from_on=from_on)
    row.value, row.source = written, source
    s.add(row)
    s.flush()
    after = select(Parameter).where(Parameter.name == name, Parameter.from_on > from_on)
    next_one = s.scalars(after.order_by(Parameter.from_on).limit(1)).first()
    return f"，到 {next_one.from_on} 为止（那天起为 {next_one.value}）" if next_one else ""


def _refuse_contradictions(s: Session, names: Collection[str], first: date) -> None:
    """Numbers that contradict one another, as they stand on a day or on any day to come on which one
    of them changes. Raises Rejected: value."""
    for span in SPANS:
        if not set(names) & set(span.names):
            continue
        mine = Parameter.name.in_(span.names)
        later = s.scalars(select(Parameter.from_on).where(mine, Parameter.from_on > first))
        for day in sorted({first, *later}):
            said = span.fault(parameters(s, day))
            if said:
                when = f"{day} 起“{DEFAULTS[span.names[0]].label}”：" if day > first else ""
                raise Rejected({"value": f"{when}{said}，请先改另一个"})


@dataclass(frozen=True)
class Span:
    """Numbers of which one may not be above another: those that the two sides are read off."""

    names: tuple[str, ...]
    sides: Callable[[Parameters], tuple[int, int]]
    words: str = "至少 {} 多于至多 {}"
    open_end: bool = False  # 0 on the upper side: no bound

    def fault(self, now: Parameters) -> str:
        """What does not fit, "" where all does."""
        low, high = self.sides(now)
        fits = low <= high or (self.open_end and high == 0)
        return "" if fits else self.words.format(low, high)


def _ordinary_stations(now: Parameters) -> tuple[int, int]:
    return now.number("R7.ordinary_least"), now.number("R7.ordinary_most")


def _leasts(now: Parameters) -> tuple[int, int]:
    """Of other townships and of large ones, which have no fewer."""
    return targets.ordinary_residents(now)[0], targets.large_residents(now)[0]


ORDINARY = ("R11.residents_least", "R11.residents_most")
LARGE = ("R11.large_least", "R11.large_most")
SPANS = (
    Span(("R7.ordinary_least", "R7.ordinary_most"), _ordinary_stations),
    Span(ORDINARY, targets.ordinary_residents, open_end=True),
    Span((*LARGE, *ORDINARY), targets.large_residents, "大乡镇至少 {} 多于至多 {}", open_end=True),
    Span(("R11.large_least", "R11.residents_least"), _leasts, "其他站至少 {} 多于大乡镇至少 {}"),
)


def stand(s: Session, names: Sequence[str], from_on: date | None = None) -> list[str]:
    """Let parameters hold the program's own values again from a day on (today where none is given),
    and follow them; what held before stays for the days before. Returns the names of those that
    the county had set. Raises Rejected for a name that there is not."""
    authority.refuse(s, Parameter())
    unknown = [name for name in names if name not in DEFAULTS]
    if unknown:
        raise Rejected({"name": f"没有参数“{unknown[0][:30]}”，请用 rules --list 看有哪些"})
    day = from_on or s.today()
    set_apart = parameters(s, day).rows
    gone = [name for name in dict.fromkeys(names) if name in set_apart]
    for name in gone:
        default = DEFAULTS[name]
        _write(s, name, default.write(default.value), STANDING, day)
    _refuse_contradictions(s, gone, day)
    return gone


@dataclass(frozen=True)
class Change:
    """What a preset changes of one parameter; `coming`: it takes away a value that would have held
    from that day on."""

    name: str
    label: str
    old: str
    new: str
    coming: str = ""

    def words(self) -> str:
        if self.coming:
            return f"{self.label}：{self.coming} 起的 {self.old or '不限'} → 撤去"
        return f"{self.label}：{self.old or '不限'} → {self.new or '不限'}"


def changes(s: Session, preset: str, from_on: date | None = None) -> list[Change]:
    """What a preset would change on a day. Raises Rejected for an unknown name."""
    now = parameters(s, from_on)
    found = []
    for name, value in preset_of(preset).values.items():
        default = DEFAULTS[name]
        old = default.write(now.value(name))
        if old != value:
            found.append(Change(name, default.label, old, value))
    return found + [
        Change(row.name, DEFAULTS[row.name].label, row.value, "", str(row.from_on))
        for row in _coming(s, preset, from_on or s.today())
        if row.source in SOURCES
    ]


def remaining(s: Session, preset: str, from_on: date | None = None) -> list[str]:
    """The values of later days that the county itself has set, and that a preset leaves alone."""
    return [
        f"{row.name} 自 {row.from_on} 起 {row.value or '不限'}（{row.source}）"
        for row in _coming(s, preset, from_on or s.today())
        if row.source not in SOURCES
    ]


def _coming(s: Session, preset: str, day: date) -> list[Parameter]:
    """What the parameters of a preset will hold later than on a day."""
    mine = Parameter.name.in_(preset_of(preset).values)
    later = select(Parameter).where(mine, Parameter.from_on > day)
    return list(s.scalars(later.order_by(Parameter.from_on, Parameter.id)))


SOURCES = {source for each in PRESETS.values() for source in (each.source, each.rest_source)}
USUAL = "宜都"  # the article's own numbers, which hold where nothing else is chosen


def starts() -> dict[str, str]:
    """The presets that a county may start from, with words about each."""
    found = {n: p.source for n, p in PRESETS.items() if "R11.residents_least" in p.values}
    return {name: f"{name}（{source}）" for name, source in found.items()}


def preset_of(name: str) -> Preset:
    """A preset by its name. Raises Rejected."""
    chosen = PRESETS.get(name)
    if chosen is None:
        raise Rejected({"preset": f"没有预设“{name[:20]}”，可选：{'、'.join(PRESETS)}"})
    return chosen


def use_preset(s: Session, preset: str, from_on: date | None = None) -> int:
    """Set every parameter of a preset from a day on (today where none is given), and take away what
    another preset would have set later; returns how many. Raises Rejected for an unknown name, or for a user who may not."""
    authority.refuse(s, Parameter())
    return _use(s, preset, from_on or s.today())


def start_from(s: Session, preset: str) -> int:
    """The preset that a county starts from, at its setup and whoever sets it up. Raises Rejected
    where parameters were set already."""
    if s.scalars(select(Parameter).limit(1)).first() is not None:
        raise Rejected({"preset": "本县已经改过参数，请用 rules --preset 换一套"})
    return _use(s, preset, s.today())


def _use(s: Session, preset: str, from_on: date) -> int:
    chosen = preset_of(preset)
    for row in _coming(s, preset, from_on):
        if row.source in SOURCES:
            s.delete(row)
    for name, value in chosen.values.items():
        _set(s, name, value, chosen.source_of(name), from_on)
    _refuse_contradictions(s, chosen.values.keys(), from_on)
    return len(chosen.values)
