"""The rules as a script meets them: records through `save`, findings through `rules`."""

import json
from collections.abc import Callable
from typing import Any

import pytest

Put = Callable[..., str]
Find = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def put(qianshou: Callable[..., Any]) -> Put:
    """Save one record through the command; returns its uid."""

    def save(kind: str, /, **values: Any) -> str:
        said = qianshou("save", kind, given=json.dumps(values, ensure_ascii=False))
        assert said.code == 0, said.err
        return str(said.lines[0])

    return save


@pytest.fixture
def refuse(qianshou: Callable[..., Any]) -> Callable[..., dict[str, str]]:
    """Save one record that the command refuses; returns what it says by field."""

    def save(kind: str, /, **values: Any) -> dict[str, str]:
        said = qianshou("save", kind, given=json.dumps(values, ensure_ascii=False))
        assert said.code == 1, said.out
        rows = [
            line.partition("：") for line in said.err.splitlines() if line.startswith("第 1 行")
        ]
        return {place.split(" ")[-1]: sentence for place, _, sentence in rows}

    return save


@pytest.fixture
def find(qianshou: Callable[..., Any]) -> Find:
    """The findings of one rule, of the county or of one station, on a day."""

    def rules(
        rule: str, station: str | None = None, day: str | None = None
    ) -> list[dict[str, Any]]:
        words = ("rules", "--json", *(("--station", station) if station else ()))
        clock = {"QIANSHOU_NOW": f"{day}T10:00:00+08:00"} if day else {}
        said = qianshou(*words, **clock)
        assert said.code == 0, said.err
        return [each for each in said.json() if each["rule"] == rule]

    return rules


@pytest.fixture
def change(qianshou: Callable[..., Any]) -> Callable[..., None]:
    """Set parameters through the command: change(R15_months="36")."""

    def put(*, day: str = "2022-01-01", **values: str) -> None:
        for name, value in values.items():
            full = name.replace("_", ".", 1)
            said = qianshou(
                "rules", "--set", f"{full}={value}", "--source", "县民政局通知", "--from", day
            )
            assert said.code == 0, said.err

    return put
