"""A case as a volume: the forms in the order in which they are bound (F9, F1 to F8, F10), and at the
end the photos and papers of all of them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import and_, or_, select

from qianshou_desktop.actions import archive, discretion, places
from qianshou_desktop.actions.belonging import children
from qianshou_desktop.actions.enclosures import enclosed
from qianshou_desktop.actions.papers import layouts_case as layouts
from qianshou_desktop.actions.papers.forms import enclosures, paper, ruled, table
from qianshou_desktop.actions.papers.layout import Layout
from qianshou_desktop.formats import form
from qianshou_desktop.formats.form import Box, Filed, FormPaper, Part
from qianshou_desktop.formats.paper import volume as drawn
from qianshou_desktop.formats.report import Column
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.archive import Volume, VolumePaper
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.consent import Consent
from qianshou_desktop.records.kinds import Rows
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms_work import KEPT_FOR
from qianshou_desktop.store import clock
from qianshou_desktop.store.db import Session

# After the consents and the intake; a crisis is put behind the work that it broke into.
ORDER = (
    layouts.ASSESSMENT, layouts.PLAN, layouts.SESSION, layouts.EVALUATION, layouts.CLOSING,
    layouts.REFERRAL, layouts.FOLLOW_UP, layouts.TRANSFER, layouts.CRISIS,
)  # fmt: skip
PHOTOS = "照片与附件"
CONTENTS, EMPTY_ROWS = "卷内目录", 12


def volume(s: Session, case: Case) -> form.Volume:
    """The whole volume of a case."""
    filed = _filed(s, case)
    forms = [*(_form(s, layout, record) for layout, record in filed), *_photos(s, filed)]
    shelved = s.scalars(select(Volume).where(Volume.case_id == case.id)).first()
    county = places.own(s).county_name
    number = (shelved.number if shelved else None) or case.number or ""
    return form.Volume(
        title="个案服务档案",
        subtitle=county,
        cover=tuple(_cover(s, case, shelved, [record for _, record in filed])),
        forms=tuple(forms),
        made_at=s.now().astimezone(clock.BEIJING),
        header=f"个案服务档案　{case.number or ''}",
        footer=f"{county}　个案服务档案　{number}",
        author=county,
    )


def begun(s: Session, case: int) -> dict[str, Any]:
    """What the record of a closed case's volume begins with, the pages that it fills today among it."""
    given = archive.begun(s, case)
    return given and {**given, "pages": drawn.length(volume(s, s.get_one(Case, case)))}


def bound(s: Session, case: int) -> list[str]:
    """The titles of what a case's volume holds today, in its order."""
    filed = _filed(s, s.get_one(Case, case))
    photos = [PHOTOS] if enclosed(s, [record for _, record in filed], whole=True) else []
    return [_titled(layout, record) for layout, record in filed] + photos


def index(s: Session, record: Any) -> Iterator[Part]:
    """The contents of a volume as they were written down; of a case's volume, where nobody wrote
    any, as its forms lie in it today, each with its page."""
    typed = children(s, record, Rows("volume_paper")) if record is not None else []
    if typed or record is None or record.case_id is None:
        empty = EMPTY_ROWS if record is None else int(not typed)
        yield table(s, VolumePaper, typed, CONTENTS, empty)
        return
    made = volume(s, s.get_one(Case, record.case_id))
    pages = drawn.contents(made)
    rows = [(filed.name, filed.number, filed.day, page)
            for filed, page in zip(made.forms, pages, strict=True)]  # fmt: skip
    columns = (Column("题名", 3), Column("编号", 2.6), Column("日期", 1.4, "center"),
               Column("页码", 0.8, "center"))  # fmt: skip
    yield ruled(CONTENTS, columns, rows)


def _filed(s: Session, case: Case) -> list[tuple[Layout, Record]]:
    """Every form of the case in the order of the volume."""
    made = [(layouts.CONSENT, each) for each in _of(s, layouts.CONSENT, case)]
    made.append((layouts.CASE, case))
    return made + [(layout, each) for layout in ORDER for each in _of(s, layout, case)]


def _of(s: Session, layout: Layout, case: Case) -> list[Record]:
    if discretion.locked(s, layout.kind):
        return []
    kind: Any = KINDS[layout.kind]
    day = getattr(kind, kind.day_field or "found_at")
    mine = kind.case_id == case.id
    if kind is Consent:  # what the person agreed to until its end holds for it too
        until = case.closed_on or s.today()
        general = and_(kind.case_id.is_(None), kind.person_id == case.person_id, day <= until)
        mine = or_(mine, general)
    return list(
        s.scalars(select(kind).where(mine, discretion.shown(s, kind)).order_by(day, kind.id))
    )


def _form(s: Session, layout: Layout, record: Record) -> Filed:
    made = paper(s, layout, record, photos=False)
    return Filed(_titled(layout, record), getattr(record, "number", None) or "", _day(record), made)


def _titled(layout: Layout, record: Record) -> str:
    nth = getattr(record, "nth", None)
    return f"{layout.title}（第 {nth} 次）" if nth else layout.title


def _day(record: Record) -> str:
    name = record.day_field or "found_at"
    day = record.fields[name].kind.show(getattr(record, name))
    return day[:10]


def _photos(s: Session, filed: list[tuple[Layout, Record]]) -> Iterator[Filed]:
    """What is attached to any of the forms, together at the end."""
    records = [record for _, record in filed]
    parts = tuple(enclosures(enclosed(s, records, whole=True)))
    if parts:
        made = s.now().astimezone(clock.BEIJING)
        yield Filed(PHOTOS, "", "", FormPaper(PHOTOS, (), parts, (), made))


def _cover(s: Session, case: Case, shelved: Volume | None, records: list[Record]) -> Iterator[Box]:
    person, station = s.get_one(Person, case.person_id), s.get_one(Station, case.station_id)
    yield Box("县（市）", places.own(s).county_name)
    yield Box("社工站", station.name)
    yield Box("卷号", (shelved.number if shelved else None) or "")
    yield Box("案号", case.number or "")
    yield Box("姓名", archive.named(person.name, case.secrecy))
    yield Box("题名", shelved.title_text if shelved else "")
    yield Box("起止日期", f"{case.opened_on} 至 {_last(case, records)}")
    kept = (KEPT_FOR.label(shelved.kept_for),) if shelved else ()
    yield Box("保管期限", "", tuple(KEPT_FOR.values()), kept)
    yield Box("存放位置", (shelved.place if shelved else None) or "")


def _last(case: Case, records: list[Record]) -> str:
    """The day of the closing, and of what was done after it; open cases have none."""
    if case.closed_on is None:
        return ""
    told = (getattr(each, each.day_field) for each in records if each.day_field)
    days = [day for day in told if isinstance(day, date)]
    return max([case.closed_on, *days]).isoformat()
