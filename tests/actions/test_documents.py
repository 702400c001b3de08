"""Official documents: drafted from what is on file, kept, and printed as they are kept."""

import io
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from qianshou_desktop.actions import (
    annual,
    authority,
    common,
    documents,
    figures,
    letters,
    papers,
    periods,
    submissions,
)
from qianshou_desktop.actions import rules as book
from qianshou_desktop.actions.authority import COUNTY_CHANGES
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.records.document import Document
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.store.db import Session
from tests.conftest import TOWN

Do = Callable[..., Any]


@pytest.fixture
def draft(performer: Performer, listed: Do) -> Do:
    """Draft one and give it back as it is listed."""

    def make(*asked: str | None) -> dict[str, Any]:
        uid = performer.do(documents.draft, *asked)
        return next(each for each in listed("document") if each["uid"] == uid)

    return make


@pytest.fixture
def built(save: Do) -> str:
    """A station that stands, and lacks most of what it should have."""
    [uid] = save("station", {"code": TOWN, "name": "宜都市枝城镇社会工作服务站", "state": "built"})
    save("person", {"number": "DX-1", "name": "赵", "township": TOWN, "filed_on": "2022-01-01"})
    save("visit", {"person": "DX-1", "station": TOWN, "visited_on": "2022-08-10"})
    return str(uid)


def test_a_notice_names_every_open_finding_of_its_station(
    performer: Performer, draft: Do, built: str
) -> None:
    found = performer.ask(book.findings, TOWN)
    made = draft("rectification", TOWN)
    assert (made["concerns"], made["station"]) == (TOWN, None)
    assert made["addressee"] == "宜都市枝城镇社会工作服务站"
    assert made["mark"] == f"{made['signer']}文件"
    assert len(re.findall(r"^\d+\. ", made["body"], re.M)) == len(found) > 2
    quoted = re.findall("“[^”]*”", made["body"])
    bare = re.sub("“[^”]*”", "", made["body"])
    assert "宜都市枝城镇社会工作服务站" not in bare
    assert "“宜都市枝城镇社会工作服务站”" in quoted  # the sign as it must read
    assert made["body"].splitlines()[1] == "一、必须整改的问题"
    assert made["form_state"] == "draft"
    [annex] = made["annexes"]
    assert (annex["name"], "《整改情况反馈表》（见附件）" in made["body"]) == (
        "整改情况反馈表",
        True,
    )
    head, *rows, sent_back = [row.split("\t") for row in annex["content"].splitlines()]
    assert sent_back[0].startswith("填报单位（盖章）")
    assert head[:2] == ["序号", "存在的问题"]
    assert [row[0] for row in rows] == [str(at) for at in range(1, len(found) + 1)]


def test_what_was_given_a_reason_is_not_complained_of(
    performer: Performer, draft: Do, built: str, save: Do
) -> None:
    save("worker", {"name": "王社工", "station": TOWN, "post": "resident", "duty": "service",
                    "joined_on": "2022-01-01", "education": "college", "major": "会计"})  # fmt: skip
    before = draft("rectification", TOWN)["body"]
    told = next(f for f in performer.ask(book.findings, TOWN) if f.level == "principle")
    performer.do(book.explain, told.rule, told.uid, "三方同意", "甲")
    after = draft("rectification", TOWN)["body"]
    words = documents.tight(told.text.replace("宜都市枝城镇社会工作服务站", "你站"))
    assert words in before
    assert words not in after


def test_a_report_says_what_the_counting_engine_says(
    performer: Performer, draft: Do, built: str
) -> None:
    made = draft("report", TOWN, "2022-08")
    counted = performer.ask(figures.figures, "2022-08", TOWN)
    assert made["name"] == "关于报送宜都市枝城镇社会工作服务站2022年8月月报的报告"
    assert f"走访探视{counted['visits.contacts']}人次" in made["body"]
    assert counted["visits.contacts"] == 1
    assert [each["name"] for each in made["annexes"]] == ["宜都市枝城镇社会工作服务站2022年8月月报"]
    assert (made["station"], made["mark"]) == (TOWN, None)
    whole = draft("report", None, "2022-Q3")
    assert whole["name"].endswith("2022年第三季度季报的报告")
    _, annex = whole["annexes"]
    assert annex["name"] == "2022年第三季度各社工站工作情况表"
    head, *rows = [row.split("\t") for row in annex["content"].splitlines()]
    [town] = [row for row in rows if row[0] == "枝城镇"]
    told = dict(zip(head, town, strict=True))
    assert (
        int(told["服务人次"]) == performer.ask(figures.figures, "2022-Q3", TOWN)["contacts.total"]
    )


def test_a_letter_goes_with_the_month_before_and_says_how_far_another_goes(
    performer: Performer, draft: Do, built: str, set_clock: Callable[[str], None]
) -> None:
    set_clock("2022-09-28T10:00:00+08:00")
    assert "2022年8月月报" in draft("report", TOWN, "")["name"]
    assert "2022年9月月报（截至9月28日）报送如下" in draft("report", TOWN, "2022-09")["body"]


def test_a_year_that_runs_is_not_called_whole(performer: Performer, draft: Do, built: str) -> None:
    body = draft("summary", TOWN, "2022")["body"]
    assert "截至9月15日工作总结如下" in body
    assert "全年" not in body
    assert "年末" not in body


def test_the_table_of_a_notice_has_its_order(performer: Performer, draft: Do, built: str) -> None:
    made = draft("rectification", TOWN, "")
    told = re.findall(r"^\d+\. ?(.*?)[。；]?$", made["body"], re.M)
    rows = [
        row.split("\t")[1] for row in made["annexes"][0]["content"].splitlines()[1:] if "\t" in row
    ]
    assert [row.rstrip("。；") for row in rows[: len(told)]] == told[: len(rows)]


def test_a_letter_tells_what_it_accompanies(
    performer: Performer, draft: Do, built: str, add_person: Do, add_visit: Do
) -> None:
    handed = performer.do(submissions.submit, "2022-08", TOWN)
    told = performer.ask(figures.figures, "2022-08", TOWN)["visits.contacts"]
    add_visit(add_person("马二"), "2022-08-20")
    assert handed
    assert f"走访探视{told}人次" in draft("report", TOWN, "2022-08")["body"]


def test_what_is_still_to_be_filled_in_is_told(performer: Performer, draft: Do, built: str) -> None:
    draft("rectification", TOWN)
    (key,) = performer.ask(common.find, "document")
    lacking = performer.ask(documents.unfinished, key)
    assert lacking == ["发文字号", "成文日期", "正文里的（请填写） 1 处"]
    done = {"document_number": "都民发〔2022〕1号", "dated_on": "2022-09-15",
            "body": "请于9月30日前完成整改。"}  # fmt: skip
    performer.do(common.save, "document", done, key)
    assert performer.ask(documents.unfinished, key) == []


def test_a_summary_tells_the_year_with_its_opening_and_its_targets(
    performer: Performer, draft: Do, built: str, save: Do
) -> None:
    save("opening", {
        "station": TOWN, "counted_to": "2022-06-30", "signed_by": "王", "signed_on": "2022-07-01",
        "figures": [{"figure": "visits.contacts", "amount": 300}],
    })  # fmt: skip
    save(
        "annual_target", {"year": 2022, "station": TOWN, "figure": "visits.contacts", "amount": 602}
    )
    made = draft("summary", TOWN, "2022")
    so_far = performer.ask(annual.so_far, periods.parse("2022"), TOWN)
    assert so_far["visits.contacts"] == 301
    assert "走访探视301人次" in made["body"]
    assert "走访人次：年度指标602，完成301，完成率50.0%。" in made["body"]
    assert "本期" not in made["body"]
    assert made["mark"] is None
    assert "（宜都市枝城镇社会工作服务站2022年6月30日以前的数由期初数填报）" in made["body"]
    letter = draft("report", TOWN, "2022")["body"]
    assert "走访探视301人次" in letter  # the two never say otherwise of a year
    assert "2022年6月30日以前的数由期初数填报" in letter
    performer.do(submissions.submit, "2022", TOWN, anyway=True)
    save("visit", {"person": "DX-1", "station": TOWN, "visited_on": "2022-09-10"})
    kept = draft("report", TOWN, "2022")["body"]
    assert "走访探视301人次" in kept  # as it was handed in
    month = draft("report", TOWN, "2022-08")["body"]
    assert "走访探视1人次" in month
    assert "期初" not in month


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (("letter", TOWN), "kind"),
        (("rectification",), "station"),
        (("rectification", TOWN, "2022-08"), "period"),
        (("summary", TOWN, "2022-08"), "period"),
        (("report", TOWN, "八月"), "period"),
        (("report", "420581999"), ""),
    ],
)
def test_what_cannot_be_drafted_is_refused(
    performer: Performer, built: str, asked: tuple[str, ...], field: str
) -> None:
    with pytest.raises(Rejected) as refused:
        performer.do(documents.draft, *asked)
    assert list(refused.value.problems) == [field]


def test_the_program_s_words_become_a_document_s() -> None:
    said = documents.tight("取证期限 2027-04-05，近 3 个月没有 3 项")
    assert said == "取证期限2027年4月5日，近3个月没有3项"


@pytest.mark.parametrize(
    ("given", "kept"),
    [("都民发[2026]5号", "都民发〔2026〕5号"), ("都民发（2026）第 12 号", "都民发〔2026〕12号"),
     ("都民发〔2026〕05号", ""), ("5号", ""), ("都民发2026-5", "")],
)  # fmt: skip
def test_a_number_is_written_one_way(given: str, kept: str) -> None:
    record = Document(document_number=given)
    record.complete()
    problems = record.problems(date(2026, 1, 1))
    assert (record.document_number if not problems else "") == kept
    assert problems.keys() <= {"document_number"}


def test_a_number_is_given_once(save: Do, performer: Performer) -> None:
    one = {"name": "通知", "body": "一", "document_number": "都民发〔2022〕1号"}
    performer.do(common.save, "document", one)
    with pytest.raises(Rejected) as refused:
        performer.do(common.save, "document", one)
    assert "document_number" in refused.value.problems


def test_it_is_printed_as_it_is_kept(performer: Performer, save: Do) -> None:
    [uid] = save("document", {
        "name": "关于开展整改的通知", "body": "各站要认真整改。", "signer": "宜都市民政局",
        "dated_on": "2022-09-05", "document_number": "都民发〔2022〕1号", "mark": "宜都市民政局文件",
        "annexes": [{"name": "问题清单", "content": "一、走访"}, {"name": "台账"}],
    })  # fmt: skip
    reader = PdfReader(io.BytesIO(performer.ask(papers.pdf, "document", uid)))
    text = "".join(page.extract_text() for page in reader.pages).replace("\n", "")
    for piece in (
        "宜都市民政局文件",
        "都民发〔2022〕1号",
        "2022年9月5日",
        "附件：",
        "附件1",
        "一、走访",
    ):
        assert piece in text
    about = reader.metadata
    assert about is not None
    assert (about.title, about.subject) == ("关于开展整改的通知", "整改通知")


def test_it_is_drawn_with_the_fonts_that_the_county_chose(
    performer: Performer, save: Do, monkeypatch: pytest.MonkeyPatch
) -> None:
    [uid] = save("document", {"name": "通知", "body": "一"})
    seen: list[bool] = []
    monkeypatch.setattr(
        papers.drawn_official, "pdf", lambda made: seen.append(fonts._shipped_alone.get()) or b""
    )
    performer.ask(papers.pdf, "document", uid)
    performer.do(letters.keep_to_bundled, True)
    performer.ask(papers.pdf, "document", uid)
    assert seen == [False, True]


def test_the_county_s_documents_are_not_a_station_s_to_write(
    performer: Performer, draft: Do, built: str
) -> None:
    draft("rectification", TOWN)
    performer.do(lambda s: s.set("town", TOWN))
    performer.role = authority.STATION
    [key] = performer.ask(common.find, "document")
    with pytest.raises(Rejected) as refused:
        performer.do(common.save, "document", {"body": "无"}, key)
    assert refused.value.problems == {"": COUNTY_CHANGES}
    assert performer.ask(_station, performer.do(documents.draft, "report")) == TOWN


def _station(s: Session, uid: str) -> object:
    return common.rows(s, "document", [s.query(Document).filter_by(uid=bytes.fromhex(uid)).one().id],
                       ("station.code",))[0][0]  # fmt: skip
