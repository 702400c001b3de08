"""The printed papers by name: what each is about, and its PDF."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from qianshou_desktop.actions import letters, references, reports
from qianshou_desktop.actions.papers import county, daily, plan, route, sheet, station
from qianshou_desktop.formats import files, report
from qianshou_desktop.formats.paper import monthly
from qianshou_desktop.formats.paper import route as round_list
from qianshou_desktop.formats.paper import sheet as one_page
from qianshou_desktop.formats.report import Report
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.station import Station
from qianshou_desktop.store.db import Session

Made = tuple[Iterable[str], Callable[[], bytes]]  # every string of it, and its PDF when wanted


@dataclass(frozen=True)
class Paper:
    """A paper: its name on the command line, its Chinese name, and the kind of the record that it
    is about ("" for the county's own). `dated` makes one of a day or a month."""

    name: str
    label: str
    about: str
    make: Callable[[Session, int | None], Made]
    dated: Callable[[Session, int | None, str], Made] | None = None


def _reported(made: Report) -> Made:
    return report.texts(made), lambda: monthly.pdf(made)


def _sheet(s: Session, key: int | None) -> Made:
    made = sheet.county_sheet(s)
    return one_page.texts(made), lambda: one_page.pdf(made)


def _route(s: Session, key: int | None) -> Made:
    made = route.route(s, s.get_one(Station, key))
    return round_list.texts(made), lambda: round_list.pdf(made)


def _log(kind: str) -> Callable[..., Made]:
    """The log of a worker or of a station; of today, where no day is said."""
    return lambda s, key, on=None: _reported(daily.log(s, kind, key, on))


PAPERS: dict[str, Paper] = {
    paper.name: paper
    for paper in (
        Paper("sheet", "一张图", "", _sheet),
        Paper("station", "站点档案", "station",
              lambda s, key: _reported(station.dossier(s, s.get_one(Station, key)))),
        Paper("county", "县域档案", "", lambda s, key: _reported(county.dossier(s))),
        Paper("plan", "牵手计划档案", "", lambda s, key: _reported(plan.dossier(s))),
        Paper("route", "走访路线单", "station", _route),
        Paper("daily_log", "工作日志", "worker", _log("worker"), _log("worker")),
        Paper("station_log", "全站工作日志", "station", _log("station"), _log("station")),
    )
}  # fmt: skip


def paper_of(name: str) -> Paper:
    """A paper by its name or its Chinese name. Raises Rejected."""
    found = PAPERS.get(name) or next((p for p in PAPERS.values() if p.label == name), None)
    if found is None:
        known = "、".join(f"{paper.name}（{paper.label}）" for paper in PAPERS.values())
        raise Rejected({"form": f"没有“{name[:40]}”这种表。可印的有：{known}"})
    return found


def pdf(
    s: Session, name: str, ref: int | str | None = None, *, on: str = "", anyway: bool = False
) -> bytes:
    """The PDF of a paper about a record (a key, or what people call it), or about the county; `on`
    says of which day or month, where it is of one. Raises Rejected: form, ref, on, or letters that
    no font has and that are not to be left out."""
    paper = paper_of(name)
    if on and paper.dated is None:
        raise Rejected({"on": f"{paper.label}不分日期"})
    key = _about(s, paper, ref)
    strings, draw = paper.dated(s, key, on) if on and paper.dated else paper.make(s, key)
    letters.refuse_missing(s, strings, anyway=anyway)
    return draw()


def _about(s: Session, paper: Paper, ref: int | str | None) -> int | None:
    if not paper.about:
        if ref:
            raise Rejected({"ref": f"{paper.label}是全县的，后面不写记录"})
        return None
    if ref is None:
        raise Rejected({"ref": f"{paper.label}要写是哪个{KINDS[paper.about].label}，如它的代码"})
    return references.key_of(s, paper.about, ref)


def write(
    s: Session,
    name: str,
    ref: int | str | None,
    out: Path,
    *,
    on: str = "",
    anyway: bool = False,
) -> None:
    """Write a paper as PDF, whole or not at all. Raises Rejected, and Trouble of the disk."""
    data = pdf(s, name, ref, on=on, anyway=anyway)
    reports.folder(out.parent)
    files.replace(out, data)
