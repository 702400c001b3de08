"""ID numbers (GB 11643-1999) and disability certificates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianshou_desktop.records import identity
from qianshou_desktop.records.identity import DisabilityNumber, IdNumber
from qianshou_desktop.records.kinds import Unfit

TODAY = date(2022, 9, 15)
SOUND = ("11010519491231002X", "34052419800101001X")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def check_letter(front: str) -> str:
    """The standard's own sum, written again here."""
    weighed = sum(int(digit) * weight for digit, weight in zip(front, WEIGHTS, strict=True))
    return "10X98765432"[weighed % 11]


@st.composite
def numbers(draw: st.DrawFn, first: date = date(1880, 1, 1), last: date = TODAY) -> str:
    day = draw(st.dates(first, last))
    division, order = draw(st.integers(110000, 829999)), draw(st.integers(0, 999))
    front = f"{division}{day:%Y%m%d}{order:03d}"
    return front + check_letter(front)


@pytest.mark.parametrize("number", SOUND)
def test_the_standards_examples_hold(number: str) -> None:
    assert IdNumber().limit(number, TODAY) is None
    assert IdNumber().read(number.lower()) == number
    assert IdNumber().read(" ".join(number)) == number


@given(numbers())
def test_every_number_of_the_standard_holds(number: str) -> None:
    assert IdNumber().limit(number, TODAY) is None
    assert identity.born_on(number) == date.fromisoformat(
        f"{number[6:10]}-{number[10:12]}-{number[12:14]}"
    )
    assert identity.sex(number) == ("male" if number[16] in "13579" else "female")


@given(numbers(), st.integers(0, 17), st.integers(1, 9))
def test_a_slip_in_any_one_place_is_found(number: str, at: int, by: int) -> None:
    wrong = str(by) if number[at] == "X" else str((int(number[at]) + by) % 10)
    assert IdNumber().limit(number[:at] + wrong + number[at + 1 :], TODAY) is not None


@given(numbers(), st.integers(0, 16))
def test_two_neighbours_exchanged_are_found(number: str, at: int) -> None:
    swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    assert swapped == number or IdNumber().limit(swapped, TODAY) is not None


@pytest.mark.parametrize("last", "0123456789X")
@pytest.mark.parametrize("front", [number[:17] for number in SOUND])
def test_one_check_digit_alone_holds(front: str, last: str) -> None:
    problem = IdNumber().limit(front + last, TODAY)
    assert (problem is None) == (last == check_letter(front))
    assert problem is None or "校验位不对" in problem


@pytest.mark.parametrize("division", ["530629", "420500", "999999", "000000"])
def test_an_unknown_division_is_no_fault(division: str) -> None:
    front = f"{division}19500102" + "001"
    assert IdNumber().limit(front + check_letter(front), TODAY) is None


@given(numbers(TODAY + timedelta(days=1), date(2199, 12, 31)))
def test_a_birth_in_the_future_is_refused(number: str) -> None:
    assert "晚于今天" in str(IdNumber().limit(number, TODAY))


def test_a_child_born_today_has_a_number() -> None:
    front = f"420581{TODAY:%Y%m%d}001"
    assert IdNumber().limit(front + check_letter(front), TODAY) is None


@pytest.mark.parametrize("born", ["20230229", "19990431", "19001301", "00000000", "18791231"])
def test_a_birth_date_that_cannot_be_is_refused(born: str) -> None:
    front = f"420581{born}001"
    assert "出生日期" in str(IdNumber().limit(front + check_letter(front), TODAY))


@pytest.mark.parametrize(
    "text",
    ["", "11010519491231002", "11010519491231002XX", "X1010519491231002X", "一1010519491231002X",
     "٠10105194912310021", "420581500101123"],
)  # fmt: skip
def test_another_form_is_refused_with_its_length(text: str) -> None:
    assert f"现在是 {len(text)} 位" in str(IdNumber().limit(text, TODAY))


def test_a_number_read_as_it_is_typed() -> None:
    assert identity.try_id_number(" 11010519491231002x ", TODAY) == SOUND[0]
    for wrong in ("", "110105194912310021", "身份证"):
        with pytest.raises(Unfit):
            identity.try_id_number(wrong, TODAY)


@given(st.dates(date(1880, 1, 1), date(2100, 12, 31)), st.integers(0, 120))
def test_age_grows_on_the_birthday(born: date, years: int) -> None:
    year = born.year + years
    leap = born.month == 2 and born.day == 29
    try:
        birthday = born.replace(year=year)
    except ValueError:
        birthday = date(year, 3, 1)
    assert identity.age(born, birthday) == years
    assert identity.age(born, birthday - timedelta(days=1)) == years - 1
    assert not leap or identity.age(born, date(year, 3, 1)) == years


@pytest.mark.parametrize(
    ("tail", "fits"),
    [("11", True), ("74", True), ("44B1", True), ("81", False), ("15", False), ("01", False),
     ("1", False), ("44B", False), ("44C1", False)],
)  # fmt: skip
def test_disability_certificates(tail: str, fits: bool) -> None:
    number = DisabilityNumber().read(SOUND[0] + tail)
    assert number is not None
    assert (DisabilityNumber().limit(number, TODAY) is None) == fits


def test_a_certificate_tells_category_and_grade() -> None:
    assert identity.disability(SOUND[0] + "43") == ("limb", "g3")
    assert identity.disability(SOUND[0] + "71B2") == ("multiple", "g1")
