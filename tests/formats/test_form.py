"""The grid of a form: nothing is lost, however long; blanks have room; the same bytes twice."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import pytest
from PIL import Image
from pypdf import PdfReader
from reportlab.graphics.shapes import Drawing, String

from qianshou_desktop.formats.form import (
    Band,
    Beside,
    Box,
    Certificate,
    Figure,
    Filed,
    FormPaper,
    Long,
    Row,
    Rows,
    Sign,
    Volume,
    Words,
    texts,
)
from qianshou_desktop.formats.paper import (
    certificate,
    form,
    form_lines,
    form_parts,
    form_rows,
    volume,
)
from qianshou_desktop.formats.paper.form_fit import FORM, Fit
from qianshou_desktop.formats.paper.form_rows import BLANK, PRINTED, Tall
from qianshou_desktop.formats.paper.frame import Strip, ends, places
from qianshou_desktop.formats.report import Column, Picture, Table

Read = Callable[[bytes], str]
SEX = ("男", "女")


@pytest.fixture
def paper(made_at: datetime) -> FormPaper:
    table = Table("家庭成员", (Column("姓名"), Column("关系")), (("买买提·阿卜杜热合曼", "父亲"),))
    return FormPaper(
        title="个案接案登记表",
        heads=(("编号", "420581104-GA-2026-0007"), ("社工站", "枝城镇社会工作服务站")),
        parts=(
            Band("服务对象"),
            Row((Box("姓名", "欧阳·娜仁𬀩𫖯"), Box("性别", "女", SEX, ("女",)))),
            Rows(table),
            Long("求助问题", "老人独居。", foot="督导者：李督导"),
            Words(("以上内容已经告知。",)),
        ),
        signs=(Sign("社工", "王社工"), Sign("服务对象", "", "2026-11-01")),
        made_at=made_at,
        marks="密级：敏感",
        notes=("参照标准制表。",),
        header="个案接案登记表　GA",
    )


def pages(data: bytes) -> list[str]:
    found = (page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return [re.sub(r"\s+", "", text) for text in found]


def test_everything_stands_on_the_paper(paper: FormPaper, words: Read) -> None:
    said = words(form.pdf(paper))
    for text in texts(replace(paper, header="")):
        assert re.sub(r"\s+", "", text) in said
    assert "社工（签名）：王" not in said  # the line is the pen's
    assert "（王社工）" in said
    assert "年月日" in said  # where no day is known, a hand writes it


def test_the_same_form_gives_the_same_bytes(paper: FormPaper) -> None:
    assert form.pdf(paper) == form.pdf(paper)


@pytest.mark.parametrize("letters", [90, 400, 3000, 33_000])
def test_a_text_of_any_length_is_whole_and_bears_its_label_on_every_page(
    letters: int, paper: FormPaper
) -> None:
    text = "".join(f"第{at}句，“情况”正常（已核）；" for at in range(letters // 14))
    found = pages(form.pdf(replace(paper, parts=(Long("过程", text),), header="", footer="")))
    assert text in re.sub("过程(（续）)?|—\\d+—", "", "".join(found))
    holding = [page for page in found if "正常" in page]
    assert all("过程" in page for page in holding)
    assert all("（续）" in page for page in holding[1:])
    assert "（续）" not in holding[0]
    assert len(found) >= letters // 1800


def test_no_line_of_a_long_text_begins_with_a_closing_sign() -> None:
    text = "她说：“药要吃完。”（已记）；第二天，又去了一次！" * 40
    lines = form_lines.running(text, 300.0)
    assert "".join(line.pieces[0].text for line in lines) == text
    assert all(line.pieces[0].text[0] not in "，。；：！？”）" for line in lines)


def test_a_tall_row_of_short_cells_is_cut_and_loses_nothing(paper: FormPaper) -> None:
    row = Row((Box("甲", "天" * 1200), Box("乙", "地" * 800), Box("丙", "人")))
    said = "".join(pages(form.pdf(replace(paper, parts=(row,)))))
    assert [said.count(each) for each in "天地人"] == [1200, 800, 1]


def test_a_long_table_repeats_its_head_on_every_page(paper: FormPaper) -> None:
    rows = tuple((f"组员{at:03d}", f"号码{at:03d}") for at in range(120))
    table = Table("名单", (Column("组员姓名"), Column("登记号码")), rows)
    found = pages(form.pdf(replace(paper, parts=(Rows(table),))))
    holding = [page for page in found if re.search(r"组员\d", page)]
    assert len(holding) > 2
    assert all("组员姓名登记号码" in page for page in holding)
    assert "".join(found).count("号码") == 120 + len(holding)


def test_a_short_list_has_boxes_and_a_long_one_text(paper: FormPaper) -> None:
    def drawn(box: Box, tall: Tall) -> list[bool | None]:
        name, value = form_rows._box(box, 0.0, 200.0, tall)
        assert name.name == box.label
        return [piece.tick for line in value.lines for piece in line.pieces]

    many = tuple(f"第{at}种选择" for at in range(20))
    assert drawn(Box("性别", "女", SEX, ("女",)), PRINTED) == [False, True]
    assert drawn(Box("类别", "第3种选择", many, ("第3种选择",)), PRINTED) == [None]
    assert drawn(Box("性别", "", SEX), BLANK) == [False, False]
    assert drawn(Box("类别", "", many), BLANK) == []


def test_an_option_wider_than_its_cell_is_broken_and_not_lost() -> None:
    lines = form_lines.ticked(("事实无人抚养儿童基本生活补贴", "无"), ("无",), 70.0)
    said = "".join(piece.text for line in lines for piece in line.pieces)
    assert said == "事实无人抚养儿童基本生活补贴无"
    assert [p.tick for line in lines for p in line.pieces if p.tick is not None] == [False, True]


def test_blank_cells_are_high_enough_to_write_in(paper: FormPaper) -> None:
    row, table = Row((Box("姓名"),)), Rows(Table("", (Column("姓名"),), (("",), ("",))))
    millimetre = 72 / 25.4
    for part in (row, table):
        strips = form._part(part, 400.0, BLANK)
        assert strips[-1].height >= 9 * millimetre
        assert form._part(part, 400.0, PRINTED)[-1].height < strips[-1].height
    high = form._part(Long("过程", lines=6), 400.0, BLANK)[0].height
    assert high >= 6 * 7 * millimetre


def test_nobody_signs_on_a_page_of_its_own(paper: FormPaper) -> None:
    for count in range(20, 40):
        rows = tuple(Row((Box(f"第{at}行", "值"),)) for at in range(count))
        last = pages(form.pdf(replace(paper, parts=rows)))[-1]
        assert "签名" in last
        assert f"第{count - 1}行" in last


@pytest.mark.parametrize(("rows", "count"), [(12, 1), (27, 1), (30, 1), (60, 2)])
def test_a_form_is_drawn_smaller_only_where_that_saves_a_page(
    rows: int, count: int, paper: FormPaper
) -> None:
    long = replace(paper, parts=(Row((Box("姓名", "李秀英"),)),) * rows)
    plain = Fit(long, form._laid).strips
    found = len(pages(form.pdf(long)))
    assert found == count
    before = places(plain, FORM)[1]
    assert (sum_of(form.strips(long)) < sum_of(plain)) == (found < before)


def sum_of(strips: list[Strip]) -> float:
    return sum(strip.height for strip in strips)


def test_a_blank_gives_of_its_empty_room_before_it_takes_another_page(
    paper: FormPaper, words: Read
) -> None:
    table = Rows(Table("组员", (Column("姓名"),), (("",),) * 20))
    blank = replace(paper, parts=(Long("计划", lines=12), table), blank=True)
    [page] = pages(form.pdf(blank))
    assert words(form.pdf(blank)).count("（签名）") == len(blank.signs)
    assert "组员" in page
    by_hand = replace(blank, parts=(Long("计划", lines=12), replace(table, by_hand=True)))
    assert len(pages(form.pdf(by_hand))) == 2  # as many as come sign


def test_a_name_under_the_line_to_sign_on_is_beside_the_day_or_above_it() -> None:
    [short] = form_parts.signs([Sign("社工", "王社工"), Sign("督导者"), Sign("站长")], 450.0)
    [long] = form_parts.signs([Sign("社工", "阿卜杜热合曼·买买提依明"), Sign("站长")], 250.0)
    assert short.height == form_parts.SIGNING
    assert long.height > form_parts.SIGNING


def test_tables_in_which_nothing_stands_take_one_row_where_that_saves_a_page(
    paper: FormPaper,
) -> None:
    columns = (Column("序号"), Column("姓名"))
    empty = Rows(Table("跟进名单", columns, (("1", ""),)))
    told = Rows(Table("组员", columns, (("1", "李秀英"),)))
    rows = (Row((Box("反思", "时间略紧"),)),) * 25
    [page] = pages(form.pdf(replace(paper, parts=(*rows, told, empty, empty))))
    assert page.count("跟进名单") == page.count("无") == 2
    assert "李秀英" in page
    [short] = pages(form.pdf(replace(paper, parts=(told, empty))))
    assert "无" not in short
    by_hand = replace(empty, by_hand=True)
    assert "无" not in "".join(
        pages(form.pdf(replace(paper, parts=(*rows, told, by_hand, by_hand))))
    )


def test_a_figure_is_drawn_as_wide_as_its_cell_allows(paper: FormPaper) -> None:
    wide: list[float] = []

    def draw(width: float) -> Drawing:
        wide.append(width)
        made = Drawing(width, 2000.0)  # higher than a page: it is made smaller
        made.add(String(10, 10, "tree"))
        return made

    found = pages(form.pdf(replace(paper, parts=(Figure("家系图", draw, ("李秀英",)),))))
    assert wide
    assert 400 < wide[0] < FORM.room
    assert any("家系图" in page and "tree" in page for page in found)
    assert "李秀英" in list(texts(replace(paper, parts=(Figure("家系图", draw, ("李秀英",)),))))


def test_letters_without_font_are_named_under_the_form(paper: FormPaper, words: Read) -> None:
    said = words(form.pdf(replace(paper, parts=(Row((Box("姓名", "李\U00031350"),)),))))
    assert "李〓" in said
    assert "U+31350" in said


def test_a_naive_instant_is_refused(paper: FormPaper) -> None:
    with pytest.raises(ValueError, match="aware"):
        replace(paper, made_at=datetime(2026, 1, 1))  # noqa: DTZ001


def test_a_value_that_would_be_a_chimney_has_the_whole_width(paper: FormPaper) -> None:
    """And what is short goes on standing side by side."""
    boxes = (Box("地点", "服务站"), Box("参与人", "王桂芳、李秀英、" * 8), Box("里程", "3"))
    low, own = form_rows.row(Row(boxes), 450.0, PRINTED)
    assert low.height == pytest.approx(form_rows.LOW, abs=1)
    assert own.height < 5 * form_lines.LEAD
    [one] = form_rows.row(Row((boxes[0], Box("参与人", "王桂芳"), boxes[2])), 450.0, PRINTED)
    assert one.height == pytest.approx(form_rows.LOW, abs=1)
    said = "".join(pages(form.pdf(replace(paper, parts=(Row(boxes),)))))
    assert all(f"{box.label}{box.text}" in said for box in boxes)


def test_a_photo_stands_beside_its_rows_and_an_empty_cell_where_there_is_none(
    paper: FormPaper,
) -> None:
    rows = tuple(Row((Box(f"第{at}行", "值"),)) for at in range(5))
    [strip] = form._part(Beside(rows, "照片"), 450.0, PRINTED)
    assert strip.height == pytest.approx(5 * form_rows.LOW, abs=1)
    empty = form.pdf(replace(paper, parts=(Beside(rows, "照片"),)))
    assert "照片" in "".join(pages(empty))
    out = io.BytesIO()
    Image.new("RGB", (300, 420), "teal").save(out, "JPEG")
    with_one = Beside(rows, "照片", Picture(out.getvalue(), 300, 420, ""))
    data = form.pdf(replace(paper, parts=(with_one,)))
    assert "照片" not in "".join(pages(data))
    assert "第4行值" in "".join(pages(data))
    assert len(PdfReader(io.BytesIO(data)).pages[0].images) == 1


def test_a_table_of_a_blank_is_not_cut_where_it_fits_a_page(paper: FormPaper) -> None:
    table = Rows(Table("过程", (Column("序号"), Column("环节")), (("1", ""),) * 6))
    for count in range(10, 26):
        rows = (Row((Box("姓名"),)),) * count
        found = pages(form.pdf(replace(paper, parts=(*rows, table, *rows), blank=True)))
        [page] = [page for page in found if "过程" in page]
        assert "环节" in page
        after = [other for other in found if other is not page and "环节" in other]
        assert after == [], "its head is said again where it goes on"


def test_a_few_lines_under_a_heading_are_not_cut(paper: FormPaper) -> None:
    section = (Band("老年人情况"), *(Row((Box(f"第{at}项"),)) for at in range(5)))
    for count in range(16, 26):
        rows = (Row((Box("姓名"),)),) * count
        parts = (*rows, *section, Band("建档"), *rows)
        found = pages(form.pdf(replace(paper, parts=parts, blank=True)))
        assert any("老年人情况" in page and "第4项" in page for page in found)


def test_a_blank_leaves_no_page_half_empty(paper: FormPaper) -> None:
    """A text that would begin the next page is lowered to end this one; or those on it grow."""
    rows = (Row((Box("姓名"),)),) * 14
    lowered = replace(paper, parts=(*rows, Long("过程", lines=14), *rows), blank=True)
    grown = replace(paper, parts=(*rows[:4], Long("目的", lines=3), *rows[:4],
                                  Rows(Table("流程", (Column("环节"),), (("",),) * 16)),
                                  *rows[:6]), blank=True)  # fmt: skip
    for blank in (lowered, grown):
        found = ends(form.strips(blank), FORM)
        assert len(found) == 2
        assert found[0][1] < 0.1 * FORM.depth


# ---- volume ----------------------------------------------------------------------------------------------


@pytest.fixture
def bound(paper: FormPaper) -> Callable[[int], Volume]:
    def make(count: int) -> Volume:
        long = replace(paper, parts=(Long("过程", "她今天精神好。" * 300),))
        forms = tuple(
            Filed(f"第{at}份", f"NO-{at:03d}", "2026-11-01", replace(long, title=f"表{at:03d}号"))
            for at in range(count)
        )
        cover = (Box("县", "宜都市"), Box("保管期限", "", ("永久", "10 年"), ("10 年",)))
        return Volume("个案服务档案", "宜都市", cover, forms, paper.made_at)

    return make


@pytest.mark.parametrize("count", [1, 3, 30, 60])
def test_the_contents_name_the_page_on_which_each_form_begins(
    count: int, bound: Callable[[int], Volume]
) -> None:
    made = bound(count)
    found = pages(volume.pdf(made))
    begins = {at: number for number, page in enumerate(found) for at in range(count)
              if f"表{at:03d}号编号" in page}  # fmt: skip
    front = begins[0]
    assert front % 2 == 0  # page 1 lies on the right
    contents = "".join(found[1:front])
    for at, page in begins.items():
        number = page - front + 1
        assert f"第{at}份NO-{at:03d}2026-11-01{number}" in contents
        assert found[page].endswith(f"—{number}—") or f"—{number}—" in found[page]
    assert f"{len(found) - front}页" in found[0]
    assert volume.contents(made) == [page - front + 1 for page in begins.values()]
    assert not any("—" in page for page in found[:front])


def test_a_volume_is_the_same_twice_and_has_room_for_the_binding(
    bound: Callable[[int], Volume],
) -> None:
    made = bound(2)
    assert volume.pdf(made) == volume.pdf(made)
    assert min(FORM.left, FORM.right) >= 25 * 72 / 25.4


def test_where_bookmarks_stand_is_known_before_anything_is_drawn(paper: FormPaper) -> None:
    strips = form.strips(paper)
    marked = [replace(strips[0], bookmark="甲"), *strips[1:]]
    later = [replace(strips[0], bookmark="乙", turns=True), *strips[1:]]
    assert places([*marked, *later, *later], FORM) == ([1, 2, 3], 3)


# ---- certificate -----------------------------------------------------------------------------------------


def test_a_certificate_has_its_sentences_and_a_long_issuer_within_the_line(
    made_at: datetime, words: Read
) -> None:
    issuer = "积石山保安族东乡族撒拉族自治县社会工作服务指导（社会组织孵化）中心"
    made = Certificate(
        "志愿服务证明", "ZM-1", ("兹证明李秀英参加志愿服务 3 次。", "特此证明。"),
        Table("记录", (Column("日期"), Column("内容")), (("2026-11-01", "打扫"),)),
        (("出具单位", issuer), ("出具日期", "")), made_at,
    )  # fmt: skip
    said = words(certificate.pdf(made))
    assert certificate.pdf(made) == certificate.pdf(made)
    for text in ("编号：ZM-1", "兹证明李秀英参加志愿服务3次。", "打扫", "加盖公章处", "年月日"):
        assert text in said
    lines = [line for line in re.split("", issuer) if line]
    assert [said.count(letter) > 0 for letter in lines] == [True] * len(issuer)


def test_a_block_that_goes_on_overleaf_says_its_heading_again(paper: FormPaper) -> None:
    blocks = tuple(
        part
        for at in range(1, 4)
        for part in (
            Band(f"具体目标 {at}", holds=2),
            Long("目标", "出门。" * 400),
            Long("策略", "陪同。"),
        )
    )
    found = pages(form.pdf(replace(paper, parts=(*blocks, Long("理论依据", "家庭。" * 900)))))
    again = [re.findall(r"具体目标 ?(\d)（续）", page) for page in found]
    first = [re.findall(r"具体目标 ?(\d)(?!（续）)", page) for page in found]
    assert again[0] == []
    assert [each for page in first for each in page] == ["1", "2", "3"], "each heading once"
    assert any(again)
    for before, page in pairwise(zip(first, again, strict=True)):
        assert set(page[1]) <= {before[0][-1]} if before[0] else not page[1], (
            "of the block it is in"
        )
    assert len(again[-1]) == 0, "the theory stands under no goal"


@pytest.mark.parametrize("rows", range(18, 34))
def test_what_is_agreed_to_stands_where_it_is_signed(paper: FormPaper, rows: int) -> None:
    """With the opinions between; wherever the page happens to end."""
    lines = tuple(Long(f"第{n}项", "家中老人独居，邻居常来照看。" * 4) for n in range(rows))
    opinion = Long("督导意见", "", foot="督导者：")
    made = replace(paper, parts=(*lines, Words(("以上内容自签字之日起共同遵守。",)), opinion))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(form.pdf(made))).pages]
    assert any("共同遵守" in page and "督导意见" in page and "签名" in page for page in pages)
    assert sum("共同遵守" in page for page in pages) == 1
