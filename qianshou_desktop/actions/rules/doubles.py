"""One person in two posts at once: a township's civil-affairs head heads one station (R9), and nobody
fills two of the posts that are counted one by one (R10, R11)."""

from collections.abc import Iterator
from itertools import combinations

from qianshou_desktop.actions.rules.rule import Case, Found
from qianshou_desktop.records.centre import Centre
from qianshou_desktop.records.terms import POST
from qianshou_desktop.records.worker import Worker


def of_heads(case: Case) -> Iterator[Found]:
    """Where one of the two posts is a head's."""
    for one, other in _pairs(case):
        if "head" not in (one.post, other.post):
            continue
        if _same(one, other):
            yield _told(case, one, other, "站长只在一个乡镇（街道）任职，请核对")
        elif one.post == other.post and one.name == other.name and not _known_apart(one, other):
            words = "如是同一人，站长只在一个乡镇（街道）任职；如是同名，请填身份证号"
            found = _told(case, one, other, words)
            yield Found(found.text, found.record, found.station, "remark", "id_number")


def of_others(case: Case) -> Iterator[Found]:
    """Where neither is."""
    for one, other in _pairs(case):
        if "head" not in (one.post, other.post) and _same(one, other):
            yield _told(case, one, other, "一人不能同时算两个岗位，请核对")


def _pairs(case: Case) -> Iterator[tuple[Worker, Worker]]:
    """Those in post today, two by two."""
    return combinations([worker for worker in case.workers if worker.serves(case.today)], 2)


def _same(one: Worker, other: Worker) -> bool:
    """By the ID number; where one of them has none, by name and telephone."""
    if one.id_number and other.id_number:
        return one.id_number == other.id_number
    return bool(one.phone) and (one.name, one.phone) == (other.name, other.phone)


def _known_apart(one: Worker, other: Worker) -> bool:
    return bool(one.id_number and other.id_number)


def _told(case: Case, one: Worker, other: Worker, words: str) -> Found:
    """At the later of the two records, with both named."""
    text = f"{_post(case, one)}，{_post(case, other)}；{words}"
    return Found(text, other, case.station(other.station_id))


def _post(case: Case, worker: Worker) -> str:
    station = case.station(worker.station_id)
    centre = case.s.get(Centre, worker.centre_id) if worker.centre_id else None
    place = station.name if station else centre.name if centre else ""
    return f"{worker.name}（{worker.number}）在{place}任{POST[worker.post]}"
