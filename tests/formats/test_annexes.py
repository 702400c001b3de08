"""Annexes of an official document: text, tables, and what lies across the page."""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Iterable
from typing import NamedTuple

import pikepdf
import pytest

from qianshou_desktop.formats.official import Annex
from qianshou_desktop.formats.paper import official
from qianshou_desktop.formats.paper.ink import MM
from tests.formats.test_official import BOTTOM, LEFT, PAPER, RIGHT, TOP

HEADS = ["序号", "社工站", "服务对象", "走访户次", "走访人次", "个案", "小组", "社区活动", "志愿服务时长", "资源链接",
         "督导培训", "服务协议", "备注"]  # fmt: skip
WIDE = "\t".join(HEADS)
ROW = "{}\t枝城镇\t120\t{}\t98\t3\t2\t4\t36 小时\t12 次\t3 期\t已签协议\t按计划开展入户走访和小组服务，两户改为电话探访"


class Mark(NamedTuple):
    """A piece of text: where its line begins, mm from the upper left corner, and which way it runs."""

    x: float
    y: float
    way: tuple[int, int]
    text: str


Matrix = tuple[float, float, float, float, float, float]
PLAIN: Matrix = (1, 0, 0, 1, 0, 0)


def times(one: Matrix, then: Matrix) -> Matrix:
    """One transformation and then the other (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
            e * p + f * r + t, e * q + f * s + u)  # fmt: skip


def matrix(operands: Iterable[object]) -> Matrix:
    a, b, c, d, e, f = (float(str(each)) for each in operands)
    return a, b, c, d, e, f


def marks(page: pikepdf.Page) -> list[Mark]:
    """Every text that is set on a page, in the order in which it is."""
    letters = {name: told(font) for name, font in page.Resources.Font.items()}
    found: list[Mark] = []
    kept, at, line, font, fresh = list[Matrix](), PLAIN, PLAIN, "", True
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                kept.append(at)
            case "Q":
                at = kept.pop()
            case "cm":
                at = times(matrix(operands), at)
            case "Tm":
                line, fresh = matrix(operands), True
            case "Tf":
                font = str(operands[0])
            case "Tj":
                text = "".join(letters[font].get(code, "") for code in bytes(operands[0]))
                a, b, _, _, x, y = times(line, at)
                way = (round(a / max(abs(a), abs(b))), round(b / max(abs(a), abs(b))))
                if fresh:
                    found.append(Mark(x / MM, 297 - y / MM, way, ""))
                found[-1] = found[-1]._replace(text=found[-1].text + text)
                fresh = False
    return [mark for mark in found if mark.text.strip()]


def told(font: pikepdf.Object) -> dict[int, str]:
    """What the bytes of a font stand for."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]{4,8})>$", table, re.M | re.I)
    ranges = re.findall(r"<([0-9A-F]{2})> <[0-9A-F]{2}> \[(.*?)\]", table, re.I | re.S)
    found = {int(code, 16): sign for code, sign in pairs}
    for first, signs in ranges:
        found |= dict(enumerate(re.findall(r"<([0-9A-F]+)>", signs, re.I), int(first, 16)))
    return {code: bytes.fromhex(sign).decode("utf-16-be") for code, sign in found.items()}


def with_annex(text: str) -> pikepdf.Pdf:
    """A document of one page without its annex."""
    annexes = (Annex("各社工站工作情况表", text),)
    paper = dataclasses.replace(PAPER, mark="", annexes=annexes)
    return pikepdf.open(io.BytesIO(official.pdf(paper)))


@pytest.fixture(scope="module")
def across() -> pikepdf.Pdf:
    """A document with an annex that lies across its pages."""
    rows = [ROW.format(at, at * 7) for at in range(1, 41)]
    return with_annex("\n".join([WIDE, *rows]))


def test_a_wide_table_lies_across_upright_pages(across: pikepdf.Pdf) -> None:
    """附件 and its name lie with it; nothing leaves the text's place (5.2.1)."""
    assert len(across.pages) > 3
    for page in across.pages[1:]:
        assert [float(side) for side in page.mediabox] == [
            0, 0, pytest.approx(210 * MM, abs=0.1), pytest.approx(297 * MM, abs=0.1)]  # fmt: skip
        *lying, folio = marks(page)
        assert {mark.way for mark in lying} == {(0, 1)}
        assert folio.way == (1, 0)
        assert all(LEFT - 1 <= each.x <= RIGHT + 1 for each in lying)
        assert all(TOP - 1 <= each.y <= BOTTOM + 1 for each in lying)
    texts = [mark.text for mark in marks(across.pages[1])]
    assert texts[:2] == ["附件", "各社工站工作情况表"]


def test_its_head_is_left_on_odd_and_even_pages_and_the_number_stays(
    across: pikepdf.Pdf,
) -> None:
    """10: 单页码表头在订口一边, 双页码表头在切口一边; 页码位置与公文其他页码保持一致."""
    for number, page in enumerate(across.pages[1:3], 2):
        *lying, folio = marks(page)
        heads = [mark for mark in lying if mark.text in HEADS[:2]]
        rows = [mark for mark in lying if mark.text == "枝城镇"]
        assert len(heads) == 2
        assert len(rows) > 3
        assert max(each.x for each in heads) < min(each.x for each in rows)
        assert [each.x for each in rows] == sorted(each.x for each in rows)
        assert folio.text == f"— {number} —"
        assert folio.y == pytest.approx(BOTTOM + 7 + 1.7, abs=1.0)  # its base line
        assert (folio.x < 60) == (number % 2 == 0)


def test_every_row_is_there_once(across: pikepdf.Pdf) -> None:
    words = [mark.text for page in across.pages for mark in marks(page)]
    assert words.count("枝城镇") == 40
    assert {str(at * 7) for at in range(1, 41)} <= {*words}


def test_lines_by_a_wide_table_lie_with_it_and_other_text_stands() -> None:
    rows = "\n".join(ROW.format(at, at) for at in range(1, 4))
    long = (
        "各站按月走访，按季核对，年底由县里统一评估，评估结果与下一年度的经费挂钩，不达标的站点限期整改。"
        * 3
    )
    pdf = with_annex(f"一、总的情况\n{long}\n二、各站\n{WIDE}\n{rows}\n填报单位（盖章）：")
    ways = [{mark.way for mark in marks(page)[:-1]} for page in pdf.pages[1:]]
    assert ways == [{(1, 0)}, {(0, 1)}]
    lying = [mark.text for mark in marks(pdf.pages[2])]
    assert "填报单位（盖章）：" in lying


def test_short_lines_away_from_a_wide_table_stand() -> None:
    rows = "\n".join(ROW.format(at, at) for at in range(1, 4))
    pdf = with_annex("\n".join([*(f"第{at}条" for at in range(1, 6)), WIDE, rows]))
    upright, lying = ({mark.text for mark in marks(page)[:-1]} for page in pdf.pages[1:])
    assert {"第1条", "第3条"} <= upright
    assert {"第4条", "第5条"} <= lying


def test_a_column_to_be_filled_in_by_hand_has_room() -> None:
    pdf = with_annex("序号\t存在的问题\t整改措施\t责任人\n1\t没有挂牌\t\t\n2\t没有公示\t\t")
    found = {mark.text: mark for mark in marks(pdf.pages[1])}
    assert found["责任人"].x - found["整改措施"].x > 25
    assert found["没有公示"].y - found["没有挂牌"].y > 12


def test_a_narrow_table_stands_among_the_text() -> None:
    pdf = with_annex("一、问题清单\n序号\t问题\n1\t未挂牌\n2\t未公示\n二、要求\n按期整改。")
    found = marks(pdf.pages[1])
    assert {mark.way for mark in found} == {(1, 0)}
    order = ["一、问题清单", "问题", "未挂牌", "未公示", "二、要求", "按期整改。"]
    at = {word: next(m.y for m in found if m.text == word) for word in order}
    assert sorted(order, key=at.__getitem__) == order


def test_short_rows_are_filled_up_and_a_line_alone_is_none() -> None:
    pdf = with_annex("甲\t乙\t丙\n一\t\n二\t三\n\n联系人：\t王五")
    texts = [mark.text for mark in marks(pdf.pages[1])]
    assert {"甲", "乙", "丙", "一", "二", "三"} <= {*texts}
    assert "联系人：　王五" in texts
