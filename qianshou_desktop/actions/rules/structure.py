"""R3–R8: the county's structure, 1 + 5 + 10 (seed article, 完善组织架构; domain.md §1.2)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sqlalchemy import func, select

from qianshou_desktop.actions import assignments, past, standing, stays, targets
from qianshou_desktop.actions.presence import on_file
from qianshou_desktop.actions.rules.parameters import Default
from qianshou_desktop.actions.rules.rule import Case, Found, Rule
from qianshou_desktop.actions.work import Scope
from qianshou_desktop.records.case import Case as CaseFile
from qianshou_desktop.records.centre import Centre, Room, Score
from qianshou_desktop.records.county import Township, Village, short_name
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.records.terms import AGENCY_ROLE, CENTRE_DUTY, STATION_STATE
from qianshou_desktop.records.worker import Worker

SOURCE = "文章“完善组织架构”"
ORDERING = ("bureau", "project_office")  # roles of who has the stations built, and looks on
NAMED = 3  # things of a kind that one finding tells by name


def target(case: Case, name: str) -> int:
    """How many of a thing the county wants."""
    return targets.wanted(case.parameters, len(case.townships))[name]


def covered(case: Case) -> Iterator[Found]:
    built = {station.code for station in case.built}
    lacking = [town for town in case.townships if town.code not in built]
    yield from _left_behind(case)
    yield from _stranded(case)
    yield from _unhanded(case)
    yield from _ended(case)
    odd = targets.odd_stations(case.parameters, len(case.townships))
    if odd:
        yield Found(f"{odd}（参数 R3.stations）", level="remark")
    if len(case.townships) - len(lacking) >= target(case, "stations"):
        return
    stations = {station.code: station for station in case.stations}
    for town in lacking:
        station = stations.get(town.code)
        words = f"现为{STATION_STATE[station.state]}" if station else "还没有登记社工站"
        text = f"{short_name(town.name)}的社工站还没有建成（{words}）"
        yield Found(text, station or town, station)


def _left_behind(case: Case) -> Iterator[Found]:
    """The station of a township that was merged away, and that nobody has closed."""
    gone = {town.code: town for town in case.s.scalars(select(Township))}
    for town in case.townships:
        gone.pop(town.code, None)
    for station in case.built:
        if station.code in gone:
            town = gone[station.code]
            text = f"{short_name(town.name)} {town.to_on} 已撤并，它的社工站还没有填撤并日期"
            yield Found(text, station, station, "remark", "closed_on")


def _stranded(case: Case) -> Iterator[Found]:
    """People in post at a station that was closed."""
    here = Counter(w.station_id for w in case.workers if w.station_id and w.serves(case.today))
    for key, count in here.items():
        station = case.station(key)
        if station is not None and not station.open_on(case.today):
            text = f"{station.name} {station.closed_on} 已撤并，还有在岗人员 {count} 名，请办调动或离岗"
            yield Found(text, station, station, "remark")


def _unhanded(case: Case) -> Iterator[Found]:
    """What a closed station has not given to the one that takes its place: open cases and rooms,
    and where its township is gone too, its villages and the people on file there."""
    gone = {town.code: town for town in case.s.scalars(select(Township))
            if town.to_on and town.to_on <= case.today}  # fmt: skip
    for station in case.s.scalars(select(Station).order_by(Station.code)):
        if station.open_on(case.today):
            continue
        town = gone.get(station.code)
        left = [
            *_left_at(case, station),
            *(_left_in(case, town) if town else _living(case, station)),
        ]
        if left:
            text = f"{station.name} {station.closed_on} 已撤并，请交给接收的站：{'；'.join(left)}"
            yield Found(text, station, station, "remark")


def _ended(case: Case) -> Iterator[Found]:
    """Townships that are over and that villages or people on file still stand in. Where the station
    ends with its township, that is told with the station."""
    every = case.s.scalars(select(Station).order_by(Station.code))
    told = {each.code for each in every if each.state == "built" or not each.open_on(case.today)}
    over = select(Township).where(Township.to_on <= case.today).order_by(Township.code)
    for town in case.s.scalars(over):
        left = [] if town.code in told else [*_left_in(case, town)]
        if left:
            text = f"{town.name} {town.to_on} 已停用，请改到现在的乡镇（街道）：{'；'.join(left)}"
            yield Found(text, town, standing.home(case.s, town.id), "remark")


def _left_at(case: Case, station: Station) -> Iterator[str]:
    open_still = select(CaseFile.number).where(
        CaseFile.station_id == station.id, CaseFile.closed_on.is_(None)
    )
    yield from _some("在办个案", case.s.scalars(open_still.order_by(CaseFile.number)), "件")
    rooms = select(Room).where(Room.station_id == station.id).order_by(Room.id)
    yield from _some("社工室", (room.title for room in case.s.scalars(rooms)), "个")


def _living(case: Case, station: Station) -> Iterator[str]:
    """The people whom a closed station still counts as its own."""
    scope = Scope(case.today, case.today, case.today, (station.id,))
    here = (on_file(case.today), stays.living(scope, case.today))
    yield from _people(case.s.scalar(select(func.count()).select_from(Person).where(*here)))


def _people(count: int | None) -> Iterator[str]:
    if count:
        yield f"服务对象 {count} 名"


def _left_in(case: Case, town: Township) -> Iterator[str]:
    theirs = select(Village).where(Village.township_id == town.id).order_by(Village.code)
    still = (v.title for v in case.s.scalars(theirs) if not v.to_on or v.to_on > case.today)
    yield from _some("村（社区）", still, "个")
    here = (Person.township_id == town.id, on_file(case.today))
    yield from _people(case.s.scalar(select(func.count()).select_from(Person).where(*here)))


def _some(what: str, names: Iterable[str | None], unit: str) -> Iterator[str]:
    """The first of several by name, and how many there are."""
    every = [name or "（无编号）" for name in names]
    if every:
        more = f"等 {len(every)} {unit}" if len(every) > NAMED else ""
        yield f"{what}{'、'.join(every[:NAMED])}{more}"


def one_centre(case: Case) -> Iterator[Found]:
    wanted = target(case, "centres")
    centres = case.s.scalars(select(Centre).order_by(Centre.id)).all()
    if len(centres) != wanted:
        yield Found(
            f"指导中心登记了 {len(centres)} 个，应为 {wanted} 个", next(iter(centres), None)
        )
    for centre in centres:
        if centre.state != "built":
            yield Found(f"{centre.name}还没有建成", centre)
        yield from _third_party(case, centre)
        asked = case.parameters.words("R4.duties")
        missing = [label for code, label in CENTRE_DUTY.items()
                   if label in asked and code not in centre.duties]  # fmt: skip
        if missing:
            yield Found(f"{centre.name}的职责还缺：{'、'.join(missing)}", centre)


def _third_party(case: Case, centre: Centre) -> Iterator[Found]:
    """Nobody who has a part in it: neither who commissions the stations, nor who runs one of those
    that the centre oversees and assesses. The article says of the latter nothing in so many words:
    a county may have its reason."""
    operator = case.s.get(Agency, centre.operator_id) if centre.operator_id else None
    if operator is None:
        yield Found(f"{centre.name}还没有填运营方，应由第三方专业力量运营", centre)
        return
    ordering = [AGENCY_ROLE[role] for role in ORDERING if role in operator.roles]
    runs = [station.name for station in case.stations if station.operator_id == operator.id]
    if ordering:
        text = (
            f"{centre.name}由{operator.name}（{'、'.join(ordering)}）运营，应由第三方专业力量运营"
        )
        yield Found(text, centre, wants="operator")
    if runs:
        text = (f"{centre.name}由{operator.name}运营，它又承接{'；'.join(_some('', runs, '个站'))}，"
                "督导、评估的是自己，算不上第三方")  # fmt: skip
        yield Found(text, centre, level="principle", wants="operator")


def shown_stations(case: Case) -> Iterator[Found]:
    shown = [station for station in case.stations if station.kind == "demonstration"]
    most = target(case, "demonstration")
    if len(shown) > most:
        yield Found(f"示范站有 {len(shown)} 个，超过目标 {most} 个")
    scores = case.s.scalars(select(Score).where(Score.station_id.is_not(None))).all()
    chosen = {score.station_id for score in scores if score.chosen}
    for station in shown:
        if station.state != "built":
            yield Found(f"{station.name}还没有建成，不能作为示范站", station, station)
        if station.id not in chosen:
            yield Found(f"{station.name}是示范站，还没有记下择优评分（入选）", station, station)
    yield from _chosen_wrongly(case, scores, "station_id")
    yield from _passed_over(case, scores, "station_id")


def shown_rooms(case: Case) -> Iterator[Found]:
    rooms = case.s.scalars(select(Room).where(Room.kind == "demonstration")).all()
    most = target(case, "rooms")
    if len(rooms) > most:
        yield Found(f"示范社工室有 {len(rooms)} 个，超过目标 {most} 个")
    scores = case.s.scalars(select(Score).where(Score.room_id.is_not(None))).all()
    chosen = {score.room_id for score in scores if score.chosen}
    for room in rooms:
        station = case.station(room.station_id)
        if room.state != "built":
            yield Found(f"{room.title}还没有建成，不能作为示范室", room, station)
        if room.id not in chosen:
            yield Found(f"{room.title}是示范室，还没有记下择优评分（入选）", room, station)
    yield from _chosen_wrongly(case, scores, "room_id")
    yield from _passed_over(case, scores, "room_id")


def _chosen_wrongly(case: Case, scores: Sequence[Score], whose: str) -> Iterator[Found]:
    """Chosen before it was built, or chosen and never made a demonstration one since."""
    for score in scores:
        chosen = _whose(case, score, whose) if score.chosen else None
        if chosen is None:
            continue
        where = chosen if isinstance(chosen, Station) else case.station(chosen.station_id)
        if not _built_on(case, chosen, score.scored_on):
            begun = f"{chosen.opened_on} 才启用" if chosen.opened_on else "那天还没有建成"
            text = f"{chosen.title} {score.scored_on} 评分入选，{begun}；应从已建成的里面择优"
            yield Found(text, score, where, wants="scored_on")
        if not _shown_since(case, chosen, score.scored_on):
            kind = chosen.fields["kind"].kind.show(chosen.kind)
            text = (
                f"{chosen.title} {score.scored_on} 评分入选示范，类型却是{kind}，请核对类型或评分"
            )
            yield Found(text, score, where, wants="chosen")


def _built_on(case: Case, chosen: Station | Room, day: date) -> bool:
    """By the day on which it opened, or where none is told by what it was then."""
    if chosen.opened_on:
        return chosen.opened_on <= day
    return bool(case.as_of(day).value(chosen, "state") == "built")


def _shown_since(case: Case, chosen: Station | Room, day: date) -> bool:
    kinds = past.terms(case.s, chosen, "kind")
    return any(kind == "demonstration" and last >= day for kind, _, last in kinds)


def _whose(case: Case, score: Score, whose: str) -> Station | Room | None:
    """The station or the room that was scored."""
    if whose == "station_id":
        return case.station(score.station_id)
    return case.s.get(Room, score.room_id) if score.room_id else None


def _passed_over(case: Case, scores: Sequence[Score], whose: str) -> Iterator[Found]:
    """择优: nobody who was left out had more points than one chosen; of each the newest score before
    the choice counts."""
    for one in scores:
        rivals = [] if one.chosen else _rivals(scores, one, whose)
        lowest = min(rivals, key=lambda each: each.score, default=None)
        if lowest is None or one.score <= lowest.score:
            continue
        record = _whose(case, one, whose)
        title = record.title if record else ""
        text = (
            f"{title} {one.scored_on} 评 {one.score} 分，高于入选的 {lowest.score} 分，却没有入选"
        )
        if lowest.scored_on != one.scored_on:
            text += f"（入选的评于 {lowest.scored_on}，请核对两次的标准是否相同）"
        yield Found(text, one, case.station(one.station_id), "remark")


def _rivals(scores: Sequence[Score], one: Score, whose: str) -> list[Score]:
    """Those chosen on the day of a score or later, before its station or room was scored again."""
    again = [
        each.scored_on
        for each in scores
        if getattr(each, whose) == getattr(one, whose) and each.scored_on > one.scored_on
    ]
    until = min(again, default=date.max)
    return [each for each in scores if each.chosen and one.scored_on <= each.scored_on < until]


def agencies(case: Case) -> Iterator[Found]:
    running = {station.operator_id for station in case.stations}
    for agency, text in assignments.misfits(case.s, assignments.Bounds.of(case.parameters)):
        idle = agency.id not in running  # a new one, or one that has ended
        yield Found(f"{agency.name}{text}", agency, level="remark" if idle else None)
    for key in sorted(key for key in running if key):
        agency = case.s.get_one(Agency, key)
        if "operator" not in agency.roles:
            text = f"{agency.name}承接着社工站，还没有登记“{AGENCY_ROLE['operator']}”这个角色"
            yield Found(text, agency, level="remark", wants="roles")
    for station in case.stations:
        if station.operator_id is None:
            yield Found(f"{station.name}还没有承接机构", station, station)


def posted_workers(case: Case) -> Iterator[Found]:
    least = case.parameters.number("R8.workers")
    for centre in case.s.scalars(select(Centre).order_by(Centre.id)):
        posted = [
            worker
            for worker in case.workers
            if worker.centre_id == centre.id
            and worker.post == "centre"
            and worker.serves(case.today)
            and _by_an_operator(case, worker, centre)
        ]
        if len(posted) < least:
            text = f"{centre.name}现有承接机构派驻专业社工 {len(posted)} 名，应不少于 {least} 名"
            yield Found(text, centre)
        for worker in posted:
            unproven = "；".join(_unproven(case, worker))
            if unproven:
                yield Found(f"派驻{centre.name}的{worker.name}{unproven}", worker, level="remark")


def _unproven(case: Case, worker: Worker) -> Iterator[str]:
    """What does not show that somebody is a professional whom an operator posted: a certificate or
    a major of those that the county asks for shows it."""
    if worker.sent_by_id is None:
        yield "没有填选派机构"
    majors = case.parameters.words("R13.majors")
    learned = not majors or worker.studied(majors)
    if not learned and worker.id not in case.certified:
        yield f"没有登记证书，专业也不是{'、'.join(majors)}等，看不出是专业社工"


def _by_an_operator(case: Case, worker: Worker, centre: Centre) -> bool:
    """Whether an operator sent them, or who runs the centre: where nobody is named, nothing speaks
    against it."""
    sender = case.s.get(Agency, worker.sent_by_id) if worker.sent_by_id else None
    return sender is None or "operator" in sender.roles or sender.id == centre.operator_id


RULES: tuple[Rule, ...] = (
    Rule("R3", "乡镇（街道）社工站全覆盖：已建站数与乡级数之比达到目标", SOURCE, "principle", covered,
         {"percent": Default(100, "覆盖率目标（%）", most=100),
          "stations": Default(0, "社工站目标（0 为每个乡镇、街道一个）", most=200)}),
    Rule("R4", "指导中心一个，由第三方专业力量运营，职责五项齐全", SOURCE, "must", one_centre,
         {"centres": Default(1, "指导中心目标", most=10),
          "duties": Default(tuple(CENTRE_DUTY.values()), "职责",
                            choices=tuple(CENTRE_DUTY.values()))},
         "指导中心 {centres} 个，由第三方专业力量运营，职责齐全：{duties}"),
    Rule("R5", "示范站不超过目标，从已建成的站中择优产生", SOURCE, "must", shown_stations,
         {"target": Default(5, "示范站目标", most=200)}),
    Rule("R6", "示范社工室不超过目标，从已建成的社工室中择优产生", SOURCE, "must", shown_rooms,
         {"target": Default(10, "示范社工室目标", most=2000)}),
    Rule("R7", "每家承接机构运营一个示范站和一至两个普通站", SOURCE, "must", agencies, {
        "demonstration": Default(1, "每家机构的示范站", least=1, most=20),
        "ordinary_least": Default(1, "每家机构的普通站（至少）", most=20),
        "ordinary_most": Default(2, "每家机构的普通站（至多）", most=20),
    }, "每家承接机构运营 {demonstration} 个示范站和 {ordinary_least} 至 {ordinary_most} 个普通站"),
    Rule("R8", "承接机构向指导中心派驻专业社工不少于两名", SOURCE, "must", posted_workers,
         {"workers": Default(2, "派驻社工人数（至少）", most=100)},
         "承接机构向指导中心派驻专业社工不少于 {workers} 名"),
)  # fmt: skip
