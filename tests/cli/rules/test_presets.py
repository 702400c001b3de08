"""Presets: each sets what it says, and going back leaves nothing of the other behind."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qianshou_desktop.actions.rules import DEFAULTS
from qianshou_desktop.actions.rules.posts import BASES
from qianshou_desktop.actions.rules.presets import PAIRING, PRESETS, STATION

TOWN = "420581104"
Put = Callable[..., str]
Find = Callable[..., list[dict[str, Any]]]
Run = Callable[..., Any]


def settings(qianshou: Run) -> dict[str, tuple[str, str]]:
    """Value and source of every parameter."""
    rules = qianshou("rules", "--list", "--json").json()
    return {p["name"]: (p["value"], p["source"]) for rule in rules for p in rule["parameters"]}


def use(qianshou: Run, preset: str, *more: str) -> None:
    said = qianshou("rules", "--preset", preset, *more)
    assert said.code == 0, said.err


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_names_parameters_and_values_that_are(preset: str) -> None:
    values = PRESETS[preset].values
    assert set(values) in (set(STATION), set(PAIRING))
    for name, value in values.items():
        assert DEFAULTS[name].write(DEFAULTS[name].read(value)) == value


@pytest.mark.parametrize("preset", PRESETS)
def test_each_sets_what_it_says_and_no_more(qianshou: Run, preset: str) -> None:
    before = settings(qianshou)
    use(qianshou, preset)
    chosen = PRESETS[preset]
    said = {n: (value, chosen.source_of(n)) for n, value in chosen.values.items()}
    assert settings(qianshou) == before | said


@pytest.mark.parametrize(
    ("first", "second"),
    [("吉林", "宜都"), ("济南", "宜都"), ("吉林", "济南"), ("结对·浙江2018", "结对·青海")],
)
def test_going_to_another_leaves_nothing_behind(qianshou: Run, first: str, second: str) -> None:
    use(qianshou, second)
    wanted = settings(qianshou)
    use(qianshou, first)
    assert settings(qianshou) != wanted
    use(qianshou, second)
    assert settings(qianshou) == wanted


def test_only_what_a_standard_says_bears_its_name(qianshou: Run) -> None:
    """§1.12: Jinan's own is its list of services; of the certificate it says nothing."""
    use(qianshou, "济南")
    now = settings(qianshou)
    assert now["R23.services"][1] == "DB3701/T 36-2023"
    assert now["R15.months"][1].startswith("《多地")


def test_jilin_relaxes_the_age_and_says_where_rooms_may_sit(qianshou: Run) -> None:
    use(qianshou, "吉林")
    now = settings(qianshou)
    assert now["R13.relaxed"][0] == "村干部、持证、社会学专业、退役军人、本地"
    assert now["R19.places"][0] == (
        "村委会、服务大厅、养老服务中心、日间照料中心、儿童之家、志愿服务站"
    )
    use(qianshou, "济南")
    assert settings(qianshou)["R19.places"][0] == ""


def test_yidu_is_the_article_itself(qianshou: Run) -> None:
    """What stands before the county speaks is the article's: one resident or more (R11)."""
    before = {name: value for name, (value, _) in settings(qianshou).items()}
    use(qianshou, "吉林")
    assert qianshou("rules", "--set", f"R15.basis={BASES[1]}", "--source", "通知").code == 0
    use(qianshou, "宜都")
    assert {name: value for name, (value, _) in settings(qianshou).items()} == before


def test_what_a_preset_changes_is_told(qianshou: Run) -> None:
    said = qianshou("rules", "--preset", "结对·浙江2018")
    assert said.lines == [
        "R1.workers  每对派出社工（至少，名）：0 → 2",
        "R1.year_days  每人每年派驻（至少，工作日）：0 → 40",
        "R1.trip_days  每次派驻（至少，工作日）：0 → 10",
    ]
    assert "4 个参数，改了 3 个，自 2022-09-15 起" in said.err
    again = qianshou("rules", "--preset", "结对·浙江2018")
    assert (again.out, "都已一样" in again.err) == ("", True)


def test_a_station_s_laptop_starts_from_a_preset_and_keeps_it(
    qianshou: Run, tmp_path: Path
) -> None:
    words = ("init", "--county", "420581", "--town", TOWN, "--user", "张三", "--preset", "吉林")
    assert qianshou(*words, data=tmp_path / "new").code == 0
    rules = qianshou("rules", "--list", "--json", data=tmp_path / "new").json()
    now = {p["name"]: p["value"] for rule in rules for p in rule["parameters"]}
    assert now["R11.residents_least"] == "2"
    said = qianshou("rules", "--preset", "宜都", data=tmp_path / "new")
    assert (said.code, said.err) == (1, "这是全县的事，由县级管理员修改；站点人员只能查看。\n")


@pytest.mark.parametrize(("preset", "broken"), [("宜都", False), ("吉林", True), ("济南", False)])
def test_one_resident_is_too_few_in_jilin(
    qianshou: Run, put: Put, find: Find, preset: str, *, broken: bool
) -> None:
    put("station", code=TOWN, state="built")
    put("worker", number="SG-1", name="赵社工", station=TOWN, post="resident")
    agreed = dict.fromkeys(("bureau_opinion", "town_opinion", "agency_opinion"), "agree")
    hired = {"number": "ZL-1", "station": TOWN, "worker": "SG-1", "opened_on": "2021-11-01"}
    put("recruitment", **hired, **agreed)
    use(qianshou, preset)
    texts = [each["text"] for each in find("R11")]
    assert ["应不少于 2 名" in text for text in texts] == ([True] if broken else [])


def test_a_preset_may_hold_from_a_day_to_come(qianshou: Run, put: Put, find: Find) -> None:
    put("station", code=TOWN, state="built")
    use(qianshou, "吉林", "--from", "2023-01-01")
    wanted = {"2022-12-31": "应不少于 1 名", "2023-01-01": "应不少于 2 名"}
    for day, words in wanted.items():
        assert [words in each["text"] for each in find("R11", day=day)] == [True], day


def test_another_preset_takes_away_what_the_former_would_set_later(
    qianshou: Run, change: Callable[..., None]
) -> None:
    """What the county itself has set for later stays, and is told."""
    use(qianshou, "吉林", "--from", "2027-01-01")
    change(day="2027-06-01", R15_months="48")
    said = qianshou("rules", "--preset", "宜都")
    assert "R11.residents_least  驻站社工（至少，名）：2027-01-01 起的 2 → 撤去" in said.lines
    assert "没有动：R15.months 自 2027-06-01 起 48（县民政局通知）" in said.err
    rules = qianshou("rules", "--list", "--json").json()
    coming = {p["name"]: p["coming"] for rule in rules for p in rule["parameters"] if p["coming"]}
    assert list(coming) == ["R15.months"]
    assert "没有动" in qianshou("rules", "--preset", "宜都").err


def test_an_unknown_preset_is_refused_with_those_that_are(qianshou: Run) -> None:
    before = settings(qianshou)
    said = qianshou("rules", "--preset", "火星")
    assert said.code == 1
    assert all(name in said.err for name in PRESETS)
    assert settings(qianshou) == before
