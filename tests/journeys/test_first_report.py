"""One worker's first month: an empty folder, people, visits, and the report as a PDF."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from qianshou_desktop.actions import (
    accounts,
    blanks,
    checks,
    common,
    figures,
    overview,
    persons,
    places,
    reports,
    searching,
)  # fmt: skip
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected, Trouble
from qianshou_desktop.store import disk
from qianshou_desktop.store.keys import LEAST_KIB, LEAST_PASSES, Cost

STATION, PASSWORD = "420581104", "清江水绿 2022"
NAMES = ("𬀩䶮", "李𫖯", "欧阳·娜仁", "阿卜杜热合曼·买买提依明·努尔麦麦提·艾力江·吾守")


@pytest.fixture(autouse=True)
def _no_ballast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "lay_ballast", lambda folder: None)


def new(performer: Performer, kind: str, /, **values: Any) -> int:
    """A form opened and saved: its defaults, and what was typed."""
    entry = performer.ask(blanks.blank, kind)
    return performer.do(common.save, kind, entry.values | values)


def printed(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pages))


def file_people(performer: Performer, id_number: Callable[..., str]) -> list[int]:
    number = id_number("19500102")
    told = performer.ask(persons.identify, number)
    assert (str(told.born_on), told.sex, told.age, told.same) == ("1950-01-02", "female", 72, [])
    first = new(performer, "person", name=NAMES[0], id_number=number, groups=["aged"])
    assert [o.key for o in performer.ask(persons.identify, number).same] == [first]
    with pytest.raises(Rejected) as refused:
        new(performer, "person", name="", id_number=number[:-1] + "5")
    assert set(refused.value.problems) == {"name", "id_number"}
    return [first, *(new(performer, "person", name=name) for name in NAMES[1:])]


def test_from_an_empty_folder_to_the_report(
    tmp_path: Path, id_number: Callable[..., str], set_clock: Callable[[str], None]
) -> None:
    folder = tmp_path / "county"
    assert accounts.state(folder) == "empty"
    cost = Cost(LEAST_KIB, LEAST_PASSES, 2)
    set_clock("2022-08-05T09:00:00+08:00")
    made, groups = accounts.create(folder, "420581", "张三", PASSWORD, STATION, cost=cost)
    made.close()
    assert (accounts.state(folder), len(groups)) == ("ready", 8)
    with pytest.raises(Trouble):
        accounts.enter(folder, "张三", "不是这个密码")
    performer = accounts.enter(folder, None, PASSWORD)
    news: list[frozenset[str]] = []
    performer.listeners.append(news.append)
    try:
        assert performer.ask(places.own).station_name == "宜都市枝城镇社会工作服务站"
        worker = new(performer, "worker", name="王社工")
        people = file_people(performer, id_number)
        for person in people:
            new(performer, "visit", person=person, worker=worker, minutes=30, items=["B1"])
        new(performer, "visit", person=people[0], seen=False)
        new(performer, "service", kind="policy", headcount=60, items=["A1"])
        assert news[-1] == {"service"}
        report_of_the_month(performer, tmp_path / "out")
    finally:
        performer.close()


def report_of_the_month(performer: Performer, out: Path) -> None:
    assert performer.ask(figures.periods) == ["2022-08"]
    found = performer.ask(figures.figures, "2022-08", STATION)
    keys = (
        "persons.new",
        "visits.households",
        "visits.contacts",
        "services.contacts",
        "contacts.total",
    )
    assert [found[key] for key in keys] == [4, 4, 4, 60, 64]
    shown = performer.ask(overview.overview, "2022-08", STATION)
    assert [card[0] for card in shown.cards[:3]] == ["4", "64", "4"]
    assert {gap.text.split()[-1] for gap in shown.gaps} == {
        "没有服务项目",
        "没有填走访人",
        "没有填时长",
        "没有填对象类别",
    }
    assert performer.ask(reports.looked_at, "2022-08", STATION).strange == []
    text = printed(performer.ask(reports.preview, "2022-08", STATION))
    assert "宜都市枝城镇社会工作服务站工作月报表" in text
    assert "本期服务4人、64人次。走访4人次，涉及4人，其中入户4户次；其他服务1次、60人次。" in text
    assert [name for name in NAMES if name not in text] == []
    pdf, xlsx = performer.ask(reports.write, "2022-08", STATION, out)
    assert printed(pdf.read_bytes()) == text
    assert pdf.stem == xlsx.stem == "月报_420581104_枝城镇_202208"
    assert [hit.title for hit in performer.ask(searching.search, "欧阳")][:1] == ["欧阳·娜仁"]
    assert all(part.good for part in performer.ask(checks.check))
