"""Households: income, spending, housing, and their members (F0 家庭)."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import field, rows
from qianshou_desktop.records.kinds import Choice, Day, Money, Name, Phone, Ref, Text, Whole
from qianshou_desktop.records.terms import HOUSING, LABOUR, RELATION


class Household(Form, Record):
    """A household, known by its number and its head."""

    __tablename__ = "household"
    label = "家庭"
    keys = ("number",)
    title_field = "head"
    letters = "JT"

    number: Mapped[str | None] = field(Text(40), "家庭编号", index=True)
    head: Mapped[str] = field(Name(), "户主", privacy="personal")
    township_id: Mapped[int | None] = field(Ref("township"), "乡镇（街道）")
    village_id: Mapped[int | None] = field(Ref("village", within="township"), "村（社区）")
    address: Mapped[str | None] = field(Text(200), "门牌", privacy="personal")
    members = rows("member", "家庭成员")
    wage_fen: Mapped[int | None] = field(Money(), "年工资性收入（元）", privacy="sensitive")
    business_fen: Mapped[int | None] = field(Money(), "年经营净收入（元）", privacy="sensitive")
    property_fen: Mapped[int | None] = field(Money(), "年财产净收入（元）", privacy="sensitive")
    transfer_fen: Mapped[int | None] = field(Money(), "年转移净收入（元）", privacy="sensitive")
    medical_fen: Mapped[int | None] = field(Money(), "年医疗支出（元）", privacy="sensitive")
    school_fen: Mapped[int | None] = field(Money(), "年教育支出（元）", privacy="sensitive")
    disability_fen: Mapped[int | None] = field(Money(), "年残疾支出（元）", privacy="sensitive")
    housing: Mapped[str | None] = field(Choice(HOUSING), "住房")
    structure: Mapped[str | None] = field(Text(40), "住房结构")
    area: Mapped[int | None] = field(Whole(0, 5000, "㎡"), "住房面积（㎡）")
    worker_id: Mapped[int | None] = field(Ref("worker"), "登记社工")


class Member(Record):
    """One member of a household, served or not."""

    __tablename__ = "member"
    label = "家庭成员"
    owner = "household"

    household_id: Mapped[int] = field(Ref("household"), "家庭")
    name: Mapped[str] = field(Name(), "姓名", privacy="personal")
    relation: Mapped[str | None] = field(Choice(RELATION), "与户主关系")
    birth_year: Mapped[int | None] = field(Whole(1880, 2200, "年"), "出生年份", privacy="personal")
    born_on: Mapped[date | None] = field(Day(past=True), "出生日期", privacy="personal")
    labour: Mapped[str | None] = field(Choice(LABOUR), "劳动能力")
    away_place: Mapped[str | None] = field(Text(100), "外出地", privacy="personal")
    phone: Mapped[str | None] = field(Phone(), "电话", privacy="personal")
