"""What leaves the hands of a station: a case referred, one moved to another station, and what is
certified to volunteers. All of it is made up."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from qianshou_desktop.actions import cases, common, follow_ups
from qianshou_desktop.actions.casework import WRITTEN
from qianshou_desktop.actions.demonstration.workshop import Workshop
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.case_evaluation import CaseClosing
from qianshou_desktop.records.referral import HandedPaper, Referral
from qianshou_desktop.records.volunteer import Volunteer

AFTER = 10  # days from the opening to the move, the referral


def build(w: Workshop) -> None:
    """One referral, one move, one certificate a station; who was let go is looked at again."""
    running = list(w.s.scalars(
        select(Case).where(Case.closed_on.is_(None), Case.opened_on <= w.ago(AFTER))
        .order_by(Case.id)
    ))  # fmt: skip
    if len(running) > 1:
        _refer(w, running[0])
        _move(w, running[-1])
    for case in w.s.scalars(select(CaseClosing.case_id)):
        follow_ups.wait_for_next(w.s, case)
    for station in w.stations:
        query = select(Volunteer).where(Volunteer.station_id == station.id).order_by(Volunteer.id)
        if (first := w.s.scalars(query).first()) is not None:
            _certify(w, first)


def _refer(w: Workshop, case: Case) -> None:
    """Beside the work of the station, which goes on."""
    day = case.opened_on + timedelta(days=AFTER)
    made = w.put(Referral(
        case_id=case.id, station_id=case.station_id, worker_id=case.worker_id, referred_on=day,
        cause="expert", cause_note="睡眠问题需要医生诊断", receiver="市人民医院心理门诊",
        contact=w.anybody(), phone=w.phone(), done_so_far="入户面谈两次，已有初步评估",
        agreed=True, agreed_by="本人", agreed_way="written", receipt_on=min(w.today, day + timedelta(days=3)),
        receipt="已接诊，每两周复诊一次", recheck_on=min(w.today, day + timedelta(days=9)),
        recheck="按时就诊，睡眠有好转", form_state="submitted", filled_on=day,
    ))  # fmt: skip
    for name in ("转介表", "预估表（摘要）"):
        w.add(HandedPaper(referral_id=made.id, name=name, copies=1))


def _move(w: Workshop, case: Case) -> None:
    there = next(each for each in w.stations if each.id != case.station_id)
    day = max((case.opened_on + timedelta(days=AFTER), *_written(w, case)))
    cases.move(w.s, case.id, there.id, w.resident(there).id, day, "随女儿迁居，方便就近跟进")


def _written(w: Workshop, case: Case) -> Iterator[date]:
    """The last day of each kind of paper in a case: it moves when all that is done."""
    for kind in WRITTEN:
        form: Any = kind
        day = func.max(getattr(form, form.day_field))
        last = w.s.scalar(select(day).where(form.case_id == case.id))
        if last is not None:
            yield last


def _certify(w: Workshop, volunteer: Volunteer) -> None:
    """The hours are summed from what was written down, as on the page."""
    common.save(w.s, "volunteer_certificate", {
        "volunteer": volunteer.id, "station": volunteer.station_id, "from_on": w.first,
        "to_on": w.today, "issued_on": w.today, "issued_by": w.anybody(), "issuer": w.centre.name,
    })  # fmt: skip
