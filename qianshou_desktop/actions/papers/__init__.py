"""The printed papers by name: what each is about, and its PDF."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from qianshou_desktop.actions import discretion, documents, letters, references, reports
from qianshou_desktop.actions.papers import (
    certificate,
    county,
    daily,
    document,
    forms,
    plan,
    route,
    sheet,
    station,
    volume,
)
from qianshou_desktop.actions.papers import layouts_case as case_forms
from qianshou_desktop.actions.papers import layouts_work as work_forms
from qianshou_desktop.actions.papers.layout import Layout
from qianshou_desktop.formats import files, report
from qianshou_desktop.formats import form as neutral
from qianshou_desktop.formats import official as parts
from qianshou_desktop.formats.paper import certificate as drawn_certificate
from qianshou_desktop.formats.paper import form as drawn
from qianshou_desktop.formats.paper import monthly
from qianshou_desktop.formats.paper import official as drawn_official
from qianshou_desktop.formats.paper import route as round_list
from qianshou_desktop.formats.paper import sheet as one_page
from qianshou_desktop.formats.paper import volume as drawn_volume
from qianshou_desktop.formats.report import Report
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.document import Document
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.volunteer import VolunteerCertificate
from qianshou_desktop.store.db import Session

Made = tuple[Iterable[str], Callable[[], bytes]]  # every string of it, and its PDF when wanted


@dataclass(frozen=True)
class Paper:
    """A paper: its name on the command line, its Chinese name, and the kind of the record that it
    is about ("" for the county's own). A form has a blank, to be filled in by hand; `dated` makes
    one of a day or a month."""

    name: str
    label: str
    about: str
    make: Callable[[Session, int | None], Made]
    form: bool = False
    dated: Callable[[Session, int | None, str], Made] | None = None


def _reported(made: Report) -> Made:
    return report.texts(made), lambda: monthly.pdf(made)


def _sheet(s: Session, key: int | None) -> Made:
    made = sheet.one_sheet(s)
    return one_page.texts(made), lambda: one_page.pdf(made)


def _form(layout: Layout, s: Session, key: int | None) -> Made:
    record = s.get_one(KINDS[layout.kind], key) if key is not None else None
    made = forms.paper(s, layout, record)
    return neutral.texts(made), lambda: drawn.pdf(made)


def _certificate(s: Session, key: int | None) -> Made:
    record = s.get_one(VolunteerCertificate, key) if key is not None else None
    made = certificate.certificate(s, record)
    return neutral.certificate_texts(made), lambda: drawn_certificate.pdf(made)


def _document(s: Session, key: int | None) -> Made:
    made = document.official(s, s.get_one(Document, key))
    return parts.texts(made), lambda: drawn_official.pdf(made)


def _volume(s: Session, key: int | None) -> Made:
    made = volume.volume(s, s.get_one(Case, key))
    return neutral.volume_texts(made), lambda: drawn_volume.pdf(made)


# Forms are called by the kind that they are about, where it has but one.
NAMED = {
    "活动签到表": "signin", "社区活动计划书": "event_plan", "小组组员登记表": "roster",
    "案卷目录与借阅登记": "volume_index",
}  # fmt: skip


def _forms() -> Iterable[Paper]:
    for layout in (*case_forms.LAYOUTS, *work_forms.LAYOUTS):
        name = NAMED.get(layout.title, layout.kind)
        yield Paper(name, layout.title, layout.kind, partial(_form, layout), form=True)


def _route(s: Session, key: int | None, on: str = "") -> Made:
    """Until the end of the month, or another day."""
    until = route.days_until(s, on) if on else None
    made = route.route(s, s.get_one(Station, key), until=until) if key else route.blank(s)
    return round_list.texts(made), lambda: round_list.pdf(made)


def _log(kind: str) -> Callable[..., Made]:
    """The log of a worker or of a station; of today, where no day is said."""
    return lambda s, key, on=None: _reported(
        daily.log(s, kind, key, on) if key else daily.blank(s, kind)
    )


PAPERS: dict[str, Paper] = {
    paper.name: paper
    for paper in (
        Paper("sheet", "一张图", "", _sheet),
        Paper("station", "站点档案", "station",
              lambda s, key: _reported(station.dossier(s, s.get_one(Station, key)))),
        Paper("county", "县域档案", "", lambda s, key: _reported(county.dossier(s))),
        Paper("plan", "牵手计划档案", "", lambda s, key: _reported(plan.dossier(s))),
        *_forms(),
        Paper("volunteer_certificate", certificate.TITLE, "volunteer_certificate", _certificate,
              form=True),
        Paper("document", "公文", "document", _document),
        Paper("volume", "个案整卷", "case", _volume),
        Paper("route", "走访路线单", "station", _route, form=True, dated=_route),
        Paper("daily_log", "工作日志", "worker", _log("worker"), form=True,
              dated=_log("worker")),
        Paper("station_log", "全站工作日志", "station", _log("station"), form=True,
              dated=_log("station")),
    )
}  # fmt: skip


def for_kind(kind: str) -> list[Paper]:
    """The papers that a record of a kind has."""
    return [paper for paper in PAPERS.values() if paper.about == kind]


def paper_of(name: str) -> Paper:
    """A paper by its name or its Chinese name. Raises Rejected."""
    found = PAPERS.get(name) or next((p for p in PAPERS.values() if p.label == name), None)
    if found is None:
        known = "、".join(f"{paper.name}（{paper.label}）" for paper in PAPERS.values())
        raise Rejected({"form": f"没有“{name[:40]}”这种表。可印的有：{known}"})
    return found


def pdf(
    s: Session,
    name: str,
    ref: int | str | None = None,
    *,
    on: str = "",
    anyway: bool = False,
    blank: bool = False,
) -> bytes:
    """The PDF of a paper about a record (a key, or what people call it), or about the county; or a
    blank one to be filled in by hand; `on` says of which day or month, where it is of one. Raises
    Rejected: form, ref, on, blank, or letters that no font has and that are not to be left out."""
    paper = paper_of(name)
    if on and paper.dated is None:
        raise Rejected({"on": f"{paper.label}不分日期"})
    if blank:
        _refuse_blank(paper, ref)
    key = None if blank else _about(s, paper, ref)
    with letters.chosen(s):
        strings, draw = paper.dated(s, key, on) if on and paper.dated else paper.make(s, key)
        of = s.get(KINDS[paper.about], key) if key is not None else None
        letters.refuse_missing(s, strings, anyway=anyway, of=of)
        return draw()


def _refuse_blank(paper: Paper, ref: int | str | None) -> None:
    if not paper.form:
        raise Rejected({"blank": f"{paper.label}由已有的记录汇成，没有空白的可印"})
    if ref is not None:
        raise Rejected({"ref": "空白表不写记录，请去掉后面的编号"})


def _about(s: Session, paper: Paper, ref: int | str | None) -> int | None:
    if not paper.about:
        if ref:
            raise Rejected({"ref": f"{paper.label}是全县的，后面不写记录"})
        return None
    if ref is None:
        raise Rejected({"ref": f"{paper.label}要写是哪个{KINDS[paper.about].label}，如它的代码"})
    discretion.refuse(s, paper.about)
    key = references.key_of(s, paper.about, ref)
    discretion.refuse_record(s, s.get_one(KINDS[paper.about], key))
    return key


def unfinished(s: Session, name: str, ref: int | str | None) -> list[str]:
    """What is still to be filled in before a paper is issued; of most nothing is asked."""
    paper = paper_of(name)
    if paper.about != "document" or ref is None:
        return []
    return documents.unfinished(s, references.key_of(s, "document", ref))


def write(
    s: Session,
    name: str,
    ref: int | str | None,
    out: Path,
    *,
    on: str = "",
    anyway: bool = False,
    blank: bool = False,
) -> None:
    """Write a paper as PDF, whole or not at all. Raises Rejected, and Trouble of the disk."""
    data = pdf(s, name, ref, on=on, anyway=anyway, blank=blank)
    reports.folder(out.parent)
    files.replace(out, data)
