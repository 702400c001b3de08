"""Letters that no font has: named before a paper is issued, with whose paper it is."""

from collections.abc import Callable
from typing import Any

import pytest

from qianshou_desktop.actions import letters, papers
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected

RARE = chr(0x30000)  # of extension G, which nobody prints


def test_the_record_being_printed_is_named_and_no_other(
    performer: Performer, add_person: Callable[..., Any]
) -> None:
    add_person("别人", address=f"枝城镇{RARE}街 1 号")
    printed = add_person("李秀英", address=f"枝城镇{RARE}街 2 号")
    with pytest.raises(Rejected) as refused:
        performer.ask(papers.pdf, "person", printed)
    said = str(refused.value)
    assert said.startswith(f"服务对象“李秀英”的这些字本机没有字体可印：{RARE}（U+30000）。")
    assert "别人" not in said
    assert performer.ask(lambda s: papers.pdf(s, "person", printed, anyway=True))
    with pytest.raises(Rejected, match=r"^这些字本机没有字体可印"):
        performer.ask(lambda s: letters.refuse_missing(s, [RARE], anyway=False))
