"""公文: the documents that were issued, and the button that drafts one."""

from PySide6.QtWidgets import QPushButton

from qianshou_desktop.actions import documents, references
from qianshou_desktop.records.terms import DOCUMENT
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.cells import Section
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.drafting import Drafting
from qianshou_desktop.ui.layout import CHECKED
from qianshou_desktop.ui.roll import Part, Roll
from qianshou_desktop.ui.table import Column


class Documents(Roll):
    """The roll of documents."""

    def __init__(self, desk: Desk, part: Part) -> None:
        super().__init__(desk, part)
        self.draft = QPushButton("起草…")
        theme.tag(self.draft, "quiet")
        self.draft.clicked.connect(self.ask)
        bar = self.bar()
        bar.insertWidget(bar.count() - 2, self.draft)

    def ask(self) -> None:
        """A draft, which then stands in the form."""
        dialog = Drafting(self.desk)
        if dialog.exec():
            self.show_record("document", self.desk.ask(references.resolve, "document", dialog.uid))
            self.said.emit("已起草，请通读后再印", "good")

    def reminder(self) -> str:
        told = {name: self.form.editor(name).value() for name in documents.ASKED_OF}
        lacking = documents.lacking(told)
        return f"还没有填：{'、'.join(lacking)}" if lacking else ""


DOCUMENTS = Part(
    "document", (Column("dated_on", "成文", 94), Column("name", "标题", middle=True),
                 Column("document_number", "字号", 84)),
    unit="份", roll=Documents, among=(("kind", "全部文种", DOCUMENT),), search="标题、正文、字号",
    sections=(
        Section("公文", ("kind",), ("name",), ("mark",), ("document_number",), ("approver",),
                ("addressee",), ("station",), ("concerns",)),
        Section("正文", ("body",)),
        Section("附件", ("annexes",)),
        Section("落款与版记", ("signer",), ("dated_on",), ("sealing",), ("copies_to",), ("printed_by",),
                ("printed_on",), ("number",)),
        CHECKED,
    ),
    labels={"mark": "发文机关标志", "concerns": "所涉站"},
)  # fmt: skip
