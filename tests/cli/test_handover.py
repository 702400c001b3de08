"""`handover assign`: the check of who runs which station, and the proposal."""

from collections.abc import Callable
from typing import Any

TOWNS = ("420581001", "420581100", "420581101")
Run = Callable[..., Any]


def lay(qianshou: Run, lines_of: Callable[..., str], kind: str) -> None:
    """Two agencies; the first runs all of three stations, one of them a demonstration one."""
    agencies = [{"name": f"机构{n}", "roles": ["operator"]} for n in range(2)]
    every = [s["code"] for s in qianshou("list", "station", "--json").json()]
    stations = [{"code": code, "closed_on": "2022-01-01"} for code in every if code not in TOWNS]
    stations += [
        {"code": code, "state": "built", "operator": "机构0",
         "kind": "ordinary" if at == 2 else kind}
        for at, code in enumerate(TOWNS)
    ]  # fmt: skip
    for name, rows in (("agency", agencies), ("station", stations)):
        assert qianshou("save", name, given=lines_of(rows)).code == 0
    most = "R7.ordinary_least=0"
    assert qianshou("rules", "--set", most, "--source", "通知").code == 0


def test_the_proposal_is_told_and_applied(qianshou: Run, lines_of: Callable[..., str]) -> None:
    lay(qianshou, lines_of, "demonstration")
    said = qianshou("handover", "assign")
    assert said.code == 0
    assert "机构0现承接 2 个示范站、1 个普通站" in said.out
    assert "：机构0 → 机构1" in said.out
    assert qianshou("handover", "assign").out == said.out  # nothing was changed by looking
    done = qianshou("handover", "assign", "--apply")
    assert (done.code, "1 个站已换承接机构" in done.err) == (0, True)
    assert qianshou("handover", "assign").out == "各承接机构的站点分配合规。\n"
    assert qianshou("handover", "assign", "--apply").code == 1


def test_a_built_station_that_nobody_runs_is_no_fit(
    qianshou: Run, lines_of: Callable[..., str]
) -> None:
    lay(qianshou, lines_of, "demonstration")
    stations = [{"code": code, "operator": None} for code in TOWNS[:2]]
    assert qianshou("save", "station", given=lines_of(stations)).code == 0
    assert qianshou("handover", "assign", "--apply").code == 0
    idle = [{"code": TOWNS[2], "operator": None}]
    assert qianshou("save", "station", given=lines_of(idle)).code == 0
    said = qianshou("handover", "assign").out
    assert "已建成的社工站有 1 个还没有承接机构" in said
    assert "合规" not in said
    assert "：未定 → " in said


def test_where_nothing_can_be_proposed_the_reason_is_told(
    qianshou: Run, lines_of: Callable[..., str]
) -> None:
    lay(qianshou, lines_of, "ordinary")
    said = qianshou("handover", "assign")
    assert "请先从已建成的站中择优定出示范站" in said.out
    refused = qianshou("handover", "assign", "--apply")
    assert (refused.code, refused.err) == (1, "没有可以照办的建议。\n")


def test_what_each_kind_of_handover_needs_is_said(qianshou: Run) -> None:
    for words in (("station", TOWNS[0]), ("worker",), ("assign", TOWNS[0])):
        said = qianshou("handover", *words)
        assert (said.code, "handover" in said.err) == (2, True)
    assert "--apply" in qianshou("handover", "--help").out
