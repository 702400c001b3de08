"""Coded lists: what is stored and travels must never mean two things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianshou_desktop.records import terms, terms_work
from qianshou_desktop.records.terms import DOMAIN, GROUP, ITEM, Terms, domain_of

LISTS = {
    name: value
    for module in (terms, terms_work)
    for name, value in vars(module).items()
    if isinstance(value, Terms)
}


def test_there_are_lists() -> None:
    assert len(LISTS) > 60


@pytest.mark.parametrize("name", LISTS)
def test_every_code_and_label_means_one_thing(name: str) -> None:
    found = LISTS[name]
    labels = list(found.values())
    assert len(set(labels)) == len(labels)
    assert not set(found) & set(labels)
    assert all(label == label.strip() and label for label in labels)
    assert all(code.isascii() and len(code) <= 30 for code in found)


@pytest.mark.parametrize("name", LISTS)
def test_code_and_label_lead_to_each_other(name: str) -> None:
    found = LISTS[name]
    for code, label in found.items():
        assert found.code(code) == found.code(label) == code
        assert found.label(code) == found[code] == label


@given(st.text(max_size=40))
def test_other_text_is_no_code(text: str) -> None:
    known = {*GROUP, *GROUP.values()}
    assert (GROUP.code(text) is None) == (text not in known)


def test_a_code_of_a_newer_program_is_shown_as_it_is() -> None:
    assert GROUP.label("newer") == "newer"
    assert GROUP.label(None) == GROUP.label("") == ""


def test_the_items_of_the_article() -> None:
    numbers = {"A": range(1, 11), "B": range(8), "C": range(1, 9), "D": range(1, 7),
               "E": range(1, 8), "F": range(1, 6)}  # fmt: skip
    wanted = [f"{domain}{number}" for domain, each in numbers.items() for number in each]
    assert list(ITEM) == wanted
    assert [domain_of(item) for item in wanted] == [item[0] for item in wanted]
    assert list(DOMAIN) == list("ABCDEF")


def test_the_counts_of_the_article() -> None:
    sizes = {"PARTNER": 5, "RISK": 3, "VISIT_WAY": 4, "STATION_STATE": 3, "POST": 4, "GROUP": 25}
    assert {name: len(LISTS[name]) for name in sizes} == sizes


def test_the_stages_of_the_standards() -> None:
    """MZ/T 094-2017 and MZ/T 095-2017, in their order."""
    assert list(LISTS["STAGE"].values()) == ["接案", "预估", "计划", "介入", "评估", "结案"]
    assert list(LISTS["GROUP_PHASE"].values()) == ["筹备期", "形成期", "转折期", "成熟期", "结束期"]
    assert list(LISTS["MATTER_ACTION"].values()) == ["受理", "新增", "调整", "核查"]
