"""The demonstration county: the same twice, and as sound as what people enter themselves."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qianshou_desktop.actions import accounts, lines
from qianshou_desktop.records import KINDS
from tests.conftest import DEMONSTRATION as SIZE

Run = Callable[..., Any]
PASSWORD = {"QIANSHOU_PASSWORD": "yanshi-2022"}
Listed = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def demo(
    demonstrated: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("demo") / "data"
    shutil.copytree(demonstrated[0], folder)
    return folder, demonstrated[1]


@pytest.fixture
def everything() -> Callable[[Path], Listed]:
    """Every record of every kind, as `list --json` writes them."""

    def read(folder: Path) -> Listed:
        performer = accounts.enter(folder, "演示", PASSWORD["QIANSHOU_PASSWORD"])
        try:
            return {
                k: performer.ask(lambda s, k=k: list(lines.list_lines(s, k, {}))) for k in KINDS
            }
        finally:
            performer.close()

    return read


def test_the_last_lines_are_months_and_password(demo: Any, process: Run) -> None:
    folder, said = demo
    assert said.splitlines()[-2:] == ["months: 2022-07 2022-08 2022-09", "password: yanshi-2022"]
    assert process(folder, "figures", "2022-08", **PASSWORD).code == 0


def test_the_same_seed_and_clock_give_the_same_county(
    demo: Any, everything: Any, qianshou: Run, tmp_path: Path
) -> None:
    said = qianshou("demo", *SIZE, "--seed", 7, data=tmp_path / "again")
    assert said.out == demo[1]
    first, second = everything(demo[0]), everything(tmp_path / "again")
    assert [kind for kind in KINDS if first[kind] != second[kind]] == []
    assert len(first["visit"]) >= 80


def test_another_seed_gives_another(
    demo: Any, everything: Any, qianshou: Run, tmp_path: Path
) -> None:
    first = everything(demo[0])
    qianshou("demo", *SIZE, "--seed", 8, data=tmp_path / "seed")
    other = everything(tmp_path / "seed")
    assert [k for k in ("person", "worker", "visit", "service") if first[k] == other[k]] == []
    assert first["township"] == other["township"]


def test_the_county_of_the_article(demo: Any, everything: Any) -> None:
    found = everything(demo[0])
    stations = found["station"]
    kinds = [station["kind"] for station in stations]
    assert (kinds.count("demonstration"), kinds.count("ordinary")) == (5, 6)
    assert {station["state"] for station in stations} == {"built"}
    for agency in (a for a in found["agency"] if "operator" in a["roles"]):
        mine = [s["kind"] for s in stations if s["operator"] == agency["name"]]
        assert mine.count("demonstration") == 1
        assert mine.count("ordinary") in (1, 2)
    people = found["person"]
    assert len(people) == 44
    assert {"𬀩䶮", "欧阳·娜仁"} <= {p["name"] for p in people}
    assert max(len(p["name"]) for p in people) == 25
    assert all(
        p["id_number"].startswith("420500") and p["phone"].startswith("1990000") for p in people
    )
    assert len(found["visit"]) + len(found["service"]) == 120
    assert {v["visited_on"][:7] for v in found["visit"]} <= {"2022-07", "2022-08", "2022-09"}


def test_made_up_records_pass_the_forms_checks(
    demo: Any, qianshou: Run, everything: Any, lines_of: Run
) -> None:
    before = everything(demo[0])
    for kind in ("station", "worker", "household", "person", "visit", "service", "case",
                 "case_assessment", "case_plan", "session", "case_evaluation", "case_closing",
                 "consent", "crisis", "referral", "transfer", "volunteer_certificate", "group",
                 "group_session", "event", "matter", "resource", "volunteer",
                 "volunteer_service", "volume", "todo", "document"):  # fmt: skip
        given = lines_of(before[kind])
        said = qianshou("save", kind, data=demo[0], given=given, **PASSWORD)
        assert (said.code, len(said.lines)) == (0, len(before[kind])), said.err
    assert everything(demo[0]) == before
    assert qianshou("check", data=demo[0], **PASSWORD).code == 0


def test_the_figures_of_the_demonstration(demo: Any, qianshou: Run) -> None:
    whole: dict[str, int] = {}
    for month in ("2022-07", "2022-08", "2022-09"):
        (found,) = qianshou("figures", month, "--json", data=demo[0], **PASSWORD).json()
        assert found["contacts.total"] > 0
        whole = {key: whole.get(key, 0) + number for key, number in found.items()}
    (quarter,) = qianshou("figures", "2022-Q3", "--json", data=demo[0], **PASSWORD).json()
    for key in ("contacts.total", "visits.households", "services.contacts", "domains.B.contacts"):
        assert quarter[key] == whole[key]


@pytest.mark.parametrize(
    ("words", "now", "months"),
    [(("--people", 0, "--logs", 5), "2022-09-01T00:00:00+08:00", "2022-07 2022-08 2022-09"),
     (("--people", 60, "--logs", 60, "--months", 1), "2024-02-29T23:59:59+08:00", "2024-02")],
)  # fmt: skip
def test_any_size_on_any_day(
    words: Any,
    now: str,
    months: str,
    qianshou: Run,
    everything: Any,
    set_clock: Any,
    tmp_path: Path,
) -> None:
    set_clock(now)
    said = qianshou("demo", *words, data=tmp_path / "made")
    assert (said.code, said.err) == (0, "")
    assert said.lines[-2] == f"months: {months}"
    days = [visit["visited_on"] for visit in everything(tmp_path / "made")["visit"]]
    assert all(day <= now[:10] for day in days)


def test_a_folder_with_data_is_refused(demo: Any, qianshou: Run) -> None:
    said = qianshou("demo", data=demo[0])
    assert (said.code, said.out) == (3, "")
    assert "已经有数据" in said.err


def test_the_demonstration_keeps_the_rules_of_the_article_s_structure(
    demo: Any, qianshou: Run
) -> None:
    found = qianshou("rules", "--json", data=demo[0], **PASSWORD).json()
    broken = {each["rule"] for each in found if each["level"] == "must"}
    assert not broken & {"R3", "R4", "R5", "R6", "R7", "R8", "R24"}
