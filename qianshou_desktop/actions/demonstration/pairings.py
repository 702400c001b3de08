"""Pairings one to one, their tasks and trips, the three training themes, and publicity."""

from datetime import date, timedelta

from sqlalchemy import select

from qianshou_desktop.actions.demonstration import words_plan as words
from qianshou_desktop.actions.demonstration.words_county import PAPER, PROJECT_OFFICE
from qianshou_desktop.actions.demonstration.workshop import Workshop
from qianshou_desktop.records.pairing import Dispatch, KeyCounty, Pairing, PairingTask
from qianshou_desktop.records.publicity import Publicity
from qianshou_desktop.records.staff import Trainee, Training
from qianshou_desktop.records.station import Agency

BEGAN = date(2022, 3, 1)
# From and to of three trips, each ten working days or more; forty in all.
TRIPS = (
    (date(2022, 4, 11), date(2022, 4, 29)),
    (date(2022, 6, 6), date(2022, 6, 24)),
    (date(2022, 7, 11), date(2022, 7, 29)),
)
COURSES = (
    ("社工师考前培训班", "exam", None, date(2022, 4, 16), 24, 46),
    ("社会组织运营管理培训（初创期）", "management", "start", date(2022, 5, 20), 16, 32),
    ("社会组织运营管理培训（发展期）", "management", "growth", date(2022, 7, 8), 16, 28),
    ("乡镇（街道）社工站运营实务培训", "station", None, date(2022, 8, 10), 20, 55),
)


def build(w: Workshop) -> None:
    if w.plan:
        for pair in words.PAIRS:
            w.pairings.append(pairing(w, *pair))
        courses(w)
    publicity(w)


def pairing(
    w: Workshop, sending: str, receiving: str, county: str | None, area: str, kind: str
) -> Pairing:
    sender = w.put(Agency(name=sending, roles={"sending"}))
    receiver = w.put(Agency(name=receiving, roles={"receiving"}))
    key = w.s.scalars(select(KeyCounty).where(KeyCounty.code == county)).first()
    made = w.put(Pairing(
        plan_id=w.plan.id if w.plan else None, sending_id=sender.id, receiving_id=receiver.id,
        key_county_id=key.id if key else None, area=area, kind=kind, mode="across", from_on=BEGAN,
        to_on=date(2025, 12, 31), sender_fen=12_000_000, receiver_fen=3_000_000, grown=1,
    ))  # fmt: skip
    for task, (state, note) in words.TASKS.items():
        w.add(PairingTask(pairing_id=made.id, task=task, state=state, note=note))
    for name in (w.anybody(), w.anybody()):
        for first, last in TRIPS:
            w.add(
                Dispatch(pairing_id=made.id, name=name, from_on=first, to_on=last, work=words.WORK)
            )
    return made


def courses(w: Workshop) -> None:
    """Those of the county's people who hold no certificate are at the one before the exam."""
    for at, (name, theme, phase, day, hours, headcount) in enumerate(COURSES):
        made = w.put(Training(
            name=name, theme=theme, phase=phase, held_on=day, ended_on=day + timedelta(days=1),
            organiser_id=w.agencies[PROJECT_OFFICE].id, pairing_id=w.pairings[at].id, hours=hours,
            headcount=headcount, place="线上线下结合",
        ))  # fmt: skip
        people = [w.resident(station) for station in w.stations[at : at + 5]]
        for one in people:
            w.add(Trainee(training_id=made.id, worker_id=one.id, passed=day <= w.today or None))


def publicity(w: Workshop) -> None:
    pieces = (
        ("社工入户暖人心，独居老人有人陪", "account", True, "晨光社会工作服务中心"),
        ("暑期安全课走进村社工室", "website", True, "清江社会工作服务中心"),
        ("五社联动在行动", "video", True, "宜都市民政局"),
        ("社工站里议事忙", "account", False, None),
    )
    for at, (name, channel, photos, credit) in enumerate(pieces):
        w.add(Publicity(
            name=name, station_id=w.stations[at].id, channel=channel, photos=photos,
            published_on=w.ago(9 + 11 * at), photo_credit=credit, people_shown=photos,
            source="宜都市民政局" if credit else None, consented=True if photos else None,
            author=w.resident(w.stations[at]).name if credit else None,
            worker_id=w.resident(w.stations[at]).id,
        ))  # fmt: skip
    if w.pairings and w.today >= date(2022, 8, 30):
        w.add(Publicity(
            name="转载：深圳20家援派机构投入40余名社工开展“牵手计划”", channel="account",
            published_on=date(2022, 8, 30), source=PAPER, photos=True, photo_credit=PAPER,
            author="深圳特区报记者", pairing_id=w.pairings[0].id,
        ))  # fmt: skip
