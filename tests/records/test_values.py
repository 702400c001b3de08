"""Numbers, money, yes and no, days, moments, and codes of a list."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianshou_desktop.records.kinds import (
    Choice,
    Codes,
    Day,
    Flag,
    Instant,
    Money,
    Rows,
    Unfit,
    UtcInstant,
    Whole,
)
from qianshou_desktop.records.terms import ITEM, RISK

TODAY = date(2022, 9, 15)
days = st.dates(date(1880, 1, 1), date(2200, 12, 31))


@given(st.integers(-(10**14), 10**14))
def test_whole_numbers_read_back(number: int) -> None:
    kind = Whole(-(10**15), 10**15)
    assert kind.read(number) == number
    assert kind.read(kind.show(number)) == number
    assert kind.limit(number, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("30", 30),
        ("３０", 30),
        ("30分钟", 30),
        (" 30 分钟", 30),
        ("-5", -5),
        ("007", 7),
        ("", None),
    ],
)
def test_whole_numbers_as_typed(typed: str, number: int | None) -> None:
    assert Whole(unit="分钟").read(typed) == number


@pytest.mark.parametrize(
    "value", ["三十", "3.5", "1e3", "3,000", "--5", "分钟5", 3.0, True, False, None, [1], "9" * 16]
)
def test_what_is_no_whole_number_is_refused(value: object) -> None:
    with pytest.raises(Unfit, match="整数"):
        Whole(unit="分钟").read(value)


@pytest.mark.parametrize(("number", "fits"), [(-1, 0), (0, 1), (1440, 1), (1441, 0), (10**30, 0)])
def test_whole_numbers_have_limits(number: int, fits: int) -> None:
    problem = Whole(0, 1440, "分钟").limit(number, TODAY)
    assert problem == (None if fits else "应在 0 到 1440分钟 之间")


@given(st.integers(0, 10**13))
def test_money_is_whole_fen_typed_in_yuan(fen: int) -> None:
    kind = Money()
    assert kind.read(kind.show(fen)) == fen == kind.read(fen)
    assert kind.limit(fen, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "fen"),
    [("1200", 120_000), ("1200.5", 120_050), ("1,200.05 元", 120_005), ("￥３０．１", 3_010),
     ("¥0.01", 1), ("0", 0), ("", None)],
)  # fmt: skip
def test_money_as_typed(typed: str, fen: int | None) -> None:
    assert Money().read(typed) == fen


@pytest.mark.parametrize(
    "value", ["1.234", "-1", "一百", "1.", ".5", "1e3", 1.5, True, ["1"], "9" * 13]
)
def test_what_is_no_money_is_refused(value: object) -> None:
    with pytest.raises(Unfit, match="金额"):
        Money().read(value)


def test_money_has_limits() -> None:
    assert Money(100).limit(-1, TODAY) == "应在 0 到 1 元之间"
    assert Money(100).limit(101, TODAY) is not None


@pytest.mark.parametrize(
    ("value", "kept"),
    [(True, True), (False, False), ("是", True), ("否", False), ("true", True), ("FALSE", False),
     ("", None)],
)  # fmt: skip
def test_yes_and_no(value: object, kept: bool | None) -> None:
    assert Flag().read(value) is kept
    assert Flag().read(Flag().show(kept)) is kept


@pytest.mark.parametrize("value", ["也许", 1, 0, "1", "yes", ["是"]])
def test_neither_yes_nor_no_is_refused(value: object) -> None:
    with pytest.raises(Unfit, match="是 或 否"):
        Flag().read(value)


@given(days)
def test_days_read_back_in_every_form(day: date) -> None:
    kind = Day()
    forms = (
        day, datetime(day.year, day.month, day.day, 23, 59, tzinfo=UTC), kind.plain(day), kind.show(day),
        f"{day:%Y%m%d}", f"{day:%Y/%m/%d}", f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日", f"{day.year}-{day.month}-{day.day}",
    )  # fmt: skip
    assert [kind.read(form) for form in forms] == [day] * len(forms)
    assert kind.limit(day, TODAY) is None


@pytest.mark.parametrize(
    "typed", ["２０２２－０８－０５", " 2022 年 8 月 5 日 ", "2022/8/5", "2022.08.05"]
)
def test_days_as_typed(typed: str) -> None:
    assert Day().read(typed) == date(2022, 8, 5)


@pytest.mark.parametrize(("text", "exists"), [("2020-02-29", True), ("2000-02-29", True),
                                              ("2021-02-29", False), ("1900-02-29", False)])  # fmt: skip
def test_leap_days(text: str, exists: bool) -> None:
    if exists:
        assert Day().plain(Day().read(text)) == text
        return
    with pytest.raises(Unfit, match="日历上没有"):
        Day().read(text)


@pytest.mark.parametrize(
    "text", ["2022-13-01", "2022-00-10", "2022-04-31", "20220230", "0000-01-01"]
)
def test_days_that_no_calendar_has_are_named(text: str) -> None:
    with pytest.raises(Unfit, match=f"日历上没有 {text}"):
        Day().read(text)


# Without separators the month and the day of 2022111 may be either.
@pytest.mark.parametrize(
    "value", ["2022111", "202211", "昨天", "08-05", "5/8/2022", "2022-08", "2022-08-05T10:00", 20220805, True,
              44778.0, {}]
)  # fmt: skip
def test_days_that_cannot_be_understood_are_refused(value: object) -> None:
    with pytest.raises(Unfit, match="看不懂"):
        Day().read(value)


def test_days_of_the_past_end_today() -> None:
    past = Day(past=True)
    assert past.limit(TODAY, TODAY) is None
    assert "不能晚于今天" in str(past.limit(TODAY + timedelta(days=1), TODAY))
    assert Day().limit(TODAY + timedelta(days=1), TODAY) is None


@pytest.mark.parametrize(
    ("year", "fits"), [(1879, False), (1880, True), (2200, True), (2201, False)]
)
def test_days_lie_within_living_memory(year: int, fits: bool) -> None:
    assert (Day().limit(date(year, 6, 1), TODAY) is None) == fits


def test_moments_keep_their_instant_and_are_shown_in_beijing_time() -> None:
    kind = Instant()
    moment = datetime(2022, 8, 5, 23, 30, tzinfo=UTC)
    assert kind.read("2022-08-06T07:30+08:00") == moment
    assert kind.read(kind.plain(moment)) == moment
    assert kind.show(moment) == "2022-08-06 07:30"
    assert (kind.read(""), kind.plain(None), kind.show(None)) == (None, None, "")


@pytest.mark.parametrize("text", ["2022-08-05T09:30", "2022-08-05", "昨天", "25:00"])
def test_moments_without_a_zone_are_refused(text: str) -> None:
    with pytest.raises(Unfit):
        Instant().read(text)


def test_no_moment_without_zone_reaches_the_file() -> None:
    column = UtcInstant()
    with pytest.raises(ValueError, match="zone"):
        column.process_bind_param(datetime(2022, 8, 5), None)  # type: ignore[arg-type]  # noqa: DTZ001
    beijing = datetime(2022, 8, 5, 8, tzinfo=timezone(timedelta(hours=8)))
    kept = column.process_bind_param(beijing, None)  # type: ignore[arg-type]
    assert kept == datetime(2022, 8, 5)  # noqa: DTZ001
    assert column.process_result_value(kept, None) == beijing  # type: ignore[arg-type]


@pytest.mark.parametrize("code", list(RISK))
def test_a_code_is_read_from_its_code_and_its_label(code: str) -> None:
    kind = Choice(RISK)
    assert kind.read(code) == kind.read(RISK[code]) == kind.read(kind.show(code)) == code


def test_a_code_unknown_is_refused_with_what_there_is() -> None:
    with pytest.raises(Unfit, match="没有“极高”这一项，可填：高、重点、一般"):
        Choice(RISK).read("极高")
    with pytest.raises(Unfit, match=r"…$"):
        Choice(ITEM).read("长" * 10_000)
    assert Choice(RISK).show("newer") == "newer"


@given(st.sets(st.sampled_from(list(ITEM))))
def test_several_codes_read_back_in_the_lists_order(codes: set[str]) -> None:
    kind = Codes(ITEM)
    ordered = [code for code in ITEM if code in codes]
    forms = (codes, list(codes), kind.plain(codes), "、".join(codes), kind.show(codes))
    assert all(kind.read(form) == ordered for form in forms)


@pytest.mark.parametrize(
    "text", ["A1,B1", "A1，B1", "A1;B1", "A1 B1 A1", "B1、、A1", "救助政策宣传、入户探访"]
)
def test_several_codes_as_typed(text: str) -> None:
    assert Codes(ITEM).read(text) == ["A1", "B1"]


@pytest.mark.parametrize("value", [["A1", "Z9"], "A1、Z9", [1], [["A1"]], 5, {"A1": 1}, True])
def test_several_codes_with_a_wrong_one_are_refused(value: object) -> None:
    with pytest.raises(Unfit):
        Codes(ITEM).read(value)


def test_codes_of_a_newer_program_are_shown_last() -> None:
    kind = Codes(ITEM)
    assert kind.plain({"Z9", "B1", "A1"}) == ["A1", "B1", "Z9"]
    assert kind.show({"Z9", "A1"}) == "救助政策宣传、Z9"


def test_rows_are_dicts_or_what_stands_for_them() -> None:
    rows = Rows("person_group", short="code")
    assert rows.read("残疾人、low_income") == [{"code": "残疾人"}, {"code": "low_income"}]
    assert rows.read([{"code": "aged", "basis": "x"}, "orphan"]) == [
        {"code": "aged", "basis": "x"}, {"code": "orphan"},
    ]  # fmt: skip
    assert rows.read("") == rows.read([]) == []


@pytest.mark.parametrize("value", [5, {"code": "aged"}, [5], [["aged"]], True])
def test_what_is_no_row_is_refused(value: object) -> None:
    with pytest.raises(Unfit, match="行"):
        Rows("person_group", short="code").read(value)
    with pytest.raises(Unfit, match="一组字段"):
        Rows("member").read(["张三"])
