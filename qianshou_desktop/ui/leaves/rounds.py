"""补录: the visits of a round made with the paper list, entered at once and saved together."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from qianshou_desktop.actions import briefings, common, places, visits
from qianshou_desktop.actions.briefings import Visitee
from qianshou_desktop.actions.drafts import Draft
from qianshou_desktop.records.kinds import Ref, Text
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.dialogs import Line
from qianshou_desktop.ui.editors import RefEdit, TextEdit
from qianshou_desktop.ui.filters import Among
from qianshou_desktop.ui.flow import Flow
from qianshou_desktop.ui.me import worker
from qianshou_desktop.ui.page import Page
from qianshou_desktop.ui.rounds import Grid, Row
from qianshou_desktop.ui.short import short_of
from qianshou_desktop.ui.unsaved import KeptElse

ABOVE = {
    "走访人": "这几次走访都是谁去的",
    "同访人": "一同去的村干部、志愿者等",
    "加一位": "单子上没有的人：输入姓名、拼音首字母或编号，回车就多一行",
}
MOST = 40  # rows at once: a longer list is entered village by village
KEYS = (
    "日期各填各的：空格 和上面同一天，空着回车 没去、跳过；见到按数字、别处回车到下一格，"
    "Ctrl+D 照抄上一格，Ctrl+Delete 清空一行"
)
ROUND = "round"  # the name of its draft
EMPTIED = "已清空 {} 这一行，按 Ctrl+Z 放回"
NO_DAY = "请填哪天去的"
NO_WORKER = "走访人还没有填：是谁去的？填好再按 Ctrl+S；确实不知道，再按一次也能保存。"
NOBODY = "现在没有该走访的人。在右上角“加一位”里输入姓名，就能补录。"


class Rounds(Page):
    """The grid with those who are due; others are added by name."""

    name: str = "走访与日志"
    action: str = "全部保存  Ctrl+S"
    watches: tuple[str, ...] = ("visit", "person", "parameter", "life_change")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.kept_rows = KeptElse(self, ROUND, self._typed)
        self.place = desk.ask(places.own)
        self.where = short_of(desk, self.place.station_name or self.place.county_name)
        self.strip, self.line = QWidget(), Line()
        self.village = Among("全部村", {})
        self.worker, self.more = RefEdit(desk, Ref("worker")), RefEdit(desk, Ref("person"))
        self.worker.station = lambda: self.place.station_key
        self.companions = TextEdit(Text(100))
        self.more.line.setPlaceholderText("姓名")
        self.grid, self.hint = Grid(desk), QLabel(KEYS)
        self.found: list[Visitee] = []
        self._saving = self._found_out = self._asked = self._again = False
        self._lay_out()
        me = worker(desk)
        if me:
            self.worker.put(me.key, me.title)
        self.village.changed.connect(self._fill)
        self.more.edited.connect(self._more)
        self.worker.edited.connect(lambda: self.worker.mark(wrong=False))
        self.worker.entered.connect(self.companions.focus)
        self.companions.entered.connect(self.grid.focus)
        self.grid.focused.connect(lambda hint: self.hint.setText(hint or KEYS))
        self.grid.changed.connect(self._changed)
        self.grid.emptied.connect(lambda who: self.said.emit(EMPTIED.format(who), ""))
        self.grid.ended.connect(self.more.focus)
        desk.troubled.connect(self._free)
        desk.bugged.connect(self._free)

    # ---- what the window asks --------------------------------------------------------------------

    def subtitle(self) -> str:
        count = len(self.grid.filled())
        words = f"已填 {count} 次" if count else "把纸上的走访一次补进来"
        return f"{words} · {self.where}"

    def refresh(self) -> None:
        self.desk.fetch(briefings.everybody, self.place.town_code, then=self._take)

    def unsaved(self) -> bool:
        return self.grid.unsaved()

    def saving(self) -> bool:
        return self._saving

    def keep(self) -> None:
        self.kept_rows.keep()

    def take_up(self, draft: Draft) -> None:
        self._begin()

    def act(self) -> None:
        self.save()

    def new(self) -> None:
        self.more.focus()

    def edit(self) -> None:
        self.grid.focus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here types at once: in the first cell, or whom to add."""
        super().focusInEvent(event)
        self._begin()

    def _begin(self) -> None:
        if self.grid.rows:
            self.grid.focus()
        elif self._found_out:
            self.more.focus()

    def save(self) -> None:
        """All rows that have their day, or none."""
        undated = self.grid.undated()
        if undated:
            self._refused({f"{at}.visited_on": NO_DAY for at in range(len(undated))}, undated)
            return
        sent = self.grid.filled()
        unread = self.grid.unread(sent)
        if unread:
            self._refused(unread, sent)
            return
        wrong = self.worker.problem()
        if self._saving or not sent or wrong:
            if wrong or not self._saving:
                self.said.emit(wrong or "还没有填日期的行，没有可保存的", "mind")
            return
        if self._asks_for_worker():
            return
        self._saving = True
        self.line.hide()
        common_to_all = {"worker": self.worker.value(), "companions": self.companions.value()}
        given = {name: value for name, value in common_to_all.items() if value}
        rows = [{**row.values(), **given} for row in sent]
        self.said.emit("正在保存…", "")

        def refused(problems: dict[str, str]) -> None:
            self._free()
            self._refused(problems, sent)

        def kept(saved: list[int]) -> None:
            self._free()
            self.grid.clear([row for row in self.grid.rows if row not in sent])
            self.kept_rows.keep()  # of the others
            self.said.emit(f"已保存 {len(saved)} 次走访", "good")
            self._asked, self._again = False, True
            self.refresh()

        self.desk.do(visits.save_round, rows, then=kept, refused=refused)

    def _asks_for_worker(self) -> bool:
        """Whether nobody was named who went, which is asked for once."""
        if self.worker.value() or self._asked:
            return False
        self._asked = True
        self.worker.mark(wrong=True)
        self.worker.focus()
        self.line.say(NO_WORKER, "mind")
        return True

    def _refused(self, problems: dict[str, str], sent: Sequence[Row]) -> None:
        rest = self.grid.say(problems, sent)
        if rest:
            self.line.say(rest, "danger")
        bad = len({path.partition(".")[0] for path in problems})
        self.said.emit(f"没有保存：有 {bad} 行要改，改好后再按 Ctrl+S", "danger")

    # ---- rows --------------------------------------------------------------------------------------

    def _changed(self) -> None:
        """Once the last wrong row is mended, nothing is refused any more."""
        self.kept_rows.soon()
        self.retitled.emit()
        if not any(row.wrong for row in self.grid.rows):
            self.moved.emit()

    def _free(self) -> None:
        self._saving = False

    def _typed(self) -> tuple[dict[str, Any], str]:
        """What is written in the rows, and by whom."""
        rows = [{"person": row.person, **row.left()} for row in self.grid.rows if row.typed()]
        if not rows:
            return {}, ""
        above = {"worker": [self.worker.value(), self.worker.title()],
                 "companions": self.companions.value()}  # fmt: skip
        return {"rows": rows, **above}, f"补录 {len(rows)} 行"

    def _put_back(self) -> None:
        """What somebody had written before the program ended."""
        left = self.kept_rows.left()
        for row in left.get("rows", ()):
            self._put_row(**row)
        if left:
            self.worker.put(*left["worker"])
            self.companions.put(left["companions"])
            self.line.say("上次没有保存的几行已放回，请接着填。", "mind")

    def _put_row(self, person: int, cells: Mapping[str, Any], lent: bool = False) -> None:
        [known] = self.desk.ask(common.rows, "person", [person], ("name", "village"))
        self.grid.add(person, *known)
        row = self.grid.row_of(person)
        if row:
            row.put(cells, lent)

    def _take(self, found: list[Visitee]) -> None:
        self.found, self._found_out = found, True
        self.village.fill({name: name for name in sorted({f.village for f in found if f.village})})
        self._fill()
        if self.hasFocus() or self._again:  # it came before the rows did; or goes on with the rest
            self._again = False
            self._begin()

    def _fill(self) -> None:
        """Those who are due, in front of them whatever was typed already."""
        village = self.village.value()
        wanted = [each for each in self.found if village in (None, each.village)]
        listed = {each.key for each in wanted[:MOST]}
        self.grid.clear([r for r in self.grid.rows if r.typed() or r.person in listed])
        for each in sorted(wanted[:MOST], key=lambda one: (not one.village, one.village)):
            self.grid.add(each.key, each.name, each.village, f"{each.remark}　{each.last}")
        self._say_rows(len(wanted))
        self._put_back()
        self.retitled.emit()

    def _say_rows(self, wanted: int) -> None:
        if wanted > MOST:
            self.line.say(f"该走访的有 {wanted} 人，这里先列 {MOST} 人。请选一个村分批补录。", "")
        elif not self.grid.rows:
            self.line.say(NOBODY, "")
        else:
            self.line.hide()

    def _more(self) -> None:
        """Somebody was chosen by name."""
        key: Any = self.more.value()
        if not isinstance(key, int):
            return
        [row] = self.desk.ask(common.rows, "person", [key], ("name", "village"))
        self.grid.add(key, *row)
        self.more.put(None)
        self.line.hide()
        self.grid.focus(self.grid.row_of(key))

    # ---- building ------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        bar = Flow(8)
        bar.addWidget(self.strip)
        bar.addWidget(self.village)
        bar.apart()
        for words, editor in (
            ("走访人", self.worker),
            ("同访人", self.companions),
            ("加一位", self.more),
        ):
            label = QLabel(words)
            theme.tag(label, "muted")
            editor.widget().setFixedWidth(92)
            editor.widget().setAccessibleName(words)
            for each in (label, editor.widget()):
                each.setToolTip(ABOVE[words])
            bar.addWidget(label)
            bar.addWidget(editor.widget())
        card = QFrame()
        theme.tag(card, "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 4, 1, 8)
        inner.addWidget(self.grid, 1)
        theme.tag(self.hint, "small")
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(16, 0, 16, 0)
        inner.addWidget(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(bar)
        column.addWidget(self.line)
        column.addWidget(card, 1)
