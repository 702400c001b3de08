"""Volumes on the shelf: who has one, and since when it is there."""

from collections.abc import Callable
from typing import Any

import pytest

from qianshou_desktop.actions import archive, common, discretion
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected
from tests.actions.conftest import refused
from tests.conftest import TOWN

Do = Callable[..., Any]


@pytest.fixture
def volume(new: Do) -> int:
    return new("volume", number="DA-1", title_text="卷", station=TOWN, filed_on="2022-07-01")


def test_a_volume_that_is_lent_out_is_not_deleted(
    performer: Performer, new: Do, change: Do, volume: int
) -> None:
    loan = new("volume_loan", volume=volume, borrower="王五", borrowed_on="2022-08-01")
    with pytest.raises(Rejected, match="还在王五手里，不能删除；还回来了请先填归还日期"):
        performer.do(common.remove, "volume", volume)
    assert performer.ask(archive.lent)
    change("volume_loan", loan, returned_on="2022-08-02")
    performer.do(common.remove, "volume", volume)
    assert performer.ask(common.count, "volume") == 0


def test_a_volume_is_lent_once_it_is_on_the_shelf(new: Do, change: Do, volume: int) -> None:
    lent = {"volume": volume, "borrower": "王五"}
    said = refused(new, "volume_loan", **lent, borrowed_on="2022-06-05")
    assert said == {"borrowed_on": "不能早于归档日期（2022-07-01）"}
    early = [{"borrower": "王五", "borrowed_on": "2022-06-05"}]
    assert set(refused(change, "volume", volume, loans=early)) == {"loans.0.borrowed_on"}
    loan = new("volume_loan", **lent, borrowed_on="2022-07-01")
    assert set(refused(change, "volume_loan", loan, borrowed_on="2022-06-30")) == {"borrowed_on"}
    said = refused(change, "volume", volume, filed_on="2022-07-02")
    assert said == {"filed_on": "2022-07-01 已借出，不能晚于这一天"}
    change("volume", volume, filed_on="2022-06-05")


def test_a_volume_is_due_after_it_was_lent(new: Do, volume: int) -> None:
    lent = {"volume": volume, "borrower": "王五", "borrowed_on": "2022-08-05"}
    said = refused(new, "volume_loan", **lent, due_on="2022-08-04")
    assert said == {"due_on": "不能早于开始的日期（2022-08-05）"}
    new("volume_loan", **lent, due_on="2022-08-05")


def test_where_a_withheld_case_was_filed_is_not_told(
    performer: Performer, new: Do, add_person: Do
) -> None:
    case = new("case", person=add_person(), station=TOWN, opened_on="2022-05-01", secrecy="minor")
    new("volume", number="DA-2", title_text="卷", station=TOWN, case=case, filed_on="2022-08-01")
    assert performer.ask(archive.shelved, case) == "DA-2"
    performer.role = discretion.READER
    assert performer.ask(archive.shelved, case) == ""
