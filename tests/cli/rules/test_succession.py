"""A township that another follows: its station goes over with its new code, and what still stands in
the old one is told."""

from collections.abc import Callable
from typing import Any

OLD, NEW = "420581107", "420581108"
OTHER = "420581104"
Run = Callable[..., Any]
Put = Callable[..., str]


def succeed(put: Put, people: int) -> str:
    """People on file in a township whose station then bears the code of the one that follows it."""
    station = put("station", code=OLD, state="built", opened_on="2022-01-01")
    for n in range(people):
        put("person", name=f"李{'一二三四五'[n]}", township=OLD, filed_on="2022-01-05")
    put("township", code=NEW, name="王家畈街道", from_on="2022-08-01")
    put("township", code=OLD, to_on="2022-08-01")
    return put("station", uid=station, code=NEW)


def filed(qianshou: Run, code: str) -> int:
    return int(
        qianshou("figures", "2022-08", "--station", code, "--json").json()[0]["persons.filed"]
    )


def test_the_people_of_the_former_township_stay_with_their_station(qianshou: Run, put: Put) -> None:
    succeed(put, 3)
    put("person", name="王五", township=OTHER, filed_on="2022-01-05")
    assert [filed(qianshou, code) for code in (NEW, OLD, OTHER)] == [3, 3, 1]
    put("case", person=put("person", name="赵六", township=OLD, filed_on="2022-01-05"),
        station=NEW, opened_on="2022-08-03")  # fmt: skip


def test_a_code_that_another_station_bears_now_is_that_one_s(qianshou: Run, put: Put) -> None:
    succeed(put, 2)
    put("station", code=OLD, name="王家畈镇社工站")
    assert [filed(qianshou, code) for code in (NEW, OLD)] == [0, 2]


def test_what_stands_in_an_ended_township_is_told(
    qianshou: Run, put: Put, find: Callable[..., list[dict[str, Any]]]
) -> None:
    succeed(put, 2)
    [found] = [each for each in find("R3") if "已停用" in each["text"]]
    assert (found["level"], found["station"], found["kind"]) == ("remark", NEW, "township")
    assert "服务对象 2 名" in found["text"]
    assert "村（社区）" in found["text"]


def test_a_division_does_not_end_before_it_begins(refuse: Callable[..., dict[str, str]]) -> None:
    for kind, code in (("township", OLD), ("village", f"{OLD}200")):
        said = refuse(kind, code=code, from_on="2022-08-01", to_on="2022-07-01")
        assert "晚于" in said["to_on"]


def test_the_rules_answer_to_the_former_code(
    qianshou: Run, put: Put, find: Callable[..., list[dict[str, Any]]]
) -> None:
    succeed(put, 0)
    for code in (NEW, OLD):
        [sign] = find("R16", code)
        assert sign["station"] == NEW
        assert "应为“宜都市王家畈街道社会工作服务站”" in sign["text"]
    said = qianshou("rules", "--station", "420581999")
    assert (said.code, "没有代码为“420581999”的社工站" in said.err) == (1, True)


def test_a_room_in_the_former_township_bears_the_next_one_s_name(
    put: Put, find: Callable[..., list[dict[str, Any]]]
) -> None:
    put("village", code=f"{OLD}998", name="新河村委会", township=OLD)
    station = succeed(put, 0)
    uid = put("room", number="SS-1", name="新河室", station=station, village=f"{OLD}998",
              state="built")  # fmt: skip
    [room] = [each for each in find("R16") if each["uid"] == uid]
    assert "应为“宜都市王家畈街道新河村社会工作服务室”" in room["text"]
