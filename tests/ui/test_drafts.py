"""Nothing typed is lost: it waits where it was typed, on the front page, over a closing of the program, and
over its being killed."""

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common, drafts
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.store import disk
from qianshou_desktop.ui import house
from qianshou_desktop.ui.begun import Begun
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.leaves.rounds import Rounds
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.pages.persons import Persons
from qianshou_desktop.ui.pages.visits import Visits
from qianshou_desktop.ui.pages.workbench import Workbench
from qianshou_desktop.ui.window import Window

Do = Callable[..., Any]
Settle = Callable[[], None]
TYPIST = Path(__file__).parent / "typist.py"
LOST = 5.0  # seconds of typing that may be lost at the most
KILLS, FEW = 20, 2


@pytest.fixture
def again(performer: Performer, qtbot: QtBot, qapp: Any) -> Iterator[Callable[[], Window]]:
    """The program closed and started once more on the same file."""
    made: list[Window] = []

    def start() -> Window:
        desk = Desk(performer)
        window = house.build(desk)
        made.append(window)
        window.resize(1093, 614)
        window.show()
        qtbot.waitUntil(window.isVisible)
        return window

    yield start
    for window in made:
        window.hide()  # nothing is painted once its Python half is gone
        window.pages.clear()
        window.desk.close()
        window.deleteLater()


def close(window: Window) -> None:
    """As its own button does, but the file stays open for the next start."""
    for page in window.pages.values():
        page.keep()
    window.desk._writer.submit(lambda: None).result()


def begun(window: Window) -> list[str]:
    page = window.turn(0)
    assert isinstance(page, Workbench)
    return [page.drafts.line(row).text for row in range(page.drafts.count())]


def front(window: Window) -> Ledger:
    page = window.page()
    found = page.front() if isinstance(page, Visits) else page
    assert isinstance(found, Ledger)
    return found


# ---- in the program ------------------------------------------------------------------------------------


def test_the_front_page_lists_what_was_left_and_opens_it(
    window: Window, persons: Persons, hands: Any, settle: Settle, add_person: Do
) -> None:
    key = add_person("丁一")
    settle()
    persons.new()
    persons.form.focus("name")
    hands.type("张三")
    persons.show_record("person", key)
    persons.form.focus("phone")
    hands.type("0717")
    settle()
    page = window.turn(0)
    settle()
    persons.keep()
    settle()
    assert sorted(begun(window)) == ["丁一", "张三"]
    assert isinstance(page, Workbench)
    at = begun(window).index("张三")
    page.drafts.open_at(at)
    assert window.page() is persons
    assert persons.form.editor("name").value() == "张三"
    assert persons.form.entry.key is None
    window.turn(0)
    page.drafts.open_at(begun(window).index("丁一"))
    assert persons.form.entry.key == key
    assert persons.form.editor("phone").value() == "0717"


def test_a_draft_is_given_up_by_its_button_and_called_back(
    window: Window, persons: Persons, hands: Any, settle: Settle, add_person: Do
) -> None:
    key = add_person("丁一")
    settle()
    persons.show_record("person", key)
    assert (persons.foot.discard.isHidden(), persons.delete.isHidden()) == (True, False)
    persons.form.focus("phone")
    hands.type("0717")
    assert (persons.foot.discard.isHidden(), persons.delete.isHidden()) == (False, True)
    persons.keep()
    settle()
    persons.foot.discard.click()
    settle()
    assert persons.form.editor("phone").value() == ""
    assert persons.desk.ask(drafts.mine) == []
    persons.line.buttons()[0].click()  # 找回
    assert persons.form.editor("phone").value() == "0717"


def test_a_draft_goes_into_no_other_record_though_it_has_the_key_of_one_that_is_gone(
    window: Window, persons: Persons, hands: Any, settle: Settle, add_person: Do
) -> None:
    gone = add_person("乙二")
    settle()
    persons.show_record("person", gone)
    persons.form.focus("phone")
    hands.type("0717-1111111")
    persons.keep()
    persons.new()
    settle()
    window.desk.do(common.remove, "person", gone)
    settle()
    key = add_person("丙三")
    assert key == gone  # the file gives the key again
    settle()
    persons.show_record("person", key)
    settle()
    assert persons.form.editor("phone").value() in (None, "")
    assert "乙二" not in begun(window)


def test_who_returns_is_told_what_was_changed_since(
    window: Window, persons: Persons, hands: Any, settle: Settle, add_person: Do
) -> None:
    key, other = add_person("乙二"), add_person("丙三")
    settle()
    persons.show_record("person", key)
    persons.form.focus("phone")
    hands.type("0717")
    persons.show_record("person", other)
    settle()
    persons.show_record("person", key)
    settle()
    assert "改过" not in persons.line.text.text()
    persons.show_record("person", other)
    settle()
    window.desk.do(common.save, "person", {"phone": "0717-9999999"}, key)
    settle()
    persons.show_record("person", key)
    settle()
    assert persons.form.editor("phone").value() == "0717"
    assert "“电话”改过" in persons.line.text.text()


def test_of_a_record_that_is_gone_nothing_is_kept_and_nobody_is_warned(
    window: Window, persons: Persons, hands: Any, settle: Settle, add_person: Do
) -> None:
    key = add_person("乙二")
    settle()
    persons.show_record("person", key)
    persons.form.focus("phone")
    hands.type("0717")
    window.desk.do(common.remove, "person", key)
    settle()
    hands.type("1")
    persons.keep()
    settle()
    assert persons.desk.ask(drafts.mine) == []


def test_what_was_typed_is_kept_though_it_is_no_value(
    persons: Persons, hands: Any, settle: Settle, add_person: Do
) -> None:
    """A date that is none, somebody who is not on file: no record takes them, a draft does."""
    first, second = add_person("丁一"), add_person("马二")
    settle()
    persons.show_record("person", first)
    persons.form.focus("born_on")
    hands.type("1950-13")
    persons.show_record("person", second)
    persons.show_record("person", first)
    assert persons.form.editor("born_on").value() == "1950-13"


def test_rows_come_back_as_they_were(
    window: Window, persons: Persons, settle: Settle, add_person: Do
) -> None:
    key, other = add_person("丁一", kin=[{"relation": "son", "name": "丁二"}]), add_person("马二")
    settle()
    persons.show_record("person", key)
    rows: Any = persons.form.editor("kin")
    rows.append(relation="daughter", name="丁三")
    rows.edited.emit()
    before = rows.value()
    persons.show_record("person", other)
    persons.show_record("person", key)
    assert persons.form.editor("kin").value() == before
    persons.save()
    settle()
    kin = persons.desk.ask(common.load, "person", key).values["kin"]
    assert [each["name"] for each in kin] == ["丁二", "丁三"]


# ---- over a closing ------------------------------------------------------------------------------------


def test_the_program_closes_without_a_question_and_finds_it_again(
    window: Window, persons: Persons, hands: Any, again: Callable[[], Window], performer: Performer
) -> None:
    persons.new()
    persons.form.focus("name")
    hands.type("张三")
    close(window)
    [left] = performer.ask(drafts.mine)
    assert (left.kind, left.key, left.title, left.values["name"]) == (
        "person",
        None,
        "张三",
        "张三",
    )
    second = again()
    assert "1 份" in second.foot.message.text()
    assert begun(second) == ["张三"]
    page = second.turn(1)
    assert isinstance(page, Persons)
    button = page.findChild(Begun)
    assert button.text() == "草稿 1"
    page.take_up(button.waiting()[0])
    assert page.form.editor("name").value() == "张三"


def test_the_grid_of_a_round_comes_back(
    window: Window, add_person: Do, again: Callable[[], Window], settle: Settle, qtbot: QtBot
) -> None:
    add_person("丁一", risk="high"), add_person("马二", risk="high")

    def grid(shown: Window) -> Rounds:
        page = next(p for p in shown.places if "visit" in p.opens)
        visits = shown.turn(shown.places.index(page))
        assert isinstance(visits, Visits)
        found = visits.turn("round")
        assert isinstance(found, Rounds)
        qtbot.waitUntil(lambda: len(found.grid.rows) == 2)
        return found

    first = grid(window)
    row = first.grid.rows[1]
    row.editors["visited_on"].put("2022-09-14")
    row.editors["note"].put("血压偏高")
    row.editors["note"].edited.emit()
    before = row.values()
    close(window)
    second = grid(again())
    back = second.grid.row_of(row.person)
    assert back is not None
    assert back.values() == before
    assert "已放回" in second.line.text.text()


# ---- over a kill ---------------------------------------------------------------------------------------


@pytest.mark.proof
def test_at_most_five_seconds_of_typing_are_lost(
    long: bool, county: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "lay_ballast", lambda folder: None)
    performer = county.open()
    person = {"name": "李秀英", "township": "420581104", "filed_on": "2022-03-01"}
    performer.do(common.save, "person", person)
    performer.close()
    worst = 0.0
    for _ in range(KILLS if long else FEW):
        told = typed_until_killed(county, random.uniform(3, 6))
        performer = county.open()
        [left] = performer.ask(drafts.mine)
        performer.do(drafts.drop, left.uid)
        performer.close()
        kept = len(left.values["note"])
        killed = told[-1][0]
        worst = max(worst, *(killed - at for at, letters in told if letters > kept), 0.0)
        assert told[-1][1] > 40, "who types nothing loses nothing"
    print(f"{worst:.1f} s lost at the most")
    assert worst <= LOST


def typed_until_killed(county: Any, seconds: float) -> list[tuple[float, int]]:
    """When how many letters stood in the form, until the program was killed."""
    command = [
        sys.executable,
        str(TYPIST),
        str(county.folder),
        county.data_key.hex(),
        county.uid.hex(),
    ]
    root = str(Path(__file__).resolve().parents[2])
    roots = os.pathsep.join([root, os.environ.get("PYTHONPATH", "")])
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": roots}
    )
    told: list[tuple[float, int]] = []
    assert child.stdout is not None
    told.append((time.monotonic(), int(child.stdout.readline())))
    timer = threading.Timer(seconds, child.kill)
    timer.start()
    told += [(time.monotonic(), int(line)) for line in child.stdout]
    child.wait()
    child.stdout.close()
    return told
