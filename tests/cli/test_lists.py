"""What there is, what is found, what is removed, and lists as sheets."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from qianshou_desktop.records import KINDS
from qianshou_desktop.records.terms import GROUP

Run = Callable[..., Any]
# The fields that other programs rely on, by kind.
PROMISED = {
    "station": "code name kind state operator opened_on sign_text",
    "agency": "name roles",
    "worker": "number name station post duty id_number joined_on education major works_since",
    "household": "number head township village address",
    "person": "number name id_number sex born_on phone township village address household groups "
    "risk filed_on",
    "visit": "number person station worker visited_on minutes way seen items role partners project note",
    "service": "station worker served_on kind person headcount items partners project minutes note",
    "project": "name station from_on to_on",
}


def test_kinds_keep_their_promises(qianshou: Run) -> None:
    found = {each["kind"]: each for each in qianshou("kinds", "--json").json()}
    for kind, names in PROMISED.items():
        assert set(names.split()) <= {field["name"] for field in found[kind]["fields"]}
    keys = {"name", "label", "type", "required", "choices", "privacy"}
    for each in found.values():
        assert {"kind", "label", "fields"} == set(each)
        for field in each["fields"]:
            assert keys <= set(field) <= keys | {"target"}
            assert isinstance(field["required"], bool)
            assert isinstance(field["choices"], dict)
    by_name = {f["name"]: f for f in found["person"]["fields"]}
    assert [n for n, f in by_name.items() if f["required"]] == ["name", "risk", "filed_on"]
    assert by_name["risk"]["choices"] == {"high": "高", "watch": "重点", "normal": "一般"}


def test_kinds_for_people(qianshou: Run) -> None:
    said = qianshou("kinds")
    assert [line.split()[0] for line in said.lines if not line.startswith(" ")] == list(KINDS)
    assert any(line.split()[:2] == ["*", "name"] for line in said.lines)


def test_a_new_county_has_its_townships_at_once(qianshou: Run) -> None:
    towns = qianshou("list", "township", "--json").json()
    assert [t["code"][6:] for t in towns] == ["001", "100", "101", "102", "103", "104", "105", "106",
                                              "107", "200", "400"]  # fmt: skip
    stations = qianshou("list", "station", "--json").json()
    assert [s["code"] for s in stations] == [t["code"] for t in towns]
    assert stations[-1]["name"] == "宜都市松宜矿区社会工作服务站"
    assert {(s["kind"], s["state"]) for s in stations} == {("ordinary", "planned")}


def test_conditions_are_anded(qianshou: Run, lines_of: Run, person: dict[str, Any]) -> None:
    people = [person | {"name": n, "risk": r, "groups": g} for n, r, g in (
        ("甲", "high", ["aged"]), ("乙", "high", []), ("丙", "normal", ["aged"]))]  # fmt: skip
    qianshou("save", "person", given=lines_of(people))

    def names(*where: str) -> list[str]:
        words = [word for each in where for word in ("--where", each)]
        return sorted(p["name"] for p in qianshou("list", "person", *words, "--json").json())

    assert names() == sorted("甲乙丙")
    assert names("risk=high") == names("risk=高") == sorted("甲乙")
    assert names("risk=high", "groups=aged") == names("name=甲", "township=枝城镇") == ["甲"]
    assert names("groups=") == ["乙"]
    assert names("phone=") == sorted("甲乙丙")
    assert names("address==x") == []


def test_a_list_for_people_has_no_uids(
    qianshou: Run, lines_of: Run, person: dict[str, Any]
) -> None:
    (uid,) = qianshou("save", "person", given=lines_of([person | {"groups": ["aged"]}])).lines
    said = qianshou("list", "person")
    assert uid not in said.out
    assert "姓名：李秀英" in said.out
    assert f"对象类别：{GROUP['aged']}" in said.out


def test_rows_are_told_in_words(qianshou: Run, lines_of: Run, person: dict[str, Any]) -> None:
    kin = [{"relation": "spouse", "name": "朱桂香", "died": True}]
    assert qianshou("save", "person", given=lines_of([person | {"kin": kin}])).code == 0
    said = qianshou("list", "person").out
    assert "（关系：配偶，姓名：朱桂香，已故：是）" in said
    assert "{" not in said


def test_a_fault_within_a_row_is_named_by_both_labels(
    qianshou: Run, lines_of: Run, person: dict[str, Any]
) -> None:
    kin = [{"relation": "spouse", "name": "朱桂香"}, {"relation": "cousin", "name": "朱二"}]
    said = qianshou("save", "person", given=lines_of([person | {"kin": kin}]))
    assert said.code == 1
    assert said.err.startswith("第 1 行 亲属第 2 行的关系 kin.1.relation：没有“cousin”这一项")


def test_figures_have_names_for_people(qianshou: Run) -> None:
    keys = set(json.loads(qianshou("figures", "2022-09", "--json").out))
    said = qianshou("figures", "2022-09").lines
    found = [re.fullmatch(r"\s*\S+  (.+)（([^（）]+)）", line) for line in said]
    named = {each[2]: each[1] for each in found if each}
    assert set(named) == keys
    assert named["services.consultation.count"] == "咨询 条数"
    assert named["matters.low_income.accepted"] == "最低生活保障 受理"
    assert all(re.search(r"[一-鿿]", label) for label in named.values())
    assert not [label for label in named.values() if re.search(r"[a-z]", label)]


@pytest.mark.parametrize("by", ["uid", "number", "name"])
def test_removed_by_every_name(
    by: str, qianshou: Run, lines_of: Run, person: dict[str, Any]
) -> None:
    (uid,) = qianshou("save", "person", given=lines_of([person | {"number": "DX-1"}])).lines
    ref = {"uid": uid, "number": "DX-1", "name": "李秀英"}[by]
    assert qianshou("remove", "person", ref).code == 0
    assert qianshou("list", "person").out == ""
    assert qianshou("remove", "person", ref).code == 1


def test_nothing_that_others_need_is_removed(
    qianshou: Run, lines_of: Run, person: dict[str, Any]
) -> None:
    qianshou("save", "person", given=lines_of([person]))
    visit = {"person": "李秀英", "station": "420581104", "visited_on": "2022-08-05"}
    qianshou("save", "visit", given=lines_of([visit]))
    said = qianshou("remove", "person", "李秀英")
    assert said.code == 1
    assert "走访 1 条" in said.err
    assert len(qianshou("list", "person", "--json").json()) == 1


def test_search(qianshou: Run, lines_of: Run, person: dict[str, Any], id_number: Run) -> None:
    number = id_number("19500102")
    given = [person | {"name": "单玉兰", "id_number": number, "number": "DX-77"},
             person | {"name": "王大毛"}]  # fmt: skip
    qianshou("save", "person", given=lines_of(given))
    for text in ("单玉", "syl", "dyl", number[-6:], "DX-77", "dx-77"):
        hits = qianshou("search", text, "--json").json()
        assert [hit["title"] for hit in hits] == ["单玉兰"], text
        assert set(hits[0]) == {"kind", "uid", "title", "remark"}
        assert hits[0]["kind"] == "person"
    assert "单玉兰" in qianshou("search", "单玉兰").out
    for text in ("没有这人", "", "   ", "\x00", '"', "*", "NEAR(", "长" * 10_000):
        assert qianshou("search", text).code == 0


def test_search_gives_the_first_hundred(
    qianshou: Run, lines_of: Run, person: dict[str, Any]
) -> None:
    qianshou("save", "person", given=lines_of([person] * 120))
    assert len(qianshou("search", "秀英").lines) == 100


def sheet(path: Path) -> tuple[list[str], list[dict[str, Any]]]:
    (found,) = openpyxl.load_workbook(path)
    rows = list(found.iter_rows())
    heads = [str(cell.value) for cell in rows[0]]
    return heads, [dict(zip(heads, row, strict=True)) for row in rows[1:]]


def test_a_sheet_holds_texts_as_texts(
    qianshou: Run, lines_of: Run, person: dict[str, Any], id_number: Run, tmp_path: Path
) -> None:
    full = person | {
        "id_number": id_number("19500102"), "phone": "07174823456", "income_fen": 120_050, "adl": 90,
        "registered_code": "420581104001", "address": "=1+1", "groups": ["aged", "disabled"],
    }  # fmt: skip
    qianshou("save", "person", given=lines_of([full]))
    said = qianshou("export-excel", "person", tmp_path / "人员.xlsx")
    assert (said.code, said.out.strip()) == (0, str(tmp_path / "人员.xlsx"))
    heads, (row,) = sheet(tmp_path / "人员.xlsx")
    assert heads == [placed.label for placed in KINDS["person"].fields.values()]
    texts = {"身份证号": full["id_number"], "电话": "07174823456", "户籍地代码": "420581104001",
             "现住址": "=1+1", "对象类别": "残疾人、高龄老人", "乡镇（街道）": "枝城镇"}  # fmt: skip
    for label, value in texts.items():
        cell = row[label]
        assert (sorted(str(cell.value)), cell.data_type) == (sorted(value), "s"), label
    assert row["身份证号"].number_format == "@"
    assert row["年收入（元）"].value == 1200.5
    assert row["日常生活能力（ADL）得分"].value == 90
    assert row["建档日期"].value == datetime(2022, 1, 5)  # noqa: DTZ001


def canaries(kind: str) -> dict[str, Any]:
    """A text that cannot be mistaken in every field that can hold one."""
    found: dict[str, Any] = {}
    for at, (name, placed) in enumerate(KINDS[kind].fields.items()):
        if placed.kind.name in ("text", "name") and name not in ("number", "ethnicity"):
            found[name] = f"金丝雀{at}号"
        elif placed.kind.name == "phone":
            found[name] = f"139{at:08d}"
    return found


def test_an_anonymous_sheet_tells_of_nobody(
    qianshou: Run, lines_of: Run, person: dict[str, Any], id_number: Run, tmp_path: Path
) -> None:
    number = id_number("19500102")
    secret = canaries("person") | {"number": "DX-金丝雀", "id_number": number, "disability_number": number + "43",
                                   "groups": ["mental"], "adl": 17, "income_fen": 7_654_321}  # fmt: skip
    qianshou("save", "household", given=lines_of([{"number": "JT-金丝雀", "head": "金丝雀"}]))
    qianshou(
        "save",
        "worker",
        given=lines_of([{"number": "SG-1", "name": "金丝雀社工", "station": "420581104"}]),
    )
    given = person | secret | {"household": "JT-金丝雀", "worker": "SG-1"}
    assert qianshou("save", "person", given=lines_of([given])).code == 0
    visit = {"person": number, "station": "420581104", "visited_on": "2022-08-05", "worker": "SG-1"}
    secret_visit = {
        "note": "金丝雀",
        "needs": "金丝雀",
        "companions": "金丝雀",
        "means_income_fen": 7_654_321,
    }
    assert qianshou("save", "visit", given=lines_of([visit | secret_visit])).code == 0
    for kind in ("person", "visit", "household", "worker"):
        path = tmp_path / f"{kind}.xlsx"
        assert qianshou("export-excel", kind, path, "--anonymous").code == 0
        heads, rows = sheet(path)
        held = " ".join(str(cell.value) for row in rows for cell in row.values())
        told = ("金丝雀", "李秀英", number, "1950", "139", "精神障碍", "7654321", "76543.21")
        assert len(rows) == 1
        assert not [word for word in told if word in held], kind
        assert not {"姓名", "身份证号", "编号", "对象类别", "出生日期", "性别"} & set(heads)
    heads, (row,) = sheet(tmp_path / "visit.xlsx")
    assert row["方式"].value == "入户"
