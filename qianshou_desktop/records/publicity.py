"""Publicity with its source, the credit of its photo, and the consent of those shown (F28)."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import field
from qianshou_desktop.records.kinds import Choice, Day, Flag, Ref, Text
from qianshou_desktop.records.terms import CHANNEL


class Publicity(Form, Record):
    """A piece in a paper, on television, on a site."""

    __tablename__ = "publicity"
    label = "宣传"
    keys = ("number",)
    letters = "XC"
    title_field = "name"
    day_field = "published_on"

    name: Mapped[str] = field(Text(120), "标题")
    station_id: Mapped[int | None] = field(Ref("station"), "社工站")
    pairing_id: Mapped[int | None] = field(Ref("pairing"), "所属结对")
    channel: Mapped[str] = field(Choice(CHANNEL), "渠道", default="account")
    published_on: Mapped[date] = field(Day(past=True), "发布日期")
    link: Mapped[str | None] = field(Text(300), "链接")
    source: Mapped[str | None] = field(Text(80), "来源")
    author: Mapped[str | None] = field(Text(50), "署名", privacy="personal")
    photos: Mapped[bool | None] = field(Flag(), "含照片")
    photo_credit: Mapped[str | None] = field(Text(80), "图片来源")
    people_shown: Mapped[bool | None] = field(Flag(), "出现服务对象")
    consented: Mapped[bool | None] = field(Flag(), "出现的人已同意")
    worker_id: Mapped[int | None] = field(Ref("worker"), "经办社工")
