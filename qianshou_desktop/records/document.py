"""Official documents (公文) in the parts of GB/T 9704-2012: rectification notices, reports, letters,
summaries."""

import re
from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import field, rows
from qianshou_desktop.records.kinds import Choice, Day, Name, Ref, Text
from qianshou_desktop.records.terms import DOCUMENT, SEALING

NUMBER = re.compile(r"\S{1,20}〔\d{4}〕[1-9]\d*号")
BRACKETS = re.compile(r"[\[(（【〔［](\d{4})[\])）】〕］]")


class Document(Form, Record):
    """A document of the county, or of the station that issues it. `about` is the station that it is
    about, such as the one that has to mend something."""

    __tablename__ = "document"
    label = "公文"
    keys = ("number", "document_number")
    letters = "GW"
    day_field = "dated_on"

    kind: Mapped[str] = field(Choice(DOCUMENT), "文种", default="rectification")
    name: Mapped[str] = field(Text(120, lines=True), "标题", hint="要自己定回行处，就在那里换行")
    mark: Mapped[str | None] = field(
        Text(40), "发文机关标志", hint="红头，如“宜都市民政局文件”；几家联合的空一格；空着不印红头"
    )
    document_number: Mapped[str | None] = field(
        Text(40), "发文字号", hint="如 都民发〔2026〕5号", index=True
    )
    approver: Mapped[str | None] = field(
        Name(), "签发人", hint="上行文（如报告）才写", privacy="personal"
    )
    addressee: Mapped[str | None] = field(Text(300), "主送机关")
    body: Mapped[str] = field(
        Text(20_000, lines=True),
        "正文",
        hint="一行一段；“一、”“（一）”开头的印作标题",
        privacy="personal",
    )
    annexes = rows("document_annex", "附件")
    signer: Mapped[str | None] = field(
        Text(60), "署名", hint="加盖签名章的，写签发人的职务，如“局长”"
    )
    dated_on: Mapped[date | None] = field(Day(), "成文日期")
    sealing: Mapped[str] = field(Choice(SEALING), "用印", default="seal")
    copies_to: Mapped[str | None] = field(Text(500), "抄送机关")
    printed_by: Mapped[str | None] = field(Text(60), "印发机关")
    printed_on: Mapped[date | None] = field(Day(), "印发日期")
    station_id: Mapped[int | None] = field(Ref("station"), "社工站", hint="县级发的空着")
    concerns_id: Mapped[int | None] = field(Ref("station"), "所涉社工站")

    def complete(self, given: Collection[str] = ()) -> None:
        """The year of the number stands in 〔〕, and the number without 第 (7.2.5)."""
        if self.document_number:
            tight = re.sub(r"\s", "", self.document_number).replace("第", "")
            self.document_number = BRACKETS.sub(r"〔\1〕", tight)

    def problems(self, today: date) -> dict[str, str]:
        if self.document_number and not NUMBER.fullmatch(self.document_number):
            return {
                "document_number": "发文字号写成：机关代字〔年份〕顺序号号，如 都民发〔2026〕5号"
            }
        if self.printed_on and self.dated_on and self.printed_on < self.dated_on:
            return {"printed_on": f"印发不能早于成文日期（{self.dated_on}）"}
        return {}


class DocumentAnnex(Record):
    """An annex: named below the text; what it says stands on a page of its own."""

    __tablename__ = "document_annex"
    label = "公文附件"
    owner = "document"

    document_id: Mapped[int] = field(Ref("document"), "公文")
    name: Mapped[str] = field(Text(120), "名称")
    content: Mapped[str | None] = field(
        Text(20_000, lines=True), "内容", hint="另附的纸件空着", privacy="personal"
    )
