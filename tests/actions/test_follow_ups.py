"""After a closing: the next follow-up waits until it is written down."""

from collections.abc import Callable
from typing import Any

import pytest

from qianshou_desktop.actions.perform import Performer

Do = Callable[..., Any]
CASE = "GA-跟"


@pytest.fixture
def closed(save: Do, listed: Do, performer: Performer, cast: None) -> Do:
    """A case whose stages were passed over, closed on 2022-07-01 as told."""

    def close(**values: Any) -> None:
        save("case", {"number": CASE, "person": "DX-甲", "station": "420581104",
                      "opened_on": "2022-06-01", "request": "睡不着", "urgency": "normal",
                      "decision": "accept", "skips": [
                          {"stage": stage, "reason": "补录"}
                          for stage in ("assessment", "plan", "intervention", "evaluation")]})  # fmt: skip
        save("case_closing", {"number": "JA-跟", "case": CASE, "closed_on": "2022-07-01", "cause": "attained",
                              "changes": "好转", **values})  # fmt: skip

    return close


@pytest.fixture
def waiting(listed: Do) -> Callable[[], list[str]]:
    """The days on which follow-ups are due that nobody has done."""
    return lambda: [
        each["due_on"]
        for each in listed("todo")
        if each["source"] == "follow" and not each["done_on"]
    ]


def test_the_next_one_is_due_an_interval_after_the_last(
    closed: Do, save: Do, waiting: Callable[[], list[str]]
) -> None:
    closed(follow_every="monthly", follow_until="2022-09-01")
    assert waiting() == ["2022-08-01"]
    save("follow_up", {"case": CASE, "done_on": "2022-07-20", "result": "keep"})
    assert waiting() == ["2022-08-20"]
    save(
        "follow_up", {"case": CASE, "done_on": "2022-08-02", "state": "安好"}
    )  # the next were in September
    assert waiting() == []


def test_a_day_that_was_named_goes_before_the_interval(
    closed: Do, save: Do, waiting: Callable[[], list[str]]
) -> None:
    closed(follow_every="weekly")
    save(
        "follow_up",
        {"case": CASE, "done_on": "2022-07-05", "state": "安好", "next_on": "2022-09-30"},
    )
    assert waiting() == ["2022-09-30"]


@pytest.mark.parametrize("result", ["end", "reopen"])
def test_nobody_comes_again_after_the_end(
    closed: Do, save: Do, listed: Do, waiting: Callable[[], list[str]], result: str
) -> None:
    closed(follow_every="weekly")
    assert waiting() == ["2022-07-08"]
    save("follow_up", {"case": CASE, "done_on": "2022-07-05", "result": result})
    assert waiting() == (["2022-07-05"] if result == "reopen" else [])
    if result == "reopen":
        told = [each["content"] for each in listed("todo") if not each["done_on"]]
        assert any("为同一对象新开个案" in text for text in told)


def test_where_nothing_was_agreed_nothing_waits(
    closed: Do, waiting: Callable[[], list[str]]
) -> None:
    closed(cause="moved")
    assert waiting() == []
