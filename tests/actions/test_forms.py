"""The printed forms: every field of every kind stands on one, filled or blank; a case as a volume."""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from qianshou_desktop.actions import attachments, common, papers, searching
from qianshou_desktop.actions.attachments import Pasted
from qianshou_desktop.actions.papers import forms, layouts_case, layouts_work, volume
from qianshou_desktop.actions.papers.layout import tokens
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.showing import Showing
from qianshou_desktop.formats.form import Beside, Row
from qianshou_desktop.formats.form import Rows as RowsPart
from qianshou_desktop.formats.paper import volume as drawn
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Choice, Codes, Flag, Ref, Rows
from qianshou_desktop.store.db import Session
from tests.actions.conftest import ANOTHER_GOAL, GOALS, REFS

Do = Callable[..., Any]
Read = Callable[..., str]
TOWN = "420581104"
LAYOUTS = (*layouts_case.LAYOUTS, *layouts_work.LAYOUTS)
FORMS = sorted({layout.kind for layout in LAYOUTS})
BLANKS = sorted(paper.name for paper in papers.PAPERS.values() if paper.form)
# What a form says without the field's own label: in the line above the title, or at the foot of an
# opinion.
# Printed by a function of its own: test_the_index_of_a_volume_is_read_off_its_case; what became of a
# case does not stand on its intake: test_a_closing_says_which_stages_were_passed_over.
BY_ITSELF = {"volume": {"papers"}, "case": {"stage", "closed_on", "reason", "skips"}}
UNLABELLED = {"form_state", "secrecy", "supervisor", "supervised_on", "reviewer", "reviewed_on",
              "client_signer", "client_signed_on", "worker_signed_on"}  # fmt: skip


def bare(words: str) -> str:
    return re.sub(r"\s+", "", words)


def pages(data: bytes) -> list[str]:
    return [bare(page.extract_text()) for page in PdfReader(io.BytesIO(data)).pages]


@pytest.fixture
def read(performer: Performer) -> Read:
    """The text of a paper without blanks."""

    def of(name: str, ref: int | str | None = None, **more: Any) -> str:
        return "".join(pages(performer.ask(papers.pdf, name, ref, **more)))

    return of


def forms_of(kind: str) -> list[str]:
    return [paper.name for paper in papers.for_kind(kind) if paper.form]


def with_rows(kind: str, samples: Do) -> dict[str, Any]:
    """Values for every field of a kind, two rows for each of its lists; one where rows name
    somebody, who is named but once, or where nobody is gone twice at a time."""
    values = dict(samples(kind, 0))
    for name, placed in KINDS[kind].fields.items():
        if isinstance(placed.kind, Rows):
            target = placed.kind.target
            short = KINDS[target].fields.get(placed.kind.short)
            once = target == "absence" or (short and isinstance(short.kind, Ref))
            turns = (0,) if once else (0, 1)
            rows = [dict(samples(target, turn)) for turn in turns]
            for row, goal in zip(rows, GOALS.get(values.get("case", ""), rows), strict=False):
                row.pop(KINDS[target].owner)
                if "goal" in row and isinstance(goal, str):
                    row["goal"] = goal
            values[name] = rows
    if "started_at" in values and "ended_at" in values:
        values |= {"started_at": "08:15", "ended_at": "09:45"}
    return values


def told(s: Session, kind: str, key: int) -> Iterator[tuple[str, str]]:
    """What a form has to say of a record: each field with its text, of its rows too."""
    record = s.get_one(KINDS[kind], key)
    apart = BY_ITSELF.get(kind, set()) - {"papers"}
    for name, placed in record.fields.items():
        if name in apart:
            continue
        if isinstance(placed.kind, Rows):
            yield from told_of_rows(s, placed, key)
        elif isinstance(placed.kind, Codes):
            yield from ((name, placed.kind.terms[code]) for code in getattr(record, name))
        else:
            yield name, Showing(s, [record], [name]).text(record, name)


def told_of_rows(s: Session, placed: Placed, key: int) -> Iterator[tuple[str, str]]:
    target = KINDS[placed.kind.target]  # type: ignore[attr-defined]
    for child in common.load(s, target.fields[target.owner].kind.target, key).values[placed.name]:  # type: ignore[attr-defined]
        record = s.get_one(target, child["key"])
        for name in record.fields:
            if name != target.owner:
                yield f"{placed.name}.{name}", Showing(s, [record], [name]).text(record, name)


def written(s: Session, kind: str, key: int) -> Iterator[tuple[str, str]]:
    """What is written in words in a record and in its rows."""
    record = s.get_one(KINDS[kind], key)
    for placed in record.fields.values():
        if isinstance(placed.kind, Rows):
            for child in common.load(s, kind, key).values[placed.name]:
                yield from written(s, placed.kind.target, child["key"])
        elif placed.kind.searched and getattr(record, placed.attribute):
            yield f"{kind}.{placed.name}", placed.kind.show(getattr(record, placed.attribute))


@pytest.mark.parametrize("kind", FORMS)
def test_every_field_of_a_record_is_printed_and_found(
    kind: str, performer: Performer, cast: None, samples: Do, read: Read
) -> None:
    key = performer.do(common.save, kind, with_rows(kind, samples))
    said = "".join(read(name, key) for name in forms_of(kind))
    found = list(performer.ask(lambda s: list(told(s, kind, key))))
    assert len(found) >= len(KINDS[kind].fields.keys() - BY_ITSELF.get(kind, set()))
    lacking = [name for name, text in found if text and bare(text) not in said]
    assert lacking == []
    for name, text in performer.ask(lambda s: list(written(s, kind, key))):
        hits = [(hit.kind, hit.key) for hit in performer.ask(searching.search, text)]
        assert (kind, key) in hits, name


@pytest.mark.parametrize("kind", FORMS)
def test_what_was_chosen_is_ticked_and_nothing_else(
    kind: str, performer: Performer, cast: None, samples: Do
) -> None:
    key = performer.do(common.save, kind, with_rows(kind, samples))

    def boxes(s: Session) -> dict[str, set[str]]:
        record, found = s.get_one(KINDS[kind], key), {}
        for layout in (each for each in LAYOUTS if each.kind == kind):
            made = forms.paper(s, layout, record)
            beside = [row for part in made.parts if isinstance(part, Beside) for row in part.rows]
            rows = [*beside, *(part for part in made.parts if isinstance(part, Row))]
            found |= {box.label: set(box.chosen) for row in rows for box in row.boxes}
        return found

    def wanted(s: Session) -> dict[str, set[str]]:
        record = s.get_one(KINDS[kind], key)
        found = {}
        for name, placed in record.fields.items():
            apart = UNLABELLED | BY_ITSELF.get(kind, set())
            if isinstance(placed.kind, (Choice, Codes, Flag)) and name not in apart:
                value = getattr(record, name)
                codes = value if isinstance(placed.kind, Codes) else [value]
                one = placed.kind.one if isinstance(placed.kind, Codes) else placed.kind
                found[placed.label] = {one.show(code) for code in codes}
        return found

    ticked = performer.ask(boxes)
    for label, words in performer.ask(wanted).items():
        assert ticked[label] == words


@pytest.mark.parametrize("kind", FORMS)
def test_every_label_of_a_kind_stands_on_its_blanks(kind: str, read: Read) -> None:
    said = "".join(read(name, blank=True) for name in forms_of(kind))
    lines = [line for each in LAYOUTS if each.kind == kind
             for line in (*each.heads, *(n for g in each.groups for n in g.lines))]  # fmt: skip
    renamed = {t.name for line in lines if isinstance(line, str) for t in tokens(line) if t.label}
    renamed |= {t.name for line in lines if isinstance(line, str) for t in tokens(line)
                if "." in t.path}  # fmt: skip
    lacking = [
        placed.label
        for name, placed in KINDS[kind].fields.items()
        if name not in renamed | UNLABELLED | (BY_ITSELF.get(kind, set()) - {"papers"})
        and bare(placed.label) not in said
    ]
    assert lacking == []


def test_what_one_form_leaves_to_another_is_printed_there() -> None:
    for layout in LAYOUTS:
        others = [each for each in LAYOUTS if each.kind == layout.kind and each is not layout]
        for name in set(layout.elsewhere) - BY_ITSELF.get(layout.kind, set()):
            assert any(name not in other.elsewhere for other in others), (layout.title, name)


def test_layouts_name_only_fields_that_there_are() -> None:
    for layout in LAYOUTS:
        lines = (*layout.heads, *(line for group in layout.groups for line in group.lines))
        for line in lines:
            for token in tokens(line) if isinstance(line, str) else ():
                known = token.path.startswith("@") or token.name in KINDS[layout.kind].fields
                assert known, (layout.title, token.path)


@pytest.mark.parametrize("name", BLANKS)
def test_a_blank_has_nothing_written_in_and_is_the_same_twice(
    name: str, performer: Performer
) -> None:
    first, second = (performer.ask(papers.pdf, name, blank=True) for _ in range(2))
    assert first == second
    said = "".join(pages(first))
    assert papers.PAPERS[name].label in said
    assert "2022" not in said
    with pytest.raises(Rejected, match="空白表不写记录"):
        performer.ask(papers.pdf, name, "GA-甲", blank=True)


@pytest.mark.parametrize("kind", FORMS)
def test_a_filled_form_is_the_same_twice(
    kind: str, performer: Performer, cast: None, samples: Do
) -> None:
    key = performer.do(common.save, kind, with_rows(kind, samples))
    for name in forms_of(kind):
        assert performer.ask(papers.pdf, name, key) == performer.ask(papers.pdf, name, key)


def test_the_longest_text_that_a_field_takes_is_printed(cast: None, save: Do, read: Read) -> None:
    facts = "".join(f"第{at}句，她说了三遍；" for at in range(1800))[:20_000]
    [uid] = save("session", {"case": "GA-乙", "held_on": "2021-03-01", "facts": facts})
    said = read("session", uid)
    name = r"个案介入（面谈）记录[-\dMT]*"
    around = rf"过程（事实）|（续）|—\d+—|宜都市{name}印|{name}"
    assert facts in re.sub(around, "", said)
    assert len(set(re.findall(r"—(\d+)—", said))) >= 10


def test_rare_letters_are_printed_and_those_without_font_named(
    cast: None, save: Do, performer: Performer, read: Read
) -> None:
    save("session", {"case": "GA-乙", "number": "MT-1", "held_on": "2021-03-01",
                     "facts": "邻居𬀩𫖯䶮堃"})  # fmt: skip
    assert "邻居𬀩𫖯䶮堃" in read("session", "MT-1")
    save("session", {"case": "GA-乙", "number": "MT-2", "held_on": "2021-03-02",
                     "facts": "邻居\U00031350"})  # fmt: skip
    for name, ref in (("session", "MT-2"), ("volume", "GA-乙")):
        with pytest.raises(Rejected, match="U\\+31350"):
            performer.ask(papers.pdf, name, ref)
        assert "邻居〓" in read(name, ref, anyway=True)


def test_a_case_file_says_what_a_dossier_does_not(
    add_person: Do, save: Do, id_number: Do, read: Read
) -> None:
    add_person("单独一人", number="DX-1", id_number=id_number(), address="六里冲八号")
    save("case", {"number": "GA-1", "person": "DX-1", "station": TOWN, "opened_on": "2022-03-02",
                  "request": "药吃完了"})  # fmt: skip
    said = read("case", "GA-1")
    for text in ("单独一人", id_number(), "六里冲八号", "药吃完了", "72岁"):
        assert text in said


def test_a_spare_group_is_left_out_where_nothing_is_in_it(add_person: Do, read: Read) -> None:
    add_person("老人", number="DX-1", living="alone")
    add_person("孩子", number="DX-2", school="枝城小学")
    assert "老年人情况" in read("person", "DX-1")
    assert "儿童情况" not in read("person", "DX-1")
    assert "儿童情况" in read("person", "DX-2")
    for title in ("儿童情况", "老年人情况", "残疾与精神障碍情况"):
        assert title in read("person", blank=True)


def test_who_comes_back_does_so_beside_the_leaving(read: Read) -> None:
    assert "离档日期年月日重新在档日期年月日" in read("person", blank=True)


def photo(colour: str) -> Pasted:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), colour).save(out, "PNG")
    return Pasted(f"{colour}.png", out.getvalue())


def test_photos_of_a_record_are_printed_with_it_faces_too(
    cast: None, save: Do, performer: Performer, read: Read
) -> None:
    [uid] = save("session", {"case": "GA-乙", "held_on": "2021-03-01"})
    keys = performer.ask(common.find, "session")
    key = next(k for k in keys if performer.ask(common.load, "session", k).uid == uid)
    attachments.attach(performer, "session", key, [photo("teal"), photo("red")])
    [first, _] = performer.ask(attachments.items, "session", key)
    performer.do(attachments.tell, first.key, {"caption": "门前合影", "faces": True})
    images = [i for p in PdfReader(io.BytesIO(performer.ask(papers.pdf, "session", key))).pages
              for i in p.images]  # fmt: skip
    assert len(images) == 2
    assert "门前合影" in read("session", key)
    found = pages(performer.ask(papers.pdf, "volume", "GA-乙"))
    assert "照片与附件" in found[1]
    assert "门前合影" in found[-1]


# ---- volume ----------------------------------------------------------------------------------------------


@pytest.fixture
def bound(cast: None, save: Do) -> None:
    """The second case with every form, and more than one session."""
    here = {"case": "GA-乙"}
    save("consent", here | {"person": "DX-甲", "signed_on": "2021-01-02"})
    save("session", *[here | {"held_on": f"2021-02-{at:02d}", "nth": at, "facts": "精神好。" * 300}
                      for at in range(2, 9)])  # fmt: skip
    closed = {"closed_on": "2021-06-01", "cause": "attained", "follow_every": "monthly"}
    marks = [{"goal": REFS[goal], "score": 4} for goal in ("goal", ANOTHER_GOAL)]
    save("case_evaluation", {"number": "GP-乙", "attainments": marks})
    save("case_closing", here | closed)
    save("follow_up", here | {"done_on": "2021-07-01", "state": "安好"})
    save("crisis", here | {"station": TOWN, "found_at": "2021-05-01T09:30+08:00", "seen": "有伤"})
    save("volume", {"number": "DA-9", "title_text": "赵某个案卷", "station": TOWN, "case": "GA-乙",
                    "filed_on": "2021-08-01", "kept_for": "years30", "place": "二号柜"})  # fmt: skip


TITLES = ("知情同意书", "个案接案登记表", "个案预估表", "个案服务计划书", "个案介入（面谈）记录",
          "个案评估表", "个案结案表", "个案转介表", "个案跟进（回访）记录", "危机与强制报告表")  # fmt: skip


def test_a_volume_has_every_form_in_its_order_and_the_right_pages(
    bound: None, performer: Performer
) -> None:
    found = pages(performer.ask(papers.pdf, "volume", "GA-乙"))
    made = performer.ask(lambda s: volume.volume(s, case_of(s)))
    numbers = drawn.contents(made)
    front = next(at for at, page in enumerate(found) if "—1—" in page)
    assert front % 2 == 0
    contents = "".join(found[1:front])
    titles = [filed.form.title for filed in made.forms]
    assert list(dict.fromkeys(titles)) == list(TITLES)
    assert titles.count("个案介入（面谈）记录") == 8
    for filed, number in zip(made.forms, numbers, strict=True):
        assert f"{bare(filed.name)}{filed.number}{filed.day}{number}" in contents
        assert filed.form.title in found[front + number - 1]
        assert f"—{number}—" in found[front + number - 1]


def case_of(s: Session) -> Case:
    return next(each for each in s.query(Case) if each.number == "GA-乙")


def test_the_cover_says_what_the_office_needs(bound: None, read: Read) -> None:
    first = read("volume", "GA-乙")
    for text in ("宜都市", "枝城镇社会工作服务站", "卷号DA-9", "案号GA-乙", "姓名赵户主",
                 "题名赵某个案卷", "2021-01-02至2021-07-01", "存放位置二号柜"):  # fmt: skip
        assert text in first[:900]


def test_a_sensitive_case_has_no_full_name_on_its_cover(
    cast: None, save: Do, request: pytest.FixtureRequest, performer: Performer
) -> None:
    save("case", {"number": "GA-乙", "secrecy": "minor"})
    request.getfixturevalue("bound")
    cover, *rest = pages(performer.ask(papers.pdf, "volume", "GA-乙"))
    assert "姓名赵××" in cover
    assert "赵户主" not in cover
    assert any("赵户主" in page for page in rest)


def test_a_volume_is_the_same_twice(bound: None, performer: Performer) -> None:
    assert performer.ask(papers.pdf, "volume", "GA-乙") == performer.ask(
        papers.pdf, "volume", "GA-乙"
    )


# ---- names -----------------------------------------------------------------------------------------------


def test_the_papers_of_a_kind_and_their_names() -> None:
    assert [paper.name for paper in papers.for_kind("case")] == ["case", "volume"]
    assert {paper.name for paper in papers.for_kind("event")} == {"event_plan", "event", "signin"}
    assert {paper.name for paper in papers.for_kind("group")} == {"group", "roster"}
    assert papers.for_kind("parameter") == []
    labels = [paper.label for paper in papers.PAPERS.values()]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("name", ["sheet", "station", "county", "plan", "volume"])
def test_what_is_gathered_has_no_blank(name: str, performer: Performer) -> None:
    with pytest.raises(Rejected, match="没有空白"):
        performer.ask(papers.pdf, name, blank=True)


@pytest.mark.parametrize(("expected", "lines"), [(None, 36), (20, 36), (83, 83)])
def test_a_sheet_to_sign_has_a_line_for_everyone_expected(
    performer: Performer, save: Do, expected: int | None, lines: int
) -> None:
    """At least thirty-six, and as many as are expected where they are more."""
    save("event", {"number": "HD-新", "expected": expected, "name": "义诊", "station": TOWN,
                   "held_on": "2022-08-05"})  # fmt: skip
    [key] = performer.ask(common.find, "event", where={"number": "HD-新"})
    made = performer.ask(
        lambda s: forms.paper(s, layouts_work.SIGN_IN, common.get(s, "event", key))
    )
    [table] = [part.table for part in made.parts if isinstance(part, RowsPart)]
    assert len(table.rows) == lines


@pytest.mark.usefixtures("cast")
def test_the_index_of_a_volume_is_read_off_its_case(save: Do, read: Read) -> None:
    """Where nobody wrote one down, with the page of each form; a written one is kept."""
    save("volume", {"number": "DA-新", "title_text": "卷", "station": TOWN, "case": "GA-乙",
                    "filed_on": "2022-08-05"})  # fmt: skip
    assert "1个案接案登记表GA-乙" in read("volume_index", "DA-新")
    save("volume", {"number": "DA-新", "papers": [{"name": "手写目录"}]})
    said = read("volume_index", "DA-新")
    assert "手写目录" in said
    assert "个案接案登记表" not in said
