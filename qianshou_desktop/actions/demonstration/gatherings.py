"""Groups with their rosters and sessions, events, and the registers beside them. All made up."""

from datetime import timedelta

from sqlalchemy import or_, select

from qianshou_desktop.actions import attachments, todos
from qianshou_desktop.actions.demonstration import words_work as words
from qianshou_desktop.actions.demonstration.plaques import plaque
from qianshou_desktop.actions.demonstration.workshop import Workshop
from qianshou_desktop.records.consent import Crisis, CrisisReport
from qianshou_desktop.records.event import Event, EventCost, EventDuty, EventStep
from qianshou_desktop.records.group import (
    Attendance,
    Group,
    GroupGoal,
    GroupMember,
    GroupOutline,
    GroupSession,
    GroupStep,
    GroupSummary,
)
from qianshou_desktop.records.matter import Matter
from qianshou_desktop.records.resource import Resource
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms_work import GROUP_PHASE, MATTER_ACTION
from qianshou_desktop.records.todo import Todo
from qianshou_desktop.records.visit import CHECKLIST, Visit, VisitWorker
from qianshou_desktop.records.volunteer import Volunteer, VolunteerService

PHASES = tuple(GROUP_PHASE)
WEEK = timedelta(days=7)


def build(w: Workshop) -> None:
    """A group and two events a station, its volunteers, matters, resources and to-dos."""
    for at, station in enumerate(w.stations):
        _group(w, station, at)
        _events(w, station, at)
        _registers(w, station, at)
    _crisis(w)
    _together(w)
    amiss = or_(*(getattr(Visit, name) == "amiss" for name in CHECKLIST))
    found = w.s.scalars(select(Visit).where(amiss).order_by(Visit.id))
    todos.of_visits(w.s, found, w.ago(10))


def _group(w: Workshop, station: Station, at: int) -> None:
    people = [p for p in w.people.get(station.id, ()) if p.left_on is None][2:8]
    name, kind, theme = words.GROUPS[at % len(words.GROUPS)]
    first = w.first + timedelta(days=3 + at)
    group = w.put(Group(
        name=f"{station.name.removeprefix('宜都市').removesuffix('社会工作服务站')}{name}",
        station_id=station.id, worker_id=w.resident(station).id, type=kind, size=8, times=5,
        minutes=90, place="小组活动室", from_on=first, to_on=first + 4 * WEEK, aim=theme,
        audience="本镇自愿报名的村（居）民", recruiting="走访时邀请、村广播", state="running",
        budget_fen=120_000, difficulties="有人中途缺席：会前一天电话提醒", evaluation="前后测、满意度",
        form_state="submitted", filled_on=w.since(first),
    ))  # fmt: skip
    group.items, group.partners = {"B5", "B6"}, {"community", "volunteer"}
    w.add(GroupGoal(group_id=group.id, goal="组员每周至少与一位组员来往", measure="自述"))
    for person in people:
        w.add(GroupMember(group_id=group.id, person_id=person.id, joined_on=w.since(first),
                          consented=True, appraisal="适合入组"))  # fmt: skip
    for nth in range(1, 6):
        day = first + (nth - 1) * WEEK
        w.add(GroupOutline(group_id=group.id, nth=nth, planned_on=day, theme=words.THEMES[nth - 1],
                           goal=theme, content="热身、主题、分享", materials="茶水、纸笔", minutes=90))  # fmt: skip
        if day <= w.today:
            _session(w, group, nth)
    if first + 4 * WEEK <= w.today:
        group.state = "finished"
        w.add(GroupSummary(
            group_id=group.id, station_id=station.id, worker_id=group.worker_id,
            summed_on=first + 4 * WEEK, very_satisfied=max(0, len(people) - 2),
            satisfied=min(2, len(people)), so_so=0, dissatisfied=0,
            very_dissatisfied=0, attained="目标基本达成", spent_fen=98_000, reflection="分享时间可以再长一些",
        ))  # fmt: skip


def _session(w: Workshop, group: Group, nth: int) -> None:
    assert group.from_on is not None
    held = w.put(GroupSession(
        group_id=group.id, station_id=group.station_id, worker_id=group.worker_id, nth=nth,
        held_on=group.from_on + (nth - 1) * WEEK, phase=PHASES[nth - 1], minutes=90,
        theme=words.THEMES[nth - 1], started_at="09:00", ended_at="10:30", place=group.place, mileage=2,
        dynamics="气氛由拘谨转为热络", attained="达到本节目标", review="时间略紧", next_plan="提前布置场地",
    ))  # fmt: skip
    held.items = {"B5", "B6"}
    for at, member in enumerate(w.s.query(GroupMember).filter(GroupMember.group_id == group.id)):
        w.add(Attendance(group_session_id=held.id, person_id=member.person_id,
                         present=(at + nth) % 6 != 0, performance="愿意分享"))  # fmt: skip
    w.add(GroupStep(group_session_id=held.id, step="热身", minutes=15, content="拍手问好",
                    reaction="笑声不断"))  # fmt: skip


def _events(w: Workshop, station: Station, at: int) -> None:
    for nth, (name, items, purpose) in enumerate(words.EVENTS):
        day = w.first + timedelta(days=(11 + 17 * nth + at * 2) % max((w.today - w.first).days, 1))
        event = w.put(Event(
            name=name, station_id=station.id, worker_id=w.resident(station).id, held_on=day,
            started_at="09:00", ended_at="11:00", minutes=120, place="社区广场", state="finished",
            purpose=purpose, audience="本镇居民", expected=50, publicity="村广播、微信群",
            weather_plan="下雨改在室内", injury_plan="备急救箱，联系村医", food_plan="只发放预包装食品",
            headcount=30 + (at * 7 + nth * 11) % 30, elders=18, children=6, disabled=2, poor=5,
            mileage=6, process="按流程进行，秩序良好", effect="居民知晓率提高", satisfaction="s4",
            spent_fen=56_000, project_id=w.projects[nth % len(w.projects)].id, role="lead",
        ))  # fmt: skip
        event.items, event.partners = set(items), {"community", "volunteer", "organisation"}
        event.revival = {"civility"}
        for step in words.STEPS:
            w.add(EventStep(event_id=event.id, time="09:00", step=step, responsible="驻站社工"))
        w.add(EventDuty(event_id=event.id, who="志愿者", duty="签到、引导"))
        w.add(EventCost(event_id=event.id, thing="宣传折页", quantity="200 份", amount_fen=20_000))
        if at == 0:
            _photos(w, event)


def _photos(w: Workshop, event: Event) -> None:
    """Two drawn pictures: nobody's face may be shown."""
    for nth in (1, 2):
        picture = plaque(f"{event.name[:6]}现场社区{nth}")
        made = attachments.keep_photo(w.s, f"{event.name} {nth}.png", picture)
        attachments.enclose(
            w.s, event, made, purpose="scene", caption="现场（示意图）", faces=False
        )


def _registers(w: Workshop, station: Station, at: int) -> None:
    worker = w.resident(station)
    for nth in range(2):
        volunteer = w.put(Volunteer(
            name=w.anybody(), station_id=station.id, phone=w.phone(), joined_on=w.first,
            skills="理发、陪伴", organisation="镇志愿服务队", sex="female", worker_id=worker.id,
        ))  # fmt: skip
        _helped(w, station, volunteer)
        for week in range(3):
            day = w.first + timedelta(days=5 + week * 14 + nth)
            if day <= w.today:
                w.add(VolunteerService(volunteer_id=volunteer.id, served_on=day, hours=1.5 + nth,
                                       station_id=station.id, content="陪伴独居老人"))  # fmt: skip
    for month, action in enumerate(MATTER_ACTION):
        day = w.first + timedelta(days=8 + month * 5 + at)
        if day <= w.today:
            w.add(Matter(station_id=station.id, worker_id=worker.id, handled_on=day,
                         kind=words.MATTERS[month % len(words.MATTERS)], action=action,
                         count=1 + (at + month) % 4, households=1 + (at + month) % 3))  # fmt: skip
    given = w.add(Resource(
        partner="charity", giver="县慈善会", station_id=station.id, worker_id=worker.id, kind="goods",
        what="冬衣和棉被", quantity="20 套", value_fen=260_000, received_on=w.since(w.first + 2 * WEEK),
        headcount=20, receiver=worker.name, received=w.since(w.first + 2 * WEEK),
    ))  # fmt: skip
    w.add(Todo(content="核对领取冬衣的签收单", station_id=station.id, worker_id=worker.id,
               source="hand", due_on=given.received_on + WEEK))  # fmt: skip


def _helped(w: Workshop, station: Station, volunteer: Volunteer) -> None:
    """The volunteer's hours at the station's events."""
    held = select(Event).where(Event.station_id == station.id, Event.held_on <= w.today)
    for event in w.s.scalars(held.order_by(Event.id)):
        given = VolunteerService(
            volunteer_id=volunteer.id, served_on=event.held_on, hours=2.0, event_id=event.id,
            station_id=station.id, worker_id=event.worker_id, project_id=event.project_id,
            content=event.name,
        )  # fmt: skip
        given.items = set(event.items)
        w.add(given)


def _together(w: Workshop) -> None:
    """Now and then somebody of the station goes along."""
    home = select(Visit).where(Visit.way == "home", Visit.seen).order_by(Visit.id)
    for visit in list(w.s.scalars(home))[::9]:
        there = (one for one in w.workers[visit.station_id] if one.id != visit.worker_id)
        mate = next((one for one in there if one.serves(visit.visited_on)), None)
        if mate:
            w.add(VisitWorker(visit_id=visit.id, worker_id=mate.id))


def _crisis(w: Workshop) -> None:
    """One mandatory report, reported at once."""
    station = w.stations[-1]
    found = w.s.now() - timedelta(days=2)
    made = w.put(Crisis(
        station_id=station.id, worker_id=w.resident(station).id, found_at=found,
        seen="走访时见一名儿童手臂有新旧淤青，说不清来由。", mandatory=True,
        handling="已陪同就医，由公安和民政接手。", follow_up="次日回访，已由亲属照料。",
    ))  # fmt: skip
    made.harms = {"injury"}
    w.add(CrisisReport(crisis_id=made.id, receiver="police", reporter=w.resident(station).name,
                       reported_at=found + timedelta(minutes=12)))  # fmt: skip
