from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from qianshou_desktop.formats.paper.fonts import width
from qianshou_desktop.formats.paper.lines import broken, even, name_parts, spread

SIZE = 10.0
SIGNS = "，。；：！？、）》”’】"


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_no_line_begins_with_a_closing_or_ends_with_an_opening_sign() -> None:
    text = "他说：“明天（星期一）再来。”《条例》第三条，规定如下；请按时办理！" * 4
    for letters in range(5, 20):
        lines = broken(text, "sans", SIZE, letters * SIZE)
        assert all(line[0] not in SIGNS and line[-1] not in "（《“" for line in lines)
        assert bare("".join(lines)) == text


def test_numbers_dates_and_dashes_stay_whole() -> None:
    text = "于2026-11-23走访——电话0717-4821136，补助1234.50元……完成率87.7%"
    for letters in range(8, 18):
        lines = broken(text, "sans", SIZE, letters * SIZE)
        for whole in ("2026-11-23", "0717-4821136", "1234.50", "——", "……", "87.7%"):
            assert any(whole in line for line in lines)


def test_a_word_longer_than_the_line_is_cut_not_lost() -> None:
    text = "A" * 100
    lines = broken(text, "sans", SIZE, 60)
    assert len(lines) > 5
    assert "".join(lines) == text


def test_no_single_letter_is_left_on_the_last_line() -> None:
    lines = broken("一切正常精神状态好提醒按时服药。", "sans", SIZE, 14.5 * SIZE)
    assert lines == ["一切正常精神状态好提醒按时", "服药。"]


def test_line_feeds_and_empty_lines_are_kept() -> None:
    assert broken("甲\n\n乙", "sans", SIZE, 100) == ["甲", "", "乙"]
    assert broken("", "sans", SIZE, 100) == [""]


def test_even_lines_are_of_one_length() -> None:
    title = "关于枝城镇社会工作服务站二〇二六年十一月份服务情况的月报表"
    lines = even(title, "serif", 22.0, 440)
    assert len(lines) == len(broken(title, "serif", 22.0, 440)) == 2
    assert abs(len(lines[0]) - len(lines[1])) <= 3


def test_lines_are_spread_to_the_margin_but_not_torn() -> None:
    line = "汉" * 19
    assert width(line, "serif", SIZE) + 18 * spread(line, "serif", SIZE, 195) == 195
    assert spread("汉" * 10, "serif", SIZE, 195) == 0


def test_parts_of_a_name() -> None:
    assert name_parts("欧阳·娜仁") == ["欧阳·", "娜仁"]
    assert name_parts("他说·，") == []


LETTERS = st.text(st.sampled_from("汉字的，。（）“”《》—…·aB1 2.5-%\n𬀩𠮷"), max_size=120)


@settings(max_examples=300, deadline=None)
@example(" %%", 20.0, 0.0)
@given(LETTERS, st.floats(20, 300), st.sampled_from([0.0, 8.0]))
def test_nothing_is_lost_and_nothing_stands_over(text: str, room: float, first: float) -> None:
    lines = broken(text, "sans", SIZE, room, first)
    assert bare("".join(lines)) == bare(text)
    for line in lines:
        assert width(line, "sans", SIZE) <= room + 0.01 or len(bare(line)) <= 1
