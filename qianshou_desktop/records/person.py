"""Persons served: F0 服务对象档案, with the blocks for children, older people and disability."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import inspect
from sqlalchemy.orm import Mapped

from qianshou_desktop.records import identity
from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import field, rows
from qianshou_desktop.records.identity import DisabilityNumber, IdNumber
from qianshou_desktop.records.kinds import Choice, Code, Day, Money, Name, Phone, Ref, Text
from qianshou_desktop.records.profile import ChildBlock, DisabilityBlock, ElderBlock
from qianshou_desktop.records.terms import (
    BENEFIT,
    CONSENT_WAY,
    EDUCATION,
    GROUP,
    HEALTH,
    HOUSING,
    LEFT_REASON,
    MARRIAGE,
    NO_ID,
    POLITICS,
    RELATION,
    RISK,
    SELF_CARE,
    SEX,
)
from qianshou_desktop.records.terms_work import ETHNICITIES

CHILDREN = ("orphan", "unraised_child", "left_child", "hard_child")  # target groups
ELDERS = ("left_elder", "widowed_elder", "alone_elder", "destitute_elder")
CHILD_AGE = 14  # 个人信息保护法第二十八条: all information on minors under 14 is sensitive
BY_GUARDIAN = "不满十四周岁，须由父母或其他监护人签署（个人信息保护法第三十一条）"


class Person(Form, ChildBlock, ElderBlock, DisabilityBlock, Record):
    """A person on file. Typing the ID number first fills birth date and sex."""

    __tablename__ = "person"
    label = "服务对象"
    keys = ("number", "id_number")
    letters = "DX"
    day_field = "filed_on"
    standing = True
    lasting = ("risk",)  # how often somebody was due, old reports keep

    name: Mapped[str] = field(Name(), "姓名", privacy="personal")
    former_name: Mapped[str | None] = field(Text(100), "曾用名或生僻字说明", privacy="personal")
    id_number: Mapped[str | None] = field(
        IdNumber(), "身份证号", index=True, privacy="sensitive",
        hint="先填它：出生日期、性别自动带出，重复的当场提示",
    )  # fmt: skip
    no_id_reason: Mapped[str | None] = field(Choice(NO_ID), "无身份证号原因")
    sex: Mapped[str | None] = field(Choice(SEX), "性别", privacy="personal")
    born_on: Mapped[date | None] = field(Day(past=True), "出生日期", privacy="personal")
    disability_number: Mapped[str | None] = field(
        DisabilityNumber(), "残疾人证号", privacy="sensitive"
    )
    ethnicity: Mapped[str | None] = field(Text(20), "民族", privacy="personal")
    politics: Mapped[str | None] = field(Choice(POLITICS), "政治面貌", privacy="personal")
    marriage: Mapped[str | None] = field(Choice(MARRIAGE), "婚姻状况", privacy="personal")
    education: Mapped[str | None] = field(Choice(EDUCATION), "文化程度", privacy="personal")
    occupation: Mapped[str | None] = field(Text(60), "职业或学校年级", privacy="personal")
    registered_code: Mapped[str | None] = field(
        Code(r"\d{12}", "12 位村级代码"), "户籍地代码", privacy="personal"
    )
    registered_address: Mapped[str | None] = field(Text(200), "户籍地址", privacy="personal")
    township_id: Mapped[int | None] = field(Ref("township"), "乡镇（街道）")
    village_id: Mapped[int | None] = field(Ref("village", within="township"), "村（社区）")
    address: Mapped[str | None] = field(Text(200), "现住址", privacy="personal")
    phone: Mapped[str | None] = field(Phone(), "电话", privacy="personal")
    contact_name: Mapped[str | None] = field(Name(), "紧急联系人", privacy="personal")
    contact_relation: Mapped[str | None] = field(Text(30), "联系人关系", privacy="personal")
    contact_phone: Mapped[str | None] = field(Phone(), "联系人电话", privacy="personal")
    household_id: Mapped[int | None] = field(Ref("household"), "家庭")
    relation: Mapped[str | None] = field(Choice(RELATION), "与户主关系")
    groups = rows("person_group", "对象类别", short="code", privacy="sensitive")
    health: Mapped[str | None] = field(Choice(HEALTH), "健康状况", privacy="sensitive")
    illness: Mapped[str | None] = field(Text(200), "慢性病", privacy="sensitive")
    disability_note: Mapped[str | None] = field(Text(200), "残疾情况", privacy="sensitive")
    self_care: Mapped[str | None] = field(Choice(SELF_CARE), "自理能力", privacy="sensitive")
    income_source: Mapped[str | None] = field(Text(100), "收入来源", privacy="sensitive")
    income_fen: Mapped[int | None] = field(Money(), "年收入（元）", privacy="sensitive")
    housing: Mapped[str | None] = field(Choice(HOUSING), "住房", privacy="personal")
    kin = rows("kin", "亲属", privacy="sensitive")
    ties = rows("tie", "社会联系", privacy="sensitive")
    changes = rows("life_change", "重大变故", privacy="sensitive")
    benefits = rows("benefit", "享受政策", short="kind", privacy="sensitive")
    risk: Mapped[str] = field(
        Choice(RISK),
        "风险等级",
        default="normal",
        hint="按等级定多久走访一次，见“规则与参数”里的 F17",
    )
    filed_on: Mapped[date] = field(Day(past=True), "建档日期", index=True)
    worker_id: Mapped[int | None] = field(Ref("worker"), "建档社工")
    in_charge_id: Mapped[int | None] = field(
        Ref("worker"), "负责社工", hint="该走访由谁去；离岗交接时转给接手的人"
    )
    consent_on: Mapped[date | None] = field(Day(past=True), "知情同意日期")
    consent_way: Mapped[str | None] = field(Choice(CONSENT_WAY), "同意方式")
    consent_scope: Mapped[str | None] = field(Text(200), "同意范围", privacy="personal")
    consent_guardian: Mapped[str | None] = field(Name(), "签字监护人", privacy="personal")
    left_on: Mapped[date | None] = field(Day(past=True), "离档日期")
    left_reason: Mapped[str | None] = field(Choice(LEFT_REASON), "离档原因")
    returned_on: Mapped[date | None] = field(
        Day(past=True), "重新在档日期", hint="离档后又回来的：离档日期留着，从这一天起重新在档"
    )
    absences = rows("absence", "以前的离档")

    def complete(self, given: Collection[str] = ()) -> None:
        self._forget_what_the_old_number_told(given)
        if self.id_number:
            self.born_on = self.born_on or identity.born_on(self.id_number)
            self.sex = self.sex or identity.sex(self.id_number)
        if self.ethnicity and self.ethnicity not in ETHNICITIES:  # 汉，汉 族
            bare = self.ethnicity.replace(" ", "")
            full = bare if bare in ETHNICITIES else f"{bare}族"
            self.ethnicity = full if full in ETHNICITIES else self.ethnicity
        if self.disability_number:
            kind, grade = identity.disability(self.disability_number)
            self.disability_kind = self.disability_kind or kind
            self.disability_grade = self.disability_grade or grade

    def _forget_what_the_old_number_told(self, given: Collection[str]) -> None:
        """A number that was typed wrongly is mended alone: birth date and sex follow it."""
        old = next(iter(inspect(self).attrs.id_number.history.deleted or ()), None)
        if not old or not self.id_number:
            return
        if "born_on" not in given and self.born_on == identity.born_on(old):
            self.born_on = None
        if "sex" not in given and self.sex == identity.sex(old):
            self.sex = None

    def problems(self, today: date) -> dict[str, str]:
        found: dict[str, str] = {}
        if self.id_number and self.born_on != identity.born_on(self.id_number):
            found["born_on"] = f"与身份证号不一致（{identity.born_on(self.id_number)}），请核对"
        if self.id_number and self.sex != identity.sex(self.id_number):
            found["sex"] = "与身份证号第 17 位不一致，请核对"
        if self.disability_number and self.id_number not in (None, self.disability_number[:18]):
            found["disability_number"] = "前 18 位与身份证号不一致，请核对"
        if self.left_on and self.left_on < self.filed_on:
            found["left_on"] = f"离档日期不能早于建档日期（{self.filed_on}）"
        if self.left_on and not self.left_reason:
            found["left_reason"] = "请选离档原因：死亡、迁出或退出服务"
        if self.left_reason and not self.left_on:
            found["left_on"] = "选了离档原因，请填离档日期"
        # What stood there before there was a list may stay.
        said = inspect(self).attrs.ethnicity.history.has_changes()
        if said and self.ethnicity and self.ethnicity not in ETHNICITIES:
            found["ethnicity"] = f"没有“{self.ethnicity}”这个民族，请核对；尚未识别的写“其他”"
        found |= self._back()
        if self.born_on and self.filed_on < self.born_on:
            found["filed_on"] = f"建档日期不能早于出生日期（{self.born_on}）"
        if self.consent_on and self.child_on(self.consent_on) and not self.consent_guardian:
            found["consent_guardian"] = BY_GUARDIAN
        return found

    def _back(self) -> dict[str, str]:
        if self.returned_on is None:
            return {}
        if self.left_on is None:
            return {"returned_on": "没有离过档，不用填重新在档日期"}
        if self.left_reason == "died":
            return {"returned_on": "离档原因是死亡；登记错了请先改离档原因"}
        if self.returned_on <= self.left_on:
            return {"returned_on": f"应晚于离档日期（{self.left_on}）"}
        return {}

    @property
    def gone(self) -> bool:
        """Whether the person has left and not come back."""
        return self.left_on is not None and self.returned_on is None

    def child_on(self, on: date) -> bool:
        """Whether the person was under fourteen on a day."""
        return bool(self.born_on and identity.age(self.born_on, on) < CHILD_AGE)


Gone = tuple[date | None, date | None]  # from when, until when somebody was not on file


def present(filed: date, gone: Sequence[Gone], first: date, last: date) -> bool:
    """Whether somebody was on file from one day to another."""
    return filed <= first and all(
        left is None or left > last or (back is not None and back <= first) for left, back in gone
    )


class Absence(Record):
    """A leaving from which somebody came back, before the last one: the months of then go on telling
    it."""

    __tablename__ = "absence"
    label = "以前的离档"
    owner = "person"
    title_field = "left_on"

    person_id: Mapped[int] = field(Ref("person"), "服务对象")
    left_on: Mapped[date] = field(Day(past=True), "离档日期")
    left_reason: Mapped[str | None] = field(Choice(LEFT_REASON), "离档原因")
    returned_on: Mapped[date] = field(Day(past=True), "重新在档日期")

    def problems(self, today: date) -> dict[str, str]:
        if self.left_on and self.returned_on and self.returned_on <= self.left_on:
            return {"returned_on": f"应晚于离档日期（{self.left_on}）"}
        return {}


class PersonGroup(Record):
    """That a person belongs to a target group, from when to when, and on what basis."""

    __tablename__ = "person_group"
    label = "对象类别"
    owner = "person"
    title_field = "code"

    person_id: Mapped[int] = field(Ref("person"), "服务对象")
    code: Mapped[str] = field(Choice(GROUP), "类别")
    from_on: Mapped[date | None] = field(Day(), "起")
    to_on: Mapped[date | None] = field(Day(), "止")
    basis: Mapped[str | None] = field(Text(200), "依据文件", privacy="personal")

    def problems(self, today: date) -> dict[str, str]:
        return _span_problems(self.from_on, self.to_on)


class Benefit(Record):
    """A benefit that a person draws, with its monthly amount and term."""

    __tablename__ = "benefit"
    label = "享受政策"
    owner = "person"
    title_field = "kind"

    person_id: Mapped[int] = field(Ref("person"), "服务对象")
    kind: Mapped[str] = field(Choice(BENEFIT), "政策")
    amount_fen: Mapped[int | None] = field(Money(), "每月金额（元）", privacy="sensitive")
    from_on: Mapped[date | None] = field(Day(), "起")
    to_on: Mapped[date | None] = field(Day(), "止")

    def problems(self, today: date) -> dict[str, str]:
        return _span_problems(self.from_on, self.to_on)


def _span_problems(from_on: date | None, to_on: date | None) -> dict[str, str]:
    if from_on and to_on and to_on < from_on:
        return {"to_on": f"止期不能早于起期（{from_on}）"}
    return {}
