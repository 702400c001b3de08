"""R9–R15: the people of a station (seed article, 配强人员队伍; domain.md §1.5)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select

from qianshou_desktop.actions import certificates, induction, targets
from qianshou_desktop.actions.periods import shifted
from qianshou_desktop.actions.rules import doubles
from qianshou_desktop.actions.rules.parameters import Default
from qianshou_desktop.actions.rules.rule import Case, Found, Rule
from qianshou_desktop.records import identity
from qianshou_desktop.records.contract import Contract
from qianshou_desktop.records.county import short_name
from qianshou_desktop.records.staff import Candidate, Certificate, Recruitment
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms import EDUCATION, POST
from qianshou_desktop.records.worker import Worker

SOURCE = "文章“配强人员队伍”"
DEGREES = tuple(EDUCATION.values())
RELAXED = ("村干部", "持证", "社会学专业", "退役军人", "本地")
EXAM = "《社会工作者职业水平评价暂行规定》"
LARGE = "大乡镇（街道）名单"
RECRUITERS = {
    "民政局": "bureau_opinion",
    "乡镇（街道）": "town_opinion",
    "承接机构": "agency_opinion",
}
BASES = ("入职与符合报考条件中较晚的一天", "入职", "符合报考条件")


def _in_post(case: Case, station: Station, post: str) -> list[Worker]:
    """Those in post: who is proposed or being trained fills none yet."""
    mine = (w for w in case.workers if w.station_id == station.id and w.post == post)
    return [worker for worker in mine if worker.serves(case.today)]


def heads(case: Case) -> Iterator[Found]:
    yield from doubles.of_heads(case)
    for station in case.built:
        found = _in_post(case, station, "head")
        if len(found) != case.parameters.number("R9.heads"):
            wanted = case.parameters.number("R9.heads")
            text = f"{station.name}现有站长 {len(found)} 名，应为 {wanted} 名"
            yield Found(text, station, station, wants="" if found else "worker")
        for worker in found:
            if not worker.civil_head:
                text = f"{station.name}站长{worker.name}不是现任乡镇民政办公室主任"
                yield Found(text, worker, station)


def deputies(case: Case) -> Iterator[Found]:
    for station in case.built:
        found = _in_post(case, station, "deputy")
        most = case.parameters.number("R10.deputies")
        wanted = most if station.kind == "demonstration" else 0
        if len(found) != wanted:
            words = f"应为 {wanted} 名" if wanted else "普通站不设副站长"
            yield Found(f"{station.name}现有副站长 {len(found)} 名，{words}", station, station)
        for worker in found:
            if worker.id not in case.certified:
                yield Found(f"副站长{worker.name}没有社会工作者职业资格证书", worker, station)
            if station.operator_id is None or worker.sent_by_id != station.operator_id:
                text = f"副站长{worker.name}不是由{station.name}的承接机构选派"
                yield Found(text, worker, station)


def residents(case: Case) -> Iterator[Found]:
    yield from _unknown_towns(case)
    yield from doubles.of_others(case)
    recruited: dict[int | None, list[Recruitment]] = defaultdict(list)
    for each in case.s.scalars(select(Recruitment).order_by(Recruitment.opened_on, Recruitment.id)):
        recruited[each.worker_id].append(each)
    for station in case.built:
        found = _in_post(case, station, "resident")
        least, most = targets.residents(case.parameters, case.town(station))
        if len(found) < least:
            text = f"{station.name}现有驻站社工 {len(found)} 名，应不少于 {least} 名"
            yield Found(text, station, station, wants="worker")
        if most and len(found) > most:
            text = f"{station.name}现有驻站社工 {len(found)} 名，应不多于 {most} 名"
            yield Found(text, station, station)
        yield from _placed(case, station)
        for worker in found:
            yield from _recruited(case, worker, recruited[worker.id], station)


def _unknown_towns(case: Case) -> Iterator[Found]:
    """A large township is named as the county's townships are."""
    known = {short_name(town.name) for town in case.townships}
    named = case.parameters.words("R11.large")
    unknown = [name for name in named if known and short_name(name) not in known]
    if unknown:
        text = f"参数“{LARGE}”里的{'、'.join(unknown)}不是本县现有的乡镇（街道），请改参数"
        yield Found(text, level="remark")


def _placed(case: Case, station: Station) -> Iterator[Found]:
    """Where the county asked for it as the contract began: in post within so many months of it."""
    signed = select(Contract).where(Contract.station_id == station.id).order_by(Contract.from_on)
    for contract in case.s.scalars(signed):
        start = contract.from_on or contract.signed_on
        if start is None or (contract.to_on and contract.to_on <= case.today):
            continue
        asked = case.on(start)
        months = asked.number("R11.within_months")
        least, _ = targets.residents(asked, case.town(station))
        if not months:
            continue
        limit = shifted(start, months)
        came = _came(case, station, limit)
        if case.today > limit and came < least:
            text = (f"{station.name}：合同 {contract.title} 起 {months} 个月内（{limit} 前）应到岗 "
                    f"{least} 名驻站社工，按时到岗 {came} 名")  # fmt: skip
            yield Found(text, contract, station)


def _came(case: Case, station: Station, limit: date) -> int:
    """Residents who were there on a day, those who have left or moved since among them."""
    then = case.as_of(limit)
    return sum(
        (worker.joined_on is None or worker.joined_on <= limit)
        and (worker.left_on is None or worker.left_on > limit)
        and worker.state in (None, "working", "left")
        and then.value(worker, "post") == "resident"
        and then.value(worker, "station") == station.id
        for worker in case.everybody
    )


def _recruited(
    case: Case, worker: Worker, every: Sequence[Recruitment], station: Station
) -> Iterator[Found]:
    """The bureau, the township and the agency recruit together, or those whom the county names: for
    the station to which somebody came, and before that."""
    asked = case.parameters.words("R11.opinions")
    mine = [each for each in every if not _not_for(case, worker, each)]
    found = mine[-1] if mine else None
    if found is None and every and asked:
        fault = _not_for(case, worker, every[-1])
        yield Found(f"驻站社工{worker.name}的招录 {every[-1].title} {fault}", every[-1], station)
        return
    if found is None and asked:
        who = "三方" if len(asked) == len(RECRUITERS) else "、".join(asked)
        yield Found(f"驻站社工{worker.name}没有{who}共同招录的记录", worker, station)
    if found is None:
        return
    lacking = [who for who in asked if getattr(found, RECRUITERS[who]) != "agree"]
    if lacking:
        text = f"驻站社工{worker.name}的招录还没有{'、'.join(lacking)}的同意意见"
        yield Found(text, found, station)


def _not_for(case: Case, worker: Worker, one: Recruitment) -> str:
    """Why a recruitment is not the one by which somebody came; "" for the one that is. Who moved
    to another station since was recruited for the first."""
    came = worker.joined_on or one.opened_on
    first = case.as_of(came).value(worker, "station")
    if one.station_id not in (worker.station_id, first):
        there = case.station(one.station_id)
        return f"是为{there.name if there else '别的站'}招的"
    return f"在到岗（{came}）以后才开始" if one.opened_on > came else ""


def locals_first(case: Case) -> Iterator[Found]:
    """持证本地社工优先: none of them was left out while another was taken. Who was taken is marked
    among those who applied, or named by the recruitment itself."""
    every = case.s.scalars(select(Candidate).order_by(Candidate.id)).all()
    for recruitment in case.s.scalars(select(Recruitment).order_by(Recruitment.id)):
        mine = [c for c in every if c.recruitment_id == recruitment.id]
        worker = case.s.get(Worker, recruitment.worker_id) if recruitment.worker_id else None
        named = worker.name if worker else None
        first = {c.name for c in mine if c.certified and c.local}
        hired = dict.fromkeys(c.name for c in mine if c.hired or c.name == named)
        left = [c.name for c in mine if c.name in first and c.name not in hired]
        taken = [name for name in hired if name not in first]
        if worker and worker.name not in hired and not _certified_local(case, worker, recruitment):
            taken.append(worker.name)
        if left and taken:
            text = (f"招录 {recruitment.title} 录用了{'、'.join(taken)}，没有录用持证的本地社工"
                    f"{'、'.join(left)}")  # fmt: skip
            yield Found(text, recruitment, case.station(recruitment.station_id))


def _certified_local(case: Case, worker: Worker, recruitment: Recruitment) -> bool:
    """Whether somebody was a certified local as the recruitment began."""
    mine = (Certificate.worker_id == worker.id, Certificate.issued_on <= recruitment.opened_on)
    return bool(worker.local) and case.s.scalar(select(Certificate.id).where(*mine)) is not None


def schooling(case: Case) -> Iterator[Found]:
    for worker in case.workers:
        lacks = list(_lacks(case, worker)) if worker.post == "resident" else []
        if lacks:
            text = f"驻站社工{worker.name}：{'；'.join(lacks)}"
            yield Found(text, worker, case.station(worker.station_id))


def _lacks(case: Case, worker: Worker) -> Iterator[str]:
    """What a resident does not have of schooling and age."""
    wanted = str(case.parameters.value("R13.degree"))
    level = EDUCATION.get(worker.education or "")
    if level is None:
        yield "没有填学历"
    elif DEGREES.index(level) < DEGREES.index(wanted):
        yield f"学历为{level}，应为{wanted}及以上"
    if case.parameters.on("R13.full_time") and worker.study != "full":
        yield "没有填学习形式" if worker.study is None else "学历不是全日制"
    majors = case.parameters.words("R13.majors")
    if majors and not worker.studied(majors):
        yield f"专业为{worker.major or '（未填）'}，应为{'、'.join(majors)}等"
    below = case.parameters.number("R13.age_below")
    born = identity.born_on(worker.id_number) if worker.id_number else None
    if below and born and shifted(born, below * 12) <= case.today and not _eased(case, worker):
        yield f"已满 {below} 周岁"


def _eased(case: Case, worker: Worker) -> bool:
    """Whether the county relaxes the age for such a worker."""
    is_one = {
        "村干部": bool(worker.village_staff),
        "退役军人": bool(worker.veteran),
        "持证": worker.id in case.certified,
        "社会学专业": "社会" in (worker.major or ""),
        "本地": bool(worker.local),
    }
    return any(is_one[word] for word in case.parameters.words("R13.relaxed"))


def trained(case: Case) -> Iterator[Found]:
    """Nobody is in post without having passed a course that the operator gave before."""
    courses: dict[int | None, list[tuple[date, int | None]]] = {}
    for key, ended, held, organiser in case.s.execute(induction.passed(case.today)):
        courses.setdefault(key, []).append((ended or held, organiser))
    for worker in case.workers:
        if worker.post in induction.POSTS and worker.serves(case.today):
            station = case.station(worker.station_id)
            fault = _untrained(case, worker, station, courses.get(worker.id, []))
            if fault:
                yield Found(f"{POST[worker.post]}{worker.name}{fault}", worker, station)


def _untrained(
    case: Case, worker: Worker, station: Station | None, courses: list[tuple[date, int | None]]
) -> str:
    if not courses:
        return "在岗，而没有岗前培训合格的记录"
    before = [(d, who) for d, who in courses if not worker.joined_on or d <= worker.joined_on]
    if not before:
        return f" {worker.joined_on} 到岗，岗前培训在到岗以后才合格"
    if any(who and station and who in _operators(case, station, worker, d) for d, who in before):
        return ""
    return "的岗前培训不是由承接机构组织"


def _operators(case: Case, station: Station, worker: Worker, trained_on: date) -> set[int]:
    """Who ran the worker's station of that day when the course ended and when the worker came:
    another agency that runs it later, or another station, leaves the course what it was."""
    found: set[int] = set()
    for day in {trained_on, worker.joined_on or trained_on}:
        then = case.as_of(day)
        there = case.station(then.value(worker, "station")) or station
        found.add(then.value(there, "operator"))
    return found


def certified(case: Case) -> Iterator[Found]:
    for clock in certificates.board(case.s, case.parameters):
        worker = case.s.get_one(Worker, clock.key)
        due, station = clock.deadline, case.station(worker.station_id)
        if clock.certified or due is None:
            continue
        months = certificates.reminder(case.today, due, case.parameters)
        if due < case.today:
            text = f"驻站社工{clock.name}应在 {due} 前取得助理社会工作师证书，原则上不再继续聘用"
            yield Found(text, worker, station)
        elif months is not None:
            text = (f"驻站社工{clock.name}取证期限 {due}，已不足 {months} 个月，"
                    f"还剩 {clock.sittings_left} 次考试机会")  # fmt: skip
            yield Found(text, worker, station, "remark")


RULES: tuple[Rule, ...] = (
    Rule("R9", "每站站长一名，由乡镇民政办公室主任兼任", SOURCE, "must", heads,
         {"heads": Default(1, "每站站长（名）", least=1, most=10)},
         "每站站长 {heads} 名，由乡镇民政办公室主任兼任"),
    Rule("R10", "示范站副站长一名，持证、由承接机构选派；普通站不设", SOURCE, "must", deputies,
         {"deputies": Default(1, "示范站副站长（名）", most=10)},
         "示范站副站长 {deputies} 名，持证、由承接机构选派；普通站不设"),
    Rule("R11", "每站驻站社工不少于一名，由民政局、乡镇（街道）、承接机构三方共同招录", SOURCE, "must",
         residents, {
             "residents_least": Default(1, "驻站社工（至少，名）", least=1, most=50),
             "residents_most": Default(0, "驻站社工（至多，名；0 为不限）", most=50),
             "large": Default((), LARGE),
             "large_least": Default(0, "大乡镇驻站社工（至少，名；0 为与其他站相同）", most=50),
             "large_most": Default(0, "大乡镇驻站社工（至多，名；0 为与其他站相同）", most=50),
             "opinions": Default(tuple(RECRUITERS), "共同招录的各方", choices=tuple(RECRUITERS)),
             "within_months": Default(0, "合同签订后几个月内到岗（0 为不限）", most=24),
         }, "每站驻站社工不少于 {residents_least} 名，共同招录的各方：{opinions}"),
    Rule("R12", "持证本地社工优先", SOURCE, "principle", locals_first),
    Rule("R13", "原则上为社会学、法学、心理学等专业全日制大专及以上", SOURCE, "principle", schooling, {
        "age_below": Default(0, "年龄（周岁以下；0 为不限）", most=100),
        "relaxed": Default((), "年龄可放宽的人员", choices=RELAXED),
        "degree": Default("大专", "学历（及以上）", choices=DEGREES),
        "full_time": Default(True, "须全日制"),
        "majors": Default(("社会学", "社会工作", "法学", "心理学"), "专业"),
    }, "原则上为{degree}及以上学历，专业、学习形式和年龄按本县参数"),
    Rule("R14", "岗前培训由承接机构组织，合格后方可上岗", SOURCE, "must", trained),
    Rule("R15", "驻站社工两年内应取得助理社会工作师证书，否则原则上不再继续聘用", SOURCE, "principle",
         certified, {
             "months": Default(24, "取证期限（月）", least=1, most=120),
             "basis": Default(BASES[0], "从哪一天算起", choices=BASES),
             "exam_month": Default(6, "每年考试在几月", least=1, most=12),
             "exam_day": Default(15, "考试日期公布前按几日算", least=1, most=28),
             "red": Default(3, "剩几个月标红", most=24),
             "work_senior": Default(48, "高中、中专须工作（月）", EXAM, most=240),
             "work_college_social": Default(24, "社工专业大专须工作（月）", EXAM, most=240),
             "work_college": Default(48, "其他专业大专须工作（月）", EXAM, most=240),
             "work_bachelor_social": Default(0, "社工专业本科须工作（月；0 为应届）", EXAM, most=240),
             "work_bachelor": Default(24, "其他专业本科须工作（月）", EXAM, most=240),
             "warn": Default(("12", "6", "3", "1"), "提前几个月提醒",
                             choices=tuple(map(str, range(1, 61)))),
         }, "驻站社工 {months} 个月内应取得助理社会工作师证书，否则原则上不再继续聘用"),
)  # fmt: skip
