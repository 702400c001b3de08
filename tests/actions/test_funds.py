"""The year's money: the cap to the fen, and what the treasury makes up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianshou_desktop.actions.funds import cap_fen, shortfall_fen
from qianshou_desktop.records.fund import Funding

FEN = st.integers(min_value=0, max_value=10**15)  # ten trillion 元: floats of it lose fen


@pytest.mark.parametrize(
    ("relief", "permille", "cap"),
    [
        (0, 30, 0),
        (33, 30, 0),
        (34, 30, 1),
        (100_000_033, 30, 3_000_000),
        (100_000_034, 30, 3_000_001),
        (100_000_000, 0, 0),
        (123_456_789, 1000, 123_456_789),
        (10**15 + 1, 30, 3 * 10**13),
    ],
)
def test_the_cap_is_rounded_down_to_the_fen(relief: int, permille: int, cap: int) -> None:
    assert cap_fen(relief, permille) == cap


@given(relief=FEN, permille=st.integers(min_value=0, max_value=1000))
def test_the_cap_is_inside_the_share_and_one_fen_more_is_not(relief: int, permille: int) -> None:
    cap = cap_fen(relief, permille)
    assert cap * 1000 <= relief * permille < (cap + 1) * 1000


def year(need: int, allotted: int, upper: int, other: int) -> Funding:
    return Funding(
        year=2022, need_fen=need, allotted_fen=allotted, upper_fen=upper, other_fen=other
    )


@pytest.mark.parametrize(
    ("need", "there", "short"),
    [
        (100, (30, 20, 10), 40),
        (60, (30, 20, 10), 0),
        (61, (30, 20, 10), 1),
        (59, (30, 20, 10), 0),
        (0, (0, 0, 0), 0),
        (100, (0, 0, 0), 100),
        (100, (0, 0, 100), 0),
        (100, (0, 100, 0), 0),
        (100, (100, 0, 0), 0),
    ],
)
def test_the_treasury_makes_up_what_is_lacking(
    need: int, there: tuple[int, int, int], short: int
) -> None:
    assert shortfall_fen(year(need, *there)) == short


def test_what_the_county_gave_already_does_not_lessen_what_it_owes() -> None:
    """The shortfall is what the treasury has to make up in all; R25 compares the two."""
    made = year(100, 30, 0, 0)
    made.county_fen = 70
    assert shortfall_fen(made) == 70


@given(need=FEN, allotted=FEN, upper=FEN, other=FEN)
def test_with_the_shortfall_the_need_is_met_and_no_more(
    need: int, allotted: int, upper: int, other: int
) -> None:
    short = shortfall_fen(year(need, allotted, upper, other))
    there = allotted + upper + other
    assert short == 0 if there >= need else there + short == need
