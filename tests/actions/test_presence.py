"""Who is on file: what a month told of somebody's leaving it tells ever after."""

from datetime import date

import pytest

from qianshou_desktop.actions import behind, common, figures
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected
from tests.conftest import TOWN


def test_a_second_leaving_keeps_the_first(performer: Performer) -> None:
    key = performer.do(common.save, "person", {"name": "赵来往", "filed_on": "2022-01-01"})

    def told(period: str) -> tuple[int, int]:
        found = performer.ask(figures.figures, period)
        return found["persons.filed"], found["persons.left"]

    performer.do(common.save, "person", {"left_on": "2022-03-10", "left_reason": "moved"}, key)
    march = told("2022-03")
    performer.do(common.save, "person", {"returned_on": "2022-05-02"}, key)
    may = told("2022-05")
    performer.do(common.save, "person", {"left_on": "2022-08-20", "left_reason": "quit"}, key)
    assert (told("2022-03"), told("2022-04"), told("2022-05")) == (march, (0, 0), may)
    assert (told("2022-07"), told("2022-08"), told("2022")) == ((1, 0), (0, 1), (0, 1))
    kept = performer.ask(common.load, "person", key).values
    assert kept["returned_on"] is None
    assert [(row["left_on"], row["left_reason"]) for row in kept["absences"]] == [
        (date(2022, 3, 10), "moved")
    ]
    for month, count in (("2022-03", 1), ("2022-05", 0), ("2022-08", 1)):
        found = performer.ask(behind.behind, "persons.left", month)
        assert len(found) == count
    with pytest.raises(Rejected, match="2022-03-10 已离档"):
        performer.do(common.save, "service", {
            "station": TOWN, "served_on": "2022-04-01", "kind": "consultation", "person": key,
        })  # fmt: skip
