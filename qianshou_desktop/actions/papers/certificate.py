"""志愿服务证明: whom, when, how long, by whom (志愿服务记录与证明出具办法（试行）)."""

from datetime import date

from sqlalchemy import select

from qianshou_desktop.actions import discretion, places, volunteers
from qianshou_desktop.formats.cells import Column
from qianshou_desktop.formats.form import Certificate
from qianshou_desktop.formats.report import Table
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms import SEX
from qianshou_desktop.records.volunteer import (
    Volunteer,
    VolunteerCertificate,
    VolunteerService,
)
from qianshou_desktop.store import clock
from qianshou_desktop.store.db import Session

TITLE = "志愿服务证明"
GAP = "＿＿＿＿"  # room for a hand


def certificate(s: Session, record: VolunteerCertificate | None) -> Certificate:
    """The certificate that was issued, with what the hours rest on; of none, a blank one."""
    made, county = s.now().astimezone(clock.BEIJING), places.own(s).county_name
    station = s.get(Station, record.station_id) if record and record.station_id else None
    issuer = (record.issuer if record else None) or (station.name if station else "")
    return Certificate(
        title=TITLE,
        number=(record.number if record else None) or "　" * 8,
        paragraphs=(_sentence(s, record), "特此证明。"),
        table=_services(s, record) if record else None,
        issuer=(
            ("出具单位", issuer),
            ("出具人", (record.issued_by if record else None) or ""),
            ("出具日期", _day(record.issued_on) if record else ""),
        ),
        made_at=made,
        footer=f"{county}　{TITLE}　{record.number if record else '空白'}",
        author=issuer or county,
    )


def _sentence(s: Session, record: VolunteerCertificate | None) -> str:
    if record is None:
        return (
            f"兹证明{GAP}（性别：{GAP}，身份证号：{GAP * 3}）自{GAP}年＿＿月＿＿日至{GAP}年＿＿月"
            f"＿＿日参加志愿服务{GAP}次，服务时长累计{GAP}小时。"
        )
    who = s.get_one(Volunteer, record.volunteer_id)
    number = discretion.known(s, who, "id_number")
    known = ("性别：" + SEX.label(who.sex) if who.sex else "",
             f"身份证号：{number}" if number else "")  # fmt: skip
    about = "，".join(filter(None, known))
    given, times = _counted(s, record)
    return (
        f"兹证明{who.name}{f'（{about}）' if about else ''}{_span(record)}参加志愿服务 {times} 次，"
        f"服务时长累计 {given:g} 小时。"
    )


def _counted(s: Session, record: VolunteerCertificate) -> tuple[float, int]:
    """As they were when it was issued, else as the records of the span say."""
    hours, times = volunteers.hours(s, record.volunteer_id, record.from_on, record.to_on)
    return (
        hours if record.hours is None else record.hours,
        times if record.times is None else record.times,
    )


def _span(record: VolunteerCertificate) -> str:
    begun = f"自 {_day(record.from_on)}" if record.from_on else ""
    ended = f"至 {_day(record.to_on)}" if record.to_on else ""
    return begun + ended


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _services(s: Session, record: VolunteerCertificate) -> Table | None:
    """The services of the span."""
    query = select(VolunteerService).where(VolunteerService.volunteer_id == record.volunteer_id)
    if record.from_on:
        query = query.where(VolunteerService.served_on >= record.from_on)
    if record.to_on:
        query = query.where(VolunteerService.served_on <= record.to_on)
    rows = tuple(
        (each.served_on, each.content or "", f"{each.hours:g}")
        for each in s.scalars(query.order_by(VolunteerService.served_on, VolunteerService.id))
    )
    columns = (Column("日期", 1.2, "center"), Column("服务内容", 4), Column("小时", 0.8, "right"))
    return Table("志愿服务记录", columns, rows) if rows else None
