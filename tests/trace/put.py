"""What a line of the trace table is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qianshou_desktop.actions.papers.printing import printed
from qianshou_desktop.actions.rules import DEFAULTS, RULES
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Codes, Day, Flag, Ref, Rows, Whole

TOWN, STATION = "420581104", "宜都市枝城镇社会工作服务站"


@dataclass(frozen=True)
class Put:
    """A record saved through the form of its page (`ref` names one that is there already), the
    paper on which it stands, and what stands there beside its values. On the paper `counts`, the
    dossier of the station, nothing of the record itself stands but that it was counted."""

    kind: str
    paper: str
    values: Mapping[str, Any]
    ref: str = ""
    beside: tuple[str, ...] = ()

    def shown(self) -> list[str]:
        """The texts that the paper must show: every value as the field's own kind shows it."""
        if self.paper == "counts":
            return list(self.beside)
        return [*shown(self.kind, self.values, self.paper), *self.beside]

    def words(self) -> list[str]:
        """What the record says, and how its fields are called."""
        found = [KINDS[self.kind].label, *labels(self.kind, self.values), *self.shown()]
        if self.kind == "parameter":
            name = str(self.values["name"])
            found += [DEFAULTS[name].label, RULES[name.partition(".")[0]].text]
        return found


@dataclass(frozen=True)
class Line:
    """A line of the domain by its section and first words."""

    section: str
    head: str
    puts: tuple[Put, ...]

    def words(self) -> str:
        return "\n".join(word for put in self.puts for word in put.words())


def line(section: str, head: str, *puts: Put) -> Line:
    return Line(section, head, puts)


def put(kind: str, paper: str, /, *beside: str, ref: str = "", **values: Any) -> Put:
    return Put(kind, paper, values, ref, beside)


def shown(kind: str, values: Mapping[str, Any], paper: str) -> list[str]:
    found: list[str] = []
    open_ones = {placed.name for placed in printed(KINDS[kind])}
    for name, value in values.items():
        placed = KINDS[kind].fields[name]
        if name not in open_ones:  # test_papers says that these are not printed
            continue
        if (name == "station" and paper == "station") or (kind == "parameter" and name == "name"):
            continue  # the paper is about the station; a parameter is printed by its Chinese name
        found += _shown(placed, value, paper)
    return found


def _shown(placed: Placed, value: Any, paper: str) -> list[str]:
    kind = placed.kind
    if isinstance(kind, Rows):
        return [word for row in value for word in shown(kind.target, row, paper)]
    if isinstance(kind, Codes):
        return [kind.terms[code] for code in value]
    if isinstance(kind, Flag):
        return [placed.label]
    if isinstance(kind, Ref):
        return [value]
    if isinstance(kind, (Whole, Day)):
        return [kind.told(kind.read(value))]
    return [part for part in kind.told(value).split("\n") if part]


def labels(kind: str, values: Mapping[str, Any]) -> list[str]:
    found: list[str] = []
    for name, value in values.items():
        placed = KINDS[kind].fields[name]
        found.append(placed.label)
        if isinstance(placed.kind, Rows):
            found += [word for row in value for word in labels(placed.kind.target, row)]
    return found
