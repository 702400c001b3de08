"""The printed papers by name: what each is about, and its PDF."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from qianshou_desktop.actions import letters, references, reports
from qianshou_desktop.actions.papers import county, plan, sheet, station
from qianshou_desktop.formats import files, report
from qianshou_desktop.formats.paper import monthly
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
    is about ("" for the county's own)."""

    name: str
    label: str
    about: str
    make: Callable[[Session, int | None], Made]


def _reported(made: Report) -> Made:
    return report.texts(made), lambda: monthly.pdf(made)


def _sheet(s: Session, key: int | None) -> Made:
    made = sheet.county_sheet(s)
    return one_page.texts(made), lambda: one_page.pdf(made)


PAPERS: dict[str, Paper] = {
    paper.name: paper
    for paper in (
        Paper("sheet", "一张图", "", _sheet),
        Paper("station", "站点档案", "station",
              lambda s, key: _reported(station.dossier(s, s.get_one(Station, key)))),
        Paper("county", "县域档案", "", lambda s, key: _reported(county.dossier(s))),
        Paper("plan", "牵手计划档案", "", lambda s, key: _reported(plan.dossier(s))),
    )
}  # fmt: skip


def paper_of(name: str) -> Paper:
    """A paper by its name or its Chinese name. Raises Rejected."""
    found = PAPERS.get(name) or next((p for p in PAPERS.values() if p.label == name), None)
    if found is None:
        known = "、".join(f"{paper.name}（{paper.label}）" for paper in PAPERS.values())
        raise Rejected({"form": f"没有“{name[:40]}”这种表。可印的有：{known}"})
    return found


def pdf(s: Session, name: str, ref: int | str | None = None, *, anyway: bool = False) -> bytes:
    """The PDF of a paper about a record (a key, or what people call it), or about the county.
    Raises Rejected: form, ref, or letters that no font has and that are not to be left out."""
    paper = paper_of(name)
    strings, draw = paper.make(s, _about(s, paper, ref))
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


def write(s: Session, name: str, ref: int | str | None, out: Path, *, anyway: bool = False) -> None:
    """Write a paper as PDF, whole or not at all. Raises Rejected, and Trouble of the disk."""
    data = pdf(s, name, ref, anyway=anyway)
    reports.folder(out.parent)
    files.replace(out, data)
