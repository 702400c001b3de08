"""An official document measured in its own PDF against GB/T 9704-2012."""

from __future__ import annotations

import dataclasses
import io
import itertools
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from pypdf import PdfReader

from qianshou_desktop import paths
from qianshou_desktop.formats.official import Annex, Official
from qianshou_desktop.formats.paper import fonts, official, official_text
from qianshou_desktop.formats.paper.headline import shaped
from qianshou_desktop.formats.paper.ink import BASELINE, MM

LETTER = 156 / 28  # mm
LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0  # the text on the page, mm from its corner
SENTENCE = "经县社会工作服务指导中心核对，你站的“五有”建设和走访探视仍有不足（详见附件）。"
FULL = "\n".join(["现将有关情况报告如下。" * 40] * 12)

PAPER = Official(
    title="关于枝城镇社会工作服务站存在问题的整改通知",
    body=SENTENCE,
    made_at=datetime(2026, 1, 5, tzinfo=UTC),
    mark="宜都市民政局文件",
    number="都民发〔2026〕5号",
    addressee="枝城镇社会工作服务站",
    signer="宜都市民政局",
    day=date(2026, 1, 5),
)


class Word(NamedTuple):
    """A piece of text: left, top and bottom of its letters in mm from the upper left corner."""

    left: float
    top: float
    bottom: float
    right: float
    text: str


def pages(paper: Official) -> list[list[Word]]:
    """What stands where on each page, from the top down."""
    return [words(page) for page in PdfReader(io.BytesIO(official.pdf(paper))).pages]


def words(page: object) -> list[Word]:
    found: list[Word] = []

    def see(text: str, _: object, tm: list[float], __: object, size: float) -> None:
        if text.strip():
            face, text = "fang" if size > 15 else "song", text.strip()
            top = 297 - (tm[5] + (0.5 + BASELINE) * size) / MM
            wide = fonts.width(text, face, size) / MM  # type: ignore[arg-type]
            found.append(Word(tm[4] / MM, top, top + size / MM, tm[4] / MM + wide, text))

    page.extract_text(visitor_text=see)  # type: ignore[attr-defined]
    return sorted(found, key=lambda word: (word.top, word.left))


def word(found: list[Word], begins: str) -> Word:
    return next(each for each in found if each.text.startswith(begins))


def near(mm: float) -> object:
    return pytest.approx(mm, abs=1.0)


def test_a_full_page_has_22_lines_of_28_letters_on_156_by_225_mm() -> None:
    """5.2.1, 5.2.3: 天头 37 ±1, 订口 28 ±1."""
    second = pages(dataclasses.replace(PAPER, body=FULL))[1]
    lines = [each for each in second if "—" not in each.text]
    assert len(lines) == 22
    assert lines[0].top == near(TOP)
    assert lines[-1].bottom == near(BOTTOM)
    assert min(each.left for each in lines) == near(LEFT)
    long = [each for each in lines if len(each.text) == 28]
    assert long
    assert all((each.left, each.right) == (near(LEFT), near(RIGHT)) for each in long)
    assert max(each.right for each in lines) <= RIGHT + 1
    assert len({round(b.top - a.top, 2) for a, b in itertools.pairwise(lines)}) <= 2


def test_page_numbers_stand_7_mm_below_at_the_outer_edge() -> None:
    """7.5: one letter in, odd pages right, even pages left."""
    one = 14 / MM
    for at, page in enumerate(pages(dataclasses.replace(PAPER, body=FULL))[:3], 1):
        number = page[-1]
        assert number.text == f"— {at} —"
        assert (number.top + number.bottom) / 2 == near(BOTTOM + 7)
        assert (number.right if at % 2 else number.left) == near(
            RIGHT - one if at % 2 else LEFT + one
        )


def test_the_head_is_drawn_as_asked() -> None:
    """7.2.4 the mark 35 mm below the edge of the text; 7.2.5 the number two lines below; 7.2.7 the
    red line 4 mm below that, as wide as the text; 7.3.1 the title two lines below; 7.3.2 to whom a
    line below that, from the very left."""
    (found, *_) = pages(PAPER)
    mark, number = word(found, "宜都市民政局文件"), word(found, "都民发")
    assert mark.top == near(TOP + 35)
    pitch = (225 - 15.79 / MM) / 21
    assert 2 * pitch <= number.top - mark.bottom < 3 * pitch
    assert (number.left + number.right) / 2 == near((LEFT + RIGHT) / 2)
    title, to = word(found, "关于"), word(found, "枝城镇社会工作服务站：")
    assert title.top - number.bottom == near(3 * pitch - 15.79 / MM)
    assert (to.left, to.text[-1]) == (near(LEFT), "：")
    first = word(found, "经县")
    assert first.left == near(LEFT + 2 * LETTER)
    red, *_ = rules(PAPER, 0)
    assert red == (near(LEFT), near(number.bottom + 4), near(RIGHT), "#e60012")


def test_agencies_that_issue_together_stand_below_one_another() -> None:
    """7.2.4: with the word 文件 at their right, in the middle of them; none of them smaller than the
    title."""
    (found, *_) = pages(
        dataclasses.replace(PAPER, mark="宜都市民政局 宜都市财政局 宜都市卫生健康局文件")
    )
    first, second, third = (word(found, f"宜都市{each}局") for each in ("民政", "财政", "卫生健康"))
    beside = word(found, "文件")
    assert first.top == near(TOP + 35)
    assert first.bottom < second.top < second.bottom < third.top
    assert beside.left > max(each.right for each in (first, second, third))
    assert (beside.top + beside.bottom) / 2 == near((second.top + second.bottom) / 2)
    assert beside.right <= RIGHT + 1
    assert first.bottom - first.top > 22 / MM
    assert word(found, "都民发").top > third.bottom


def test_a_long_name_of_one_agency_stands_on_lines_of_its_own() -> None:
    (found, *_) = pages(
        dataclasses.replace(
            PAPER, mark="宜都市农村留守儿童关爱保护和困境儿童保障工作领导小组办公室文件"
        )
    )
    mark = [each for each in found if each.bottom < word(found, "都民发").top]
    assert len(mark) == 3
    assert all(each.bottom - each.top > 24 / MM for each in mark)


def rules(paper: Official, page: int) -> list[tuple[float, float, float, str]]:
    """Left, height and right of each line on a page, in mm from the upper left corner, and its
    colour."""
    made, colour, start = [], "", (0.0, 0.0)
    with pikepdf.open(io.BytesIO(official.pdf(paper))) as pdf:
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[page]):
            if str(operator) == "RG":
                colour = "#" + "".join(f"{round(float(each) * 255):02x}" for each in operands)
            elif str(operator) == "m":
                start = (float(operands[0]), float(operands[1]))
            elif str(operator) == "l":
                made.append((start[0] / MM, 297 - start[1] / MM, float(operands[0]) / MM, colour))
    return made


def test_agencies_that_issue_together_are_sealed_apart() -> None:
    """7.3.5.1: in their order, no seal of 42 mm over another; the last above the day."""
    together = "宜都市民政局 宜都市财政局 宜都市乡村振兴局"
    (found, *_) = pages(
        dataclasses.replace(
            PAPER, signer=together, sealing="seal", mark="", number="", body="如题。"
        )
    )
    names = [word(found, f"宜都市{each}局") for each in ("民政", "财政", "乡村振兴")]
    middles = [(each.left + each.right) / 2 for each in names]
    assert all(one.top == near(names[0].top) for one in names)
    assert all(b - a > 42 for a, b in itertools.pairwise(middles))
    assert middles[0] - 21 >= LEFT - 1
    assert middles[-1] + 21 <= RIGHT + 1
    day = word(found, "2026年")
    assert (day.left + day.right) / 2 == near(middles[-1])
    assert day.top > names[0].top


def test_long_names_are_sealed_fewer_abreast() -> None:
    together = "宜都市民政局 宜都市财政局 宜都市人力资源和社会保障局"
    paper = dataclasses.replace(PAPER, signer=together, sealing="seal", mark="", body="如题。")
    found = [each for page in pages(paper) for each in page]
    first, second, third = (word(found, each) for each in together.split())
    assert first.right + LETTER / 2 < second.left
    assert third.top > first.top
    assert third.right <= RIGHT + 1


def test_without_seals_the_agency_in_charge_stands_first() -> None:
    """7.3.5.2."""
    together = "宜都市民政局、宜都市乡村振兴局"
    (found, *_) = pages(
        dataclasses.replace(
            PAPER, signer=together, sealing="none", mark="", number="", body="如题。"
        )
    )
    first, second = (word(found, f"宜都市{each}局") for each in ("民政", "乡村振兴"))
    day = word(found, "2026年")
    assert first.top < second.top < day.top
    assert first.left == near(second.left)


def test_who_signed_stands_beside_the_number() -> None:
    """7.2.6: a document that goes up names its signer; then the number is at the left."""
    (found, *_) = pages(dataclasses.replace(PAPER, approver="李敏"))
    assert word(found, "都民发").left == near(LEFT + LETTER)
    assert word(found, "李敏").right == near(RIGHT - LETTER)


def test_very_long_words_at_both_sides_of_a_line_do_not_touch() -> None:
    signer, office = "阿卜杜热合曼·买买提依明·努尔麦麦提", "宜都市民政局社会工作和慈善事业促进" * 2
    long = dataclasses.replace(
        PAPER,
        number="都民社工慈善发〔2026〕1024号",
        approver=signer,
        printed_by=office,
        printed_on=date(2026, 1, 6),
    )
    found = [each for page in pages(long) for each in page]
    assert word(found, "都民社工").right < word(found, "签发人").left < word(found, signer).left
    assert word(found, office).right < word(found, "2026年1月6日印发").left


def test_with_a_seal_the_day_is_four_letters_in() -> None:
    """7.3.5.1: the signer in the middle above; the seal reaches to within a line of the text and
    nothing is drawn in its place."""
    found = pages(PAPER)[0]
    text, signer, day = (word(found, begins) for begins in ("经县", "宜都市民政局", "2026年"))
    signer = next(each for each in found if each.text == "宜都市民政局")
    assert day.text == "2026年1月5日"
    assert day.right == near(RIGHT - 4 * LETTER)
    assert (signer.left + signer.right) / 2 == near((day.left + day.right) / 2)
    last = max(e.bottom for e in found if e.bottom < signer.top)
    middle = (signer.top + day.bottom) / 2 - 3  # signer and day stand somewhat below its middle
    assert 0 < middle - 42 / 2 - last < (225 - 15.79 / MM) / 21
    assert text.top < signer.top
    assert len(rules(PAPER, 0)) == 1


@pytest.mark.parametrize(
    ("signer", "ahead"), [("宜都市社会工作服务指导中心", 2.0), ("民政局", 2.0)]
)
def test_without_a_seal_the_day_begins_two_letters_farther_right(signer: str, ahead: float) -> None:
    """7.3.5.2: the signer two letters in, or the day where it is the longer."""
    found = pages(dataclasses.replace(PAPER, signer=signer, sealing="none"))[0]
    name, day = next(e for e in found if e.text == signer), word(found, "2026年")
    assert day.left - name.left == near(ahead * LETTER)
    long = max(name, day, key=lambda each: each.right - each.left)
    assert long.right == near(RIGHT - 2 * LETTER)


def test_a_stamp_of_a_name_has_its_place_right_of_the_post() -> None:
    """7.3.5.3: two lines below the text, four letters in; the day a line below it."""
    found = pages(dataclasses.replace(PAPER, mark="", signer="局　长", sealing="signature"))[0]
    post, day = word(found, "局"), word(found, "2026年")
    assert day.right == near(RIGHT - 4 * LETTER)
    assert RIGHT - 4 * LETTER - post.right > 30
    pitch = (225 - 15.79 / MM) / 21
    assert day.top - post.top == near(2.5 * pitch)


def test_a_signature_never_stands_alone() -> None:
    """7.3.5.5, whatever the length of the text; nor does anything run over the foot of a page."""
    for count in range(1, 24):
        body = "\n".join(["各站要认真整改。"] * count)
        annexes = (Annex("整改台账"),) if count % 2 else ()
        paper = dataclasses.replace(PAPER, body=body, annexes=annexes)
        found = pages(paper)
        last = [each.text for each in found[-1]]
        assert any("认真整改" in text for text in last)
        assert all(each.bottom < BOTTOM + 1 for page in found for each in page[:-1])


def test_annexes_have_their_own_pages_and_the_record_ends_the_last() -> None:
    """7.3.4, 7.3.7, 7.4: named below the text without a sign behind; 附件1 at the very left of the
    first line, the name in the third; the last line of the record is the edge of the text."""
    paper = dataclasses.replace(
        PAPER,
        mark="",
        annexes=(Annex("问题清单", "一、走访。\n1. 未按期走访。"), Annex("整改台账。")),
        copies_to="枝城镇人民政府，宜昌市社会工作服务中心",
        printed_by="宜都市民政局办公室",
        printed_on=date(2026, 1, 6),
    )
    first, second = pages(paper)
    assert word(first, "附件：").left == near(LEFT + 2 * LETTER)
    assert word(first, "1.").left == near(LEFT + 5 * LETTER) == word(first, "2.").left
    assert word(first, "整改台账").text == "整改台账"
    assert second[0].text == "附件1"
    assert (second[0].left, second[0].top) == (near(LEFT), near(TOP))
    pitch = (225 - 15.79 / MM) / 21
    assert word(second, "问题清单").top == near(TOP + 2 * pitch)
    assert any("2026年1月6日印发" in each.text for each in second)
    assert any(each.text.endswith("宜昌市社会工作服务中心。") for each in second)
    heights = [height for _, height, _, _ in rules(paper, 1)]
    assert max(heights) == near(BOTTOM)
    assert len(heights) == 3


def test_a_heading_has_its_face_to_the_end_of_its_sentence() -> None:
    assert official_text._heading("一、主要问题") == ("hei", 6)
    assert official_text._heading("（一）人员。不足。") == ("kai", 6)
    assert official_text._heading("1. 人员。") == official_text._heading("（1）人员") == ("fang", 0)


@pytest.mark.parametrize(
    "title",
    ["关于枝城镇社会工作服务站存在问题的整改通知",
     "关于报送宜都市2026年度乡镇社会工作服务站建设和服务开展情况暨“牵手计划”实施情况的报告"],
)  # fmt: skip
def test_a_long_title_is_no_block(title: str) -> None:
    """7.3.1: a trapezium or a lozenge; nothing is lost."""
    lines = shaped(title, "headline", 22.0, 156 * MM)
    assert "".join(lines) == title
    wide = [fonts.width(line, "headline", 1.0) for line in lines]
    assert all(abs(a - b) >= 1 for a, b in itertools.pairwise(wide))
    assert not any(a > b < c for a, b, c in zip(wide, wide[1:], wide[2:], strict=False))
    assert shaped("甲的\n乙", "headline", 22.0, 400.0) == ["甲的", "乙"]


def test_the_machine_s_own_faces_are_used_unless_the_file_is_to_be_the_same_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cold_fonts: Callable[[], None]
) -> None:
    folder = tmp_path / "Fonts"
    folder.mkdir()
    shipped = (paths.resources() / "fonts" / "NotoSansSC-Regular.ttf").read_bytes()
    for name in ("simfang.ttf", "方正小标宋简体.ttf"):
        (folder / name).write_bytes(shipped)
    with fonts.bundled():
        before = official.pdf(PAPER)
    monkeypatch.setenv("WINDIR", str(tmp_path))
    cold_fonts()
    assert (fonts.name("fang"), fonts.name("headline")) == (
        "qs-simfang.ttf",
        "qs-方正小标宋简体.ttf",
    )
    assert fonts.own("headline")
    assert not fonts.own("kai")
    assert official.pdf(PAPER) != before
    with fonts.bundled():
        assert official.pdf(PAPER) == before
        assert fonts.name("fang") == fonts.name("serif")


@pytest.fixture
def cold_fonts() -> object:
    """Forget which fonts the machine has, now and afterwards."""

    def forget() -> None:
        for each in (fonts._installed, fonts._machine, fonts._first, fonts._font_of, fonts._pair,
                     fonts._widths, fonts._lacks):  # fmt: skip
            each.cache_clear()

    yield forget
    forget()
