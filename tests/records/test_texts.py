"""Text, names, codes, telephones and references as people type and paste them."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianshou_desktop.records.kinds import Clock, Code, Name, Phone, Ref, Text, Unfit

TODAY = date(2022, 9, 15)
LONGEST_NAME = "阿卜杜热合曼·买买提依明·努尔麦麦提·艾力江·吾守"
# Letters of every script and plane, without the halves of letters and the marks without ink.
letters = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf")), max_size=120)


def test_text_is_trimmed_and_empty_text_is_nothing() -> None:
    kind = Text(10)
    assert kind.read("  枝城镇　") == "枝城镇"
    assert [kind.read(text) for text in ("", "   ", "\u3000", "\n\t", "\ufeff")] == [None] * 5


def test_text_of_one_line_has_one_line() -> None:
    assert Text(20).read("一\r\n二\t三\r四") == "一 二 三 四"
    assert Text(20, lines=True).read("一\r\n二\r三\n") == "一\n二\n三"


@pytest.mark.parametrize("value", [5, 1.5, True, ["x"], {"a": 1}, b"x"])
@pytest.mark.parametrize("kind", [Text(), Name(), Phone(), Code(r"\d+", "数字"), Clock()])
def test_what_is_no_text_is_refused(kind: Text, value: object) -> None:
    with pytest.raises(Unfit, match="文字"):
        kind.read(value)


def test_text_is_composed() -> None:
    assert Text().read("e\u0301") == "\u00e9"


@given(letters)
def test_text_reads_back_as_it_was_read(text: str) -> None:
    for kind in (Text(200), Text(200, lines=True), Name(200)):
        once = kind.read(text)
        assert kind.read(once or "") == once
        assert kind.plain(once) == once
        assert kind.read(kind.show(once)) == once


@given(letters)
def test_no_letter_of_a_text_is_lost(text: str) -> None:
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    assert " ".join((Text(500).read(text) or "").split()) == plain


@pytest.mark.parametrize("length", [0, 1, 9, 10])
def test_text_within_its_length_fits(length: int) -> None:
    assert Text(10).limit("𬀩" * length, TODAY) is None


def test_text_over_its_length_is_told_by_how_much() -> None:
    assert Text(10).limit("长" * 11, TODAY) == "最多 10 个字，现在有 11 个字，请缩短"
    assert "10000" in str(Text(5000).limit("长" * 10_000, TODAY))


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x08", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f"])
def test_control_signs_are_refused(sign: str) -> None:
    for kind in (Text(), Text(lines=True), Name()):
        read = kind.read(f"张{sign}三")
        assert read is not None
        problem = kind.limit(read, TODAY)
        assert problem is None if read == "张三" else "控制字符" in str(problem)
    assert "控制字符" in str(Text().limit(f"张{sign}三", TODAY))


@pytest.mark.parametrize("half", [0xD800, 0xDBFF, 0xDC00, 0xDFFF])
@pytest.mark.parametrize("kind", [Text(), Name(), Phone(), Ref("person")])
def test_half_a_letter_is_refused(kind: Text, half: int) -> None:
    with pytest.raises(Unfit, match="残缺"):
        kind.read(f"张{chr(half)}三")


@pytest.mark.parametrize("mark", ["\ufeff", "\u200b", "\u200e", "\u202e", "\u2060", "\u2066"])
def test_marks_without_ink_are_dropped(mark: str) -> None:
    assert Name().read(f"{mark}张{mark}三{mark}") == "张三"
    assert Text().read(f"枝{mark}城") == "枝城"


@pytest.mark.parametrize("dot", "·•・‧∙⋅●．")
def test_every_dot_of_a_name_becomes_the_standard_one(dot: str) -> None:
    assert Name().read(f"欧阳{dot}娜仁") == "欧阳·娜仁"
    assert Name().read(f" 欧阳 {dot} 娜仁 ") == "欧阳·娜仁"


def test_names_of_twenty_five_letters_and_of_fifty_fit() -> None:
    assert len(LONGEST_NAME) == 25
    assert Name().read(LONGEST_NAME) == LONGEST_NAME
    assert Name().limit(LONGEST_NAME * 2, TODAY) is None
    assert Name().limit(LONGEST_NAME * 2 + "江", TODAY) is not None


@pytest.mark.parametrize("name", ["𬀩䶮", "李𫖯", "堃鿏", "𠮷野", "﨑山"])
def test_rare_letters_stay_what_they_are(name: str) -> None:
    assert Name().read(name) == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("张 三", "张三"),
        ("张　三", "张三"),
        ("张  小  三", "张小三"),
        ("欧阳 𬀩 䶮", "欧阳𬀩䶮"),
        ("John  Smith", "John Smith"),
    ],
)
def test_chinese_names_are_not_spaced(typed: str, kept: str) -> None:
    assert Name().read(typed) == kept


def test_codes_are_made_plain() -> None:
    code = Code(r"\d{9}", "9 位乡级代码")
    assert code.read(" ４２０５８１ １０４ ") == "420581104"
    assert code.limit("420581104", TODAY) is None
    assert Code(r"[A-Z]\d", "代码").read("ｂ１") == "B1"


@pytest.mark.parametrize(
    "text", ["42058110", "4205811040", "42058110A", "٤٢٠٥٨١١٠٤", "420581104\n"]
)
def test_codes_of_another_form_are_refused_in_words(text: str) -> None:
    assert Code(r"\d{9}", "9 位乡级代码").limit(text, TODAY) == "应为9 位乡级代码"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13812345678", "13812345678"),
        ("１３８　１２３４　５６７８", "13812345678"),
        ("139-7252-0000", "13972520000"),
        ("0717-4823456/139-7252-0000", "0717-4823456/13972520000"),
        ("139.7252.0000", "13972520000"),
        ("(0717)4823456", "0717-4823456"),
        ("（0717）-4823456", "0717-4823456"),
        ("400-800-8888", "400-800-8888"),
        ("0717-4823456", "0717-4823456"),
        ("4823456", "4823456"),
        ("12345", "12345"),
        ("0717-4823456 转 8", "0717-4823456转8"),
        ("13812345678、13912345678", "13812345678/13912345678"),
        ("110", None),
        ("+86-13812345678", "+86-13812345678"),
        ("+86-139-7252-0000", "+86-13972520000"),
    ],
)
def test_telephones(typed: str, kept: str | None) -> None:
    phone = Phone()
    read = phone.read(typed)
    assert read is not None
    assert (phone.limit(read, TODAY) is None) == (kept is not None)
    assert kept is None or read == kept


@pytest.mark.parametrize(
    "text",
    [
        "1397252000",
        "1387250",
        "+86-139-7252-00",
        "138123456789",
        "139-7252-00",
        "电话",
        "0717 转 3",
        "-4823456",
        "4823456-",
        "١٢٣٤٥٦٧",
    ],
)
def test_what_is_no_telephone_is_refused(text: str) -> None:
    assert Phone().limit(str(Phone().read(text)), TODAY) is not None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("9:30", "09:30"), ("09：30", "09:30"), ("0930", "09:30"), ("930", "09:30"), ("9点30", "09:30"),
     ("9点半", "09:30"), ("9时30分", "09:30"), ("9点5分", "09:05"), ("下午3点", "15:00"),
     ("中午1点", "13:00"), ("中午12点", "12:00"), ("晚上8:20", "20:20"),
     ("23.59", "23:59"), ("", None)],
)  # fmt: skip
def test_times_of_day(typed: str, kept: str | None) -> None:
    assert Clock().read(typed) == kept
    assert kept is None or Clock().limit(kept, TODAY) is None


@pytest.mark.parametrize(
    "text", ["24:00", "12:60", "上午", "9点半多", "9", "25点", "晚上12点", "凌晨12点"]
)
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    assert Clock().limit(str(Clock().read(text)), TODAY) is not None


def test_references_are_keys_or_what_people_write() -> None:
    ref = Ref("person")
    assert ref.read(7) == 7
    assert ref.read(" 420581104-DX-2022-0001 ") == "420581104-DX-2022-0001"
    assert ref.read("") is None
    for wrong in (True, 1.5, ["x"]):
        with pytest.raises(Unfit):
            ref.read(wrong)
