"""The dossiers: what is on file stands on paper, and what tells a single person's secrets does not."""

import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from qianshou_desktop.actions import common, papers, references, rules, signs
from qianshou_desktop.actions.papers import printing
from qianshou_desktop.actions.papers.printing import printed
from qianshou_desktop.actions.papers.station_sheet import station_sheet
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.rules.settings import set_parameter
from qianshou_desktop.formats.report import Block, Facts, Table, Text
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.errors import Rejected, Trouble
from qianshou_desktop.records.kinds import Phone, Ref
from qianshou_desktop.records.station import Station
from qianshou_desktop.store.db import Session

Do = Callable[..., Any]
Read = Callable[..., str]
TOWN, OTHER = "420581104", "420581105"
# Kinds whose own records stand on a dossier, and on which.
ON = {
    "station": ("venue", "worker", "recruitment", "institution", "promise", "complaint",
                "supervision", "safety_check", "assessment", "contract", "award", "spending",
                "annual_target", "opening",
                "room", "publicity", "score", "certificate", "exam", "project"),
    "county": ("county", "township", "village", "agency", "centre", "incubation", "funding",
               "county_plan", "score"),
    "plan": ("plan", "key_county", "pairing", "dispatch", "sending", "training", "policy",
             "meeting", "publicity"),
}  # fmt: skip
# Work is counted, people who are served stay in the program, and rules stand as findings.
COUNTED = {"visit", "service", "case", "case_assessment", "case_plan", "session",
           "case_evaluation", "case_closing", "referral", "follow_up", "transfer", "consent",
           "crisis", "group", "group_session", "group_summary", "event", "matter", "resource",
           "volunteer", "volunteer_service", "volunteer_certificate", "volume", "todo"}  # fmt: skip
KEPT = {"person", "household", "member", "person_group", "benefit", "user"}
AS_RULES = {"parameter", "reason", "past"}
ENCLOSED = {"attachment"}  # beside the record it belongs to: test_attachments.py
# Work has a form of its own, printed record by record: test_forms.py.
FORMED = {paper.about for paper in papers.PAPERS.values() if paper.form}
WITHIN = {"volunteer_service", "budget_line"}  # on the volunteer's form, with the year's money
DRAWN = {"document"}  # its own paper: test_documents.py
REPORTED = {"report_text", "report_template", "submission"}  # in the report itself
KEPT_HERE = {"todo"}  # what is still to be done is no record of what was
EVERY = [(paper, kind) for paper, kinds in ON.items() for kind in kinds]


def bare(words: str) -> str:
    return re.sub(r"\s+", "", words)


@pytest.fixture
def paper(performer: Performer) -> Read:
    """The text of a paper without blanks."""

    def read(name: str, ref: str | None = None) -> str:
        pages = PdfReader(io.BytesIO(performer.ask(papers.pdf, name, ref))).pages
        return bare("".join(page.extract_text() for page in pages))

    return read


def about(name: str) -> str | None:
    return TOWN if papers.PAPERS[name].about else None


def texts(kind: str, given: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields of a record whose value is a text of its own, as a paper shows it."""
    for name, value in given.items():
        placed = KINDS[kind].fields[name]
        if placed.kind.name in ("text", "name", "date") and name not in ("station", "number"):
            yield name, bare(placed.kind.show(placed.kind.read(value)))


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_every_open_field_of_a_record_is_printed(
    name: str, kind: str, filled: Do, paper: Read
) -> None:
    _, given = filled(kind)
    said, shown = paper(name, about(name)), {placed.name for placed in printed(KINDS[kind])}
    lacking = [f for f, text in texts(kind, given) if f in shown and text not in said]
    assert lacking == []


def test_every_kind_has_its_paper() -> None:
    """A kind of tomorrow comes onto a paper, or is named above."""
    shown = {kind for kinds in ON.values() for kind in kinds} | {"station"}
    rows = {kind for kind, record in KINDS.items() if record.owner} - KEPT
    on_forms = FORMED | WITHIN | DRAWN
    assert (
        set(KINDS)
        == shown | rows | COUNTED | KEPT | AS_RULES | ENCLOSED | on_forms | KEPT_HERE | REPORTED
    )


def test_every_record_of_a_station_is_in_its_dossier() -> None:
    def of_station(kind: str) -> bool:
        placed = KINDS[kind].fields.get("station")
        return placed is not None and isinstance(placed.kind, Ref)

    others = COUNTED | FORMED | WITHIN | DRAWN | KEPT_HERE | REPORTED
    assert {kind for kind in KINDS if of_station(kind)} - others - set(ON["station"]) == set()


@pytest.mark.parametrize("kind", ["complaint", "worker", "room", "agency", "reason"])
def test_secrets_and_private_telephones_are_not_printed(kind: str) -> None:
    shown = {placed.name for placed in printed(KINDS[kind])}
    for name, placed in KINDS[kind].fields.items():
        secret = placed.field.privacy in ("sensitive", "minor")
        private = isinstance(placed.kind, Phone) and placed.field.privacy == "personal"
        assert not (name in shown and (secret or private))


@pytest.mark.parametrize(
    ("state", "sign", "said"),
    [
        ("planned", None, "还没有建成，不核对"),
        ("planned", "旧牌子", "不一致"),
        ("built", None, "不一致"),
    ],
)
def test_the_sign_of_a_planned_station_is_not_asked_for(
    performer: Performer, paper: Read, state: str, sign: str | None, said: str
) -> None:
    key = performer.ask(references.resolve, "station", TOWN)
    performer.do(common.save, "station", {"state": state, "sign_text": sign}, key)
    assert f"核对{said}" in paper("station", TOWN)


def test_what_is_worked_out_is_printed_as_it_is(
    paper: Read, save: Do, performer: Performer
) -> None:
    """The cap by the year's own share, the sign that fits, and the day of the first exam."""
    performer.do(set_parameter, "R24.permille", "25", "县民政局通知", date(2023, 1, 1))
    relief = {"relief_fen": "1000000.00", "need_fen": "40000.00"}
    save("funding", {"year": 2022, **relief}, {"year": 2023, **relief})
    said = paper("county")
    assert "统筹限额30,000.00" in said
    assert "统筹限额25,000.00" in said
    key = performer.ask(references.resolve, "station", TOWN)
    sign = performer.ask(lambda s: signs.of_stations(s)[TOWN])
    performer.do(common.save, "station", {"state": "built", "sign_text": sign}, key)
    save("worker", {"number": "SG-新", "name": "钱新人", "station": TOWN, "post": "resident",
                    "joined_on": "2022-07-01", "education": "bachelor", "major": "社会工作",
                    "graduated_on": "2021-06-30"})  # fmt: skip
    said = paper("station", TOWN)
    assert "核对一致" in said
    assert "钱新人2021-06-302024-07-01" in said


def test_a_complaint_is_printed_without_who_complained_and_of_what(paper: Read, save: Do) -> None:
    save("complaint", {
        "station": TOWN, "received_on": "2022-07-09", "complainant": "匿名投诉人", "way": "letter",
        "phone": "13900001111", "content": "投诉之内容", "handling": "处理之经过", "answer": "反馈之话",
        "handled_on": "2022-07-12", "satisfaction": "s4"})  # fmt: skip
    said = paper("station", TOWN)
    for secret in ("匿名投诉人", "13900001111", "投诉之内容", "处理之经过", "反馈之话"):
        assert secret not in said
    for told in ("2022-07-09", "书面", "2022-07-12", "满意"):
        assert told in said


def test_nobody_who_is_served_is_named(
    paper: Read, add_person: Do, add_visit: Do, id_number: Do
) -> None:
    person = add_person("单独一人", id_number=id_number(), groups=["aged"], address="六里冲八号")
    add_visit(person, note="独居，情绪低落", items=["B3"])
    said = paper("station", TOWN) + paper("county") + paper("plan")
    for secret in ("单独一人", id_number(), "六里冲八号", "情绪低落"):
        assert secret not in said
    assert "B3精神慰藉10" in said  # once as the lead, never as the assistant
    assert "高龄老人111" in said  # one on file, one served, one contact


def test_a_station_s_dossier_is_its_own(paper: Read, save: Do) -> None:
    save("promise", {"station": TOWN, "content": "枝城站的承诺"})
    save("promise", {"station": OTHER, "content": "姚家店站的承诺"})
    assert "枝城站的承诺" in paper("station", TOWN)
    assert "姚家店站的承诺" not in paper("station", TOWN)
    assert "姚家店站的承诺" in paper("station", "宜都市姚家店镇社会工作服务站")


def test_rows_stand_under_their_record(paper: Read, save: Do) -> None:
    save("venue", {"station": TOWN, "name": "民政办二楼", "source": "office", "functions": [
        {"kind": "counselling", "need": "个案面谈", "area": 12}]})  # fmt: skip
    assert "个案咨询室个案面谈12" in paper("station", TOWN)


def test_long_texts_are_whole(paper: Read, save: Do) -> None:
    content = "第一条服务对象的隐私受保护。\n" * 300
    save("institution", {"station": TOWN, "kind": "safety", "name": "保密制度", "content": content})
    said = paper("station", TOWN)
    assert said.count("第一条服务对象的隐私受保护。") == 300


def test_names_of_old_stand_with_their_days(
    paper: Read, performer: Performer, set_clock: Do
) -> None:
    key = performer.ask(references.resolve, "township", TOWN)
    set_clock("2023-03-01T10:00:00")
    performer.do(common.save, "township", {"name": "枝城新镇"}, key)
    for name, ref in (("station", TOWN), ("county", None)):
        assert "枝城新镇名称枝城镇2023-03-01" in paper(name, ref)


def test_who_moved_to_another_station_stays_in_the_dossier_of_the_old_one(
    paper: Read, save: Do, performer: Performer, set_clock: Do
) -> None:
    save("worker", {"number": "SG-7", "name": "钱新人", "station": TOWN, "post": "resident",
                    "joined_on": "2021-06-30"})  # fmt: skip
    key = performer.ask(references.resolve, "worker", "SG-7")
    other = performer.ask(references.resolve, "station", OTHER)
    set_clock("2023-03-01T10:00:00")
    performer.do(common.save, "worker", {"station": other, "post": "head"}, key)
    assert "钱新人驻站社工2021-06-302023-03-01" in paper("station", TOWN)
    assert "调往他站" not in paper("station", OTHER)


def test_coverage_of_key_counties_is_counted(paper: Read, save: Do) -> None:
    save(
        "plan",
        {"name": "计划", "from_on": "2021-01-01", "to_on": "2025-12-31", "key_counties": 160},
    )
    assert "还没有县填写" in paper("plan")
    save("key_county", {"code": "640324", "name": "同心县", "towns": 12, "stations": 9},
         {"code": "640402", "name": "原州区", "towns": 4, "stations": 0},
         {"code": "640422", "name": "西吉县", "towns": 19})  # fmt: skip
    save("agency", {"name": "援派甲", "roles": ["sending"]})
    pair = {"sending": "援派甲", "key_county": "640324", "from_on": "2022-01-01"}
    save("pairing", pair, pair)  # one county, however often it is paired
    said = paper("plan")
    assert "1/160" in said
    assert "9/16" in said
    assert "640324同心县12975.0%是" in said
    assert "640402原州区400.0%否" in said
    assert "640422西吉县19否" in said  # not told is not nought


@pytest.mark.parametrize(
    ("last", "said", "count"), [("2022-09-15", "已结束", 0), ("2022-09-16", "是", 1)]
)  # of the 160 that the parameter says where no plan does
def test_a_pairing_that_is_over_is_none_any_more(
    paper: Read, save: Do, last: str, said: str, count: int
) -> None:
    save("key_county", {"code": "640324", "name": "同心县", "towns": 12})
    save("agency", {"name": "援派甲", "roles": ["sending"]})
    save("pairing", {"sending": "援派甲", "key_county": "640324", "from_on": "2022-01-01",
                     "to_on": last})  # fmt: skip
    told = paper("plan")
    assert f"640324同心县12{said}" in told
    assert f"{count}/160" in told


def test_working_days_of_those_sent_are_counted_by_year(paper: Read, save: Do) -> None:
    save("agency", {"name": "援派甲", "roles": ["sending"]})
    save("pairing", {"number": "JD-1", "sending": "援派甲", "kind": "tibet", "area": "山南市",
                     "from_on": "2021-01-01"})  # fmt: skip
    trip = {"pairing": "JD-1", "name": "方社工"}
    save("dispatch", trip | {"from_on": "2021-12-30", "to_on": "2022-01-05"},
         trip | {"from_on": "2022-01-31", "to_on": "2022-02-07"})  # fmt: skip
    # 30 and 31 December; 4 and 5 January after New Year; the seventh day of February after Spring
    # Festival.
    said = paper("plan")
    assert "方社工20212" in said
    assert "方社工20223" in said


def test_a_parameter_is_printed_with_its_source_and_first_day(
    paper: Read, performer: Performer
) -> None:
    assert "示范站目标5《多地陆续出台方案" in paper("county")
    performer.do(set_parameter, "R5.target", "7", "县民政局〔2022〕1号", date(2022, 1, 8))
    assert "示范站目标7县民政局〔2022〕1号，自2022-01-08起" in paper("county")


def test_an_empty_county_says_so_instead_of_leaving_holes(paper: Read) -> None:
    assert "还没有登记。" in paper("plan")
    assert paper("station", TOWN).count("还没有登记。") > 3


@pytest.mark.parametrize("name", ["sheet", "county", "plan", "一张图", "牵手计划档案"])
def test_a_county_s_paper_takes_no_record(name: str, performer: Performer) -> None:
    with pytest.raises(Rejected, match="全县"):
        performer.ask(papers.pdf, name, TOWN)


@pytest.mark.parametrize(
    ("name", "ref", "said"),
    [
        ("station", None, "社工站"),
        ("station", "420581999", "没有找到"),
        ("nothing", TOWN, "可印的有"),
        ("volume", TOWN, "没有找到个案"),
    ],
)
def test_a_paper_that_cannot_be_made_says_why(
    name: str, ref: str | None, said: str, performer: Performer
) -> None:
    with pytest.raises(Rejected, match=said):
        performer.ask(papers.pdf, name, ref)


def test_a_letter_without_font_is_named_before(performer: Performer, save: Do) -> None:
    save("promise", {"station": TOWN, "content": "承诺\U00031350"})
    with pytest.raises(Rejected, match="U\\+31350"):
        performer.ask(papers.pdf, "station", TOWN)
    assert performer.ask(papers.pdf, "station", TOWN, anyway=True)[:5] == b"%PDF-"


def test_a_paper_is_written_whole_or_not_at_all(performer: Performer, tmp_path: Path) -> None:
    out = tmp_path / "新文件夹" / "一张图.pdf"
    performer.ask(papers.write, "sheet", None, out)
    assert out.read_bytes()[:5] == b"%PDF-"
    blocked = tmp_path / "文件"
    blocked.write_text("x")
    with pytest.raises(Trouble):
        performer.ask(papers.write, "sheet", None, blocked / "一张图.pdf")


def test_the_same_moment_gives_the_same_file(performer: Performer) -> None:
    first, second = (performer.ask(papers.pdf, "county") for _ in range(2))
    assert first == second


def test_findings_stand_with_their_reasons(paper: Read, performer: Performer, save: Do) -> None:
    save("worker", {"name": "低学历者", "station": TOWN, "post": "resident", "education": "senior"})
    found = [f for f in performer.ask(rules.findings, TOWN) if f.rule == "R13"]
    assert found
    performer.do(rules.explain, "R13", found[0].uid, "本地无其他人报名", "测试员")
    said = paper("station", TOWN)
    assert bare(found[0].text) in said
    assert "本地无其他人报名" in said


@pytest.mark.parametrize("count", [1, 3, 4, 7, 40])
def test_a_long_list_in_two_halves_loses_nobody(count: int, save: Do, paper: Read) -> None:
    names = [
        f"学员{'甲乙丙丁戊己庚辛壬癸'[at // 10]}{'甲乙丙丁戊己庚辛壬癸'[at % 10]}"
        for at in range(count)
    ]
    save("training", {"name": "考前班", "theme": "exam", "held_on": "2022-05-06",
                      "trainees": [{"name": name, "passed": True} for name in names]})  # fmt: skip
    said = paper("plan")
    assert [said.count(f"{name}是") for name in names] == [1] * count


def test_what_is_too_wide_for_a_table_is_printed_record_by_record(
    performer: Performer, save: Do
) -> None:
    save("worker", {"name": "宽社工", "station": TOWN, "post": "resident", "education": "bachelor",
                    "major": "社会工作", "joined_on": "2021-05-07", "graduated_on": "2020-06-20",
                    "contract_from": "2021-05-07", "contract_to": "2023-05-06", "insured": True})  # fmt: skip
    save("promise", {"station": TOWN, "content": "来访当日回应", "posted": True})

    def blocks(kind: str) -> list[type]:
        def made(s: Session) -> list[Block]:
            return printing.block(s, list(s.scalars(select(KINDS[kind]))), "题")

        return [type(each) for each in performer.ask(made)]

    assert blocks("promise") == [Table]
    assert blocks("worker") == [Text, Facts]


def test_numbers_and_short_words_keep_their_width_and_long_texts_divide_the_rest() -> None:
    fields = [KINDS["award"].fields[name] for name in ("station", "basis", "amount_fen", "paid_on")]
    narrow = printing.shares(fields, (14.0, 9.0, 4.8, 6.0))
    crowded = printing.shares(fields, (60.0, 60.0, 4.8, 6.0))
    assert crowded[2:] == narrow[2:]
    assert all(wide >= need for wide, need in zip(crowded[2:], (4.8, 6.0), strict=True))
    assert sum(crowded) <= printing.ROOM + 0.01
    assert crowded[0] == crowded[1]


def test_a_text_beside_many_short_words_is_no_chimney() -> None:
    """A safety check: seven short columns leave the hazard four letters a line, and a paper's
    number stays on its line."""
    names = ("checked_on", "worker", "fire", "power", "emergency", "food", "insurance", "mend_by")
    fields = [KINDS["safety_check"].fields[name] for name in (*names, "hazard")]
    found = printing.shares(fields, (6.0, 3.0, 3.0, 2.0, 2.0, 2.0, 2.0, 6.0, 13.0))
    assert found[-1] * printing.ROOM / sum(found) - 1.5 * printing.SIDES >= 3
    assert printing._solid(("记-2021-0006", "")) > printing._solid(("驻站社工工资",))
    fields = [KINDS["spending"].fields[name] for name in ("voucher", *["purpose"] * 4)]
    longest = (7.6, 20.0, 20.0, 20.0, 20.0)
    whole, broken = (printing.shares(fields, longest, solid)[0] for solid in ({0}, ()))
    assert whole >= 7.6 > broken


def test_the_sheet_of_a_closed_station_does_not_say_that_it_is_built(
    performer: Performer,
) -> None:
    key = performer.ask(references.resolve, "station", TOWN)
    performer.do(common.save, "station", {"state": "built", "closed_on": "2022-09-15"}, key)
    made = performer.ask(lambda s: station_sheet(s, s.get_one(Station, key)))
    assert made.cards[0][0] == "已撤并"
