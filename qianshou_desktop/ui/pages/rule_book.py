"""规则与核对: the findings of the whole county, and the rules with their parameters."""

from typing import ClassVar

from qianshou_desktop.ui.book import Book, Tab, opened
from qianshou_desktop.ui.leaves.findings import Findings
from qianshou_desktop.ui.leaves.parameters import Parameters


class RuleBook(Book):
    """What does not keep the rules, and what the rules are."""

    name: str = "规则与核对"
    tabs: ClassVar[tuple[Tab, ...]] = (Tab("核对", Findings), Tab("规则与参数", Parameters))
    opens: tuple[str, ...] = opened(tabs)
