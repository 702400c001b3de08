"""The year's money, in whole fen (seed article, 强化经费保障; domain.md §1.8)."""

from qianshou_desktop.records.fund import Funding

PERMILLE = 1000


def cap_fen(relief_fen: int, permille: int) -> int:
    """The most that may be taken from last year's relief fund (不高于, so equality is allowed):
    whole fen, rounded down. Permille: 30 is 3 %."""
    return relief_fen * permille // PERMILLE


def shortfall_fen(funding: Funding) -> int:
    """What the county's treasury makes up: the need less all that is there, never below nothing."""
    there = funding.allotted_fen + funding.upper_fen + funding.other_fen
    return max(0, funding.need_fen - there)
