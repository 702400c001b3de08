"""年度经费: while the sums are typed, what may be taken and what the treasury has to make up."""

import re

from qianshou_desktop.actions import funds, rules
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.records.fund import Funding
from qianshou_desktop.records.kinds import Money, Unfit
from qianshou_desktop.ui.cells import Cell
from qianshou_desktop.ui.roll import Roll

TYPED = ("relief_fen", "need_fen", "allotted_fen", "upper_fen", "other_fen")
SUMS = (*TYPED, "county_fen")


class Fundings(Roll):
    """The roll of the years' money; cap and shortfall stand under the sums they belong to."""

    def loaded(self, entry: Entry) -> None:
        self._reckon()

    def edited(self, name: str) -> None:
        if name in (*SUMS, "year"):
            self._reckon()

    def _reckon(self) -> None:
        year = Funding(**{name: self._fen(name) for name in TYPED})
        permille = self.desk.ask(rules.permille, self._year())
        cap, lacking = funds.cap_fen(year.relief_fen, permille), funds.shortfall_fen(year)
        over, unequal = year.allotted_fen > cap, self._fen("county_fen") != lacking
        share = f"上年度专项经费的 {permille / 10:g}%"
        self._remark("allotted_fen", f"最多 {Money().show(cap)} 元（{share}）", mind=over)
        self._remark("county_fen", f"应补足 {Money().show(lacking)} 元", mind=unequal)

    def _remark(self, name: str, words: str, *, mind: bool) -> None:
        cell = self.form.cells[name]
        assert isinstance(cell, Cell)
        cell.remark(words, "mind" if mind else "muted")

    def _year(self) -> int:
        """The year that is typed, this one until it is."""
        typed = str(self.form.editor("year").value() or "")
        return int(typed) if re.fullmatch(r"2\d{3}", typed) else self.desk.performer.today().year

    def _fen(self, name: str) -> int:
        """What is typed; nothing for what is no sum yet, which the field itself says."""
        try:
            return Money().read(self.form.editor(name).value() or "") or 0
        except Unfit:
            return 0
