"""沿革: what names, codes, kinds, operators and posts were before, in words."""

from qianshou_desktop.actions import common
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.ui.roll import Roll


class Former(Roll):
    """Former values; the program writes them, people mend their days."""

    def headline(self, entry: Entry) -> tuple[str, str]:
        if entry.key is None:
            return super().headline(entry)
        asked = ("about", "field_name", "value")
        [(about, name, value)] = self.desk.ask(common.rows, self.kind, [entry.key], asked)
        return f"{name}：{value}", self.short(about)
