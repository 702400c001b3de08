"""`save`: what comes in, what is refused by row and field, and that nothing of it is kept."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from qianshou_desktop.actions.lines import called
from tests.cli.conftest import NOW

Run = Callable[..., Any]
WRONG = {
    "bad check digit": ({"id_number": "110105194912310021"}, "id_number", "校验位不对"),
    "birth in the future": ({"born_on": "2022-09-16"}, "born_on", "不能晚于今天"),
    "unknown township": ({"township": "420581999"}, "township", "没有找到乡镇"),
    "missing name": ({"name": None}, "name", "请填姓名"),
    "ten thousand letters": ({"address": "长" * 10_000}, "address", "现在有 10000 个字"),
    "NUL": ({"name": "李\x00英"}, "name", "控制字符"),
    "half a letter": ({"name": "李\ud800"}, "name", "残缺"),
    "no such field": ({"nmae": "李"}, "nmae", "没有“nmae”这个字段"),
    "no such choice": ({"risk": "极高"}, "risk", "可填：高、重点、一般"),
    "no such day": ({"filed_on": "2022-02-30"}, "filed_on", "日历上没有"),
    "wrong group": ({"groups": ["aged", "nonsense"]}, "groups.1.code", "没有“nonsense”这一项"),
    "rules across fields": ({"left_on": "2022-01-01", "left_reason": "moved"}, "left_on", "不能早于建档"),
    "born after the ID number": ({"id_number": "11010519491231002X", "sex": "male"}, "sex", "不一致"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_line_is_refused_by_row_and_field(
    name: str, qianshou: Run, lines_of: Run, person: dict[str, Any]
) -> None:
    wrong, field, words = WRONG[name]
    given = [person, person | {"name": "王大毛"}, person | wrong, person | {"name": "孙玉兰"}]
    text = "\n".join(json.dumps(row) for row in given)
    said = qianshou("save", "person", given=text)
    assert said.code == 1
    assert said.out == ""
    assert [line for line in said.err.splitlines() if line.startswith("第 ")] == [
        line
        for line in said.err.splitlines()
        if line.startswith(f"第 3 行 {called('person', field)}：")
    ]
    assert words in said.err
    assert field in said.err
    assert said.err.splitlines()[-1] == "共 1 行有误，这一批都没有存。"
    assert qianshou("list", "person", "--json").out == ""


def test_a_person_is_filed_today_unless_the_line_says(qianshou: Run) -> None:
    assert qianshou("save", "person", given='{"name": "李秀英"}', QIANSHOU_NOW=NOW).code == 0
    assert qianshou("list", "person", "--json").json()[0]["filed_on"] == NOW[:10]


def test_a_name_that_stands_twice_is_refused(qianshou: Run) -> None:
    said = qianshou("save", "person", given='{"name": "李秀英", "name": "李秀荣"}')
    assert (said.code, said.err.splitlines()[0]) == (1, "第 1 行 姓名 name：写了两次，请只留一个")


@pytest.mark.parametrize("line", ["{bad", "[1", '{"name": 1e999', "[" * 100_000])
def test_what_is_no_json_is_said_in_chinese(line: str, qianshou: Run) -> None:
    said = qianshou("save", "person", given=line)
    assert said.code == 1
    assert said.err.startswith("第 1 行：不是一行 JSON（")
    assert "Expecting" not in said.err


def test_every_wrong_line_is_told(qianshou: Run, lines_of: Run, person: dict[str, Any]) -> None:
    given = [person | wrong for wrong, _, _ in WRONG.values() if "\ud800" not in str(wrong)]
    said = qianshou("save", "person", given="\n" + "\n".join(map(json.dumps, given)))
    rows = [int(line.split()[1]) for line in said.err.splitlines() if line.startswith("第 ")]
    assert rows == list(range(2, len(given) + 2))


def test_a_uid_a_line(qianshou: Run, lines_of: Run, person: dict[str, Any]) -> None:
    said = qianshou("save", "person", given=lines_of([person, person, person]))
    assert (said.code, said.err) == (0, "已保存 3 条\n")
    assert len(said.lines) == len(set(said.lines)) == 3
    assert all(len(uid) == 32 and int(uid, 16) for uid in said.lines)
    assert sorted(said.lines) == said.lines
    assert {p["uid"] for p in qianshou("list", "person", "--json").json()} == set(said.lines)


def test_omitted_fields_stay_and_null_clears(
    qianshou: Run, lines_of: Run, person: dict[str, Any]
) -> None:
    full = person | {
        "number": "DX-1",
        "phone": "13800001234",
        "address": "三组",
        "groups": ["aged"],
    }
    (uid,) = qianshou("save", "person", given=lines_of([full])).lines
    changes = [{"uid": uid, "phone": None}, {"number": "DX-1", "address": "四组"}]
    assert qianshou("save", "person", given=lines_of(changes)).lines == [uid, uid]
    (found,) = qianshou("list", "person", "--json").json()
    wanted = full | {"uid": uid, "phone": None, "address": "四组"}
    assert {name: found[name] for name in wanted} == wanted


def test_rare_names_and_long_ones_come_back_as_they_went_in(
    qianshou: Run, lines_of: Run, person: dict[str, Any]
) -> None:
    names = ["𬀩䶮", "李𫖯", "欧阳·娜仁", "阿卜杜热合曼·买买提依明·努尔麦麦提·艾力江·吾守", "堃鿏"]
    assert (
        qianshou("save", "person", given=lines_of([person | {"name": n} for n in names])).code == 0
    )
    found = qianshou("list", "person", "--json").json()
    assert {p["name"] for p in found} == set(names)


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x1c", "\x0b", "\x0c"])
def test_only_line_feeds_part_lines(
    sign: str, qianshou: Run, lines_of: Run, person: dict[str, Any]
) -> None:
    given = lines_of([person | {"child_mind": f"一{sign}二"}, person])
    said = qianshou("save", "person", given=given)
    # JSON asks that the signs below the space are escaped; the others may stand as they are.
    assert said.code == (0 if sign > "\x1f" else 1) or "控制字符" in said.err
    assert said.code == 1 or len(said.lines) == 2


def test_what_windows_puts_around_a_pipe(
    qianshou: Run, lines_of: Run, person: dict[str, Any]
) -> None:
    text = lines_of([person, person]).replace("\n", "\r\n")
    assert (
        len(qianshou("save", "person", given=b"\xef\xbb\xbf" + text.encode() + b"\r\n").lines) == 2
    )
    said = qianshou("save", "person", given=text.encode("gbk"))
    assert said.code == 1
    assert "UTF-8" in said.err


@pytest.mark.parametrize("text", ["", "\n\n", "  \n"])
def test_nothing_to_save_is_no_fault(text: str, qianshou: Run) -> None:
    assert qianshou("save", "person", given=text).code == 0


@pytest.mark.parametrize("kind", ["nonsense", "user", ""])
def test_kinds_that_are_not_saved_so(kind: str, qianshou: Run) -> None:
    said = qianshou("save", kind, given='{"name": "某人", "role": "county"}')
    assert (said.code, said.out) == (1, "")
    assert said.err


def test_a_visit_names_its_person_in_every_way(
    qianshou: Run, lines_of: Run, person: dict[str, Any], id_number: Run
) -> None:
    number = id_number("19500102")
    known = person | {"number": "DX-1", "id_number": number}
    (uid,) = qianshou("save", "person", given=lines_of([known])).lines
    visit = {"station": "420581104", "visited_on": "2022-08-05", "way": "入户"}
    given = [visit | {"person": ref} for ref in (uid, "DX-1", number, number.lower(), "李秀英")]
    assert qianshou("save", "visit", given=lines_of(given)).code == 0
    assert {v["person"] for v in qianshou("list", "visit", "--json").json()} == {"DX-1"}
    qianshou("save", "person", given=lines_of([person]))
    said = qianshou("save", "visit", given=lines_of([visit | {"person": "李秀英"}]))
    assert said.code == 1
    assert "第 1 行 服务对象 person：“李秀英”对应不止一条服务对象" in said.err
    assert "DX-1" in said.err


def test_a_shared_id_number_is_remarked(
    qianshou: Run, lines_of: Run, person: dict[str, Any]
) -> None:
    one = person | {"id_number": "11010519491231002X"}
    assert qianshou("save", "person", given=lines_of([one])).err == "已保存 1 条\n"
    said = qianshou("save", "person", given=lines_of([one | {"name": "李秀荣"}]))
    assert said.code == 0
    assert "身份证号相同：李秀英（420581104-DX-2022-0001）、李秀荣" in said.err


def test_a_village_lies_in_its_township(
    qianshou: Run, lines_of: Run, person: dict[str, Any]
) -> None:
    village = {"village": "420581107200"}
    said = qianshou("save", "person", given=lines_of([person | village]))
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("第 1 行 村（社区） village：")
    assert "不在枝城镇，请重新选择" in said.err
    assert qianshou("save", "person", given=lines_of([{"name": "李秀英"} | village])).code == 0
    (found,) = qianshou("list", "person", "--json").json()
    assert found["township"] == "420581107"


def test_a_mended_id_number_takes_birth_date_and_sex_along(
    qianshou: Run, lines_of: Run, person: dict[str, Any]
) -> None:
    wrong = person | {"number": "DX-1", "id_number": "34052419800101001X"}
    assert qianshou("save", "person", given=lines_of([wrong])).code == 0
    right = {"number": "DX-1", "id_number": "11010519491231002X"}
    assert qianshou("save", "person", given=lines_of([right])).code == 0
    (found,) = qianshou("list", "person", "--json").json()
    assert (found["born_on"], found["sex"]) == ("1949-12-31", "female")


def test_a_number_that_is_cleared_or_mended_takes_nothing_away_that_was_given(
    qianshou: Run, lines_of: Run, person: dict[str, Any]
) -> None:
    first = person | {"number": "DX-1", "id_number": "34052419800101001X"}
    assert qianshou("save", "person", given=lines_of([first])).code == 0
    (cleared,) = _changed(qianshou, id_number=None)
    assert (cleared["born_on"], cleared["sex"]) == ("1980-01-01", "male")
    assert qianshou("save", "person", given=lines_of([first])).code == 0
    told = {"id_number": "11010519491231002X", "born_on": "1980-01-01", "sex": "male"}
    said = qianshou("save", "person", given=lines_of([{"number": "DX-1"} | told]))
    assert said.code == 1
    assert said.err.startswith("第 1 行 ")


def _changed(qianshou: Run, **values: Any) -> list[dict[str, Any]]:
    said = qianshou("save", "person", given=json.dumps({"number": "DX-1"} | values))
    assert said.code == 0, said.err
    found: list[dict[str, Any]] = qianshou("list", "person", "--json").json()
    return found


def test_a_village_that_changes_township_takes_its_people(
    qianshou: Run, lines_of: Run, person: dict[str, Any]
) -> None:
    here, other = person | {"village": "420581104001"}, person | {"village": "420581104003"}
    assert qianshou("save", "person", given=lines_of([here, other])).code == 0
    moved = {"code": "420581104001", "township": "420581107"}
    assert qianshou("save", "village", given=json.dumps(moved)).code == 0
    found = qianshou("list", "person", "--json").json()
    assert {p["village"]: p["township"] for p in found} == {
        "420581104001": "420581107", "420581104003": "420581104",
    }  # fmt: skip
    phone = {"uid": next(p["uid"] for p in found if p["village"] == "420581104001")}
    assert qianshou("save", "person", given=json.dumps(phone | {"phone": "13800000000"})).code == 0


@pytest.mark.parametrize("uid", ["", [], {}, 12, True])
def test_a_uid_that_is_none_is_refused(uid: object, qianshou: Run, person: dict[str, Any]) -> None:
    said = qianshou("save", "person", given=json.dumps(person | {"uid": uid}))
    assert said.code == 1
    assert said.err.startswith("第 1 行 uid：")


def test_all_faults_of_a_line_are_told_those_in_its_rows_too(
    qianshou: Run, person: dict[str, Any]
) -> None:
    wrong = person | {"name": None, "groups": [{"code": "left_child", "bogus": 1}]}
    said = qianshou("save", "person", given=json.dumps(wrong))
    assert [line.split("：")[0] for line in said.err.splitlines()[:-1]] == [
        "第 1 行 姓名 name", "第 1 行 对象类别第 1 行 groups.0.bogus",
    ]  # fmt: skip


def test_uids_follow_the_one_clock(qianshou: Run, lines_of: Run, person: dict[str, Any]) -> None:
    said = qianshou("save", "person", given=lines_of([person] * 50), QIANSHOU_NOW=NOW)
    at = int(datetime.fromisoformat(NOW).timestamp() * 1000)
    assert {int(uid[:12], 16) for uid in said.lines} == {at}
    assert said.lines == sorted(set(said.lines))


def test_people_are_listed_by_the_sound_of_their_names(
    qianshou: Run, lines_of: Run, person: dict[str, Any]
) -> None:
    names = ["张", "杨", "李", "周", "安", "欧阳", "覃", "曾", "单", "陈"]
    qianshou("save", "person", given=lines_of([person | {"name": name} for name in names]))
    found = [p["name"] for p in qianshou("list", "person", "--json").json()]
    assert found == ["安", "陈", "李", "欧阳", "覃", "单", "杨", "曾", "张", "周"]
