"""Who runs a station is an operator by its roles: refused at the field, or told (R7)."""

from collections.abc import Callable
from typing import Any

import pytest

TOWN = "420581104"
Put = Callable[..., str]
Refuse = Callable[..., dict[str, str]]


@pytest.mark.parametrize(
    ("roles", "refused"),
    [(["operator"], False), (["centre", "operator"], False), (["bureau"], True), ([], False)],
)
def test_a_station_is_run_by_an_operator(
    put: Put, refuse: Refuse, find: Callable[..., list[dict[str, Any]]], roles: Any, refused: bool
) -> None:
    uid = put("agency", name="晨光", roles=roles)
    if refused:
        said = refuse("station", code=TOWN, operator="晨光")
        assert "晨光没有“承接机构”这个角色" in said["operator"]
        return
    put("station", code=TOWN, operator="晨光")
    told = [each["uid"] for each in find("R7") if "这个角色" in each["text"]]
    assert told == ([] if roles else [uid])


def test_an_operator_stays_one_while_it_runs_a_station(put: Put, refuse: Refuse) -> None:
    put("agency", name="晨光", roles=["operator", "sending"])
    put("station", code=TOWN, operator="晨光")
    said = refuse("agency", name="晨光", roles=["sending"])
    assert "正承接宜都市枝城镇社会工作服务站" in said["roles"]
    put("agency", name="晨光", roles=["operator"])
    put("station", code=TOWN, operator=None)
    put("agency", name="晨光", roles=["sending"])
