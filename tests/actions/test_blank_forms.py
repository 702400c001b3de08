"""Blanks that are one leaf, and the standard words of the consent."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from qianshou_desktop.actions import common, papers
from qianshou_desktop.actions.papers import forms
from qianshou_desktop.actions.papers.layouts_work import LAYOUTS
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.rules import settings
from qianshou_desktop.formats.form import Long, Rows
from qianshou_desktop.formats.paper import form, form_fit

Do = Callable[..., Any]
Read = Callable[..., str]


def pages(data: bytes) -> list[str]:
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


@pytest.fixture
def read(performer: Performer) -> Read:
    """The text of a paper without blanks."""
    return lambda name, ref=None, **more: "".join(
        pages(performer.ask(papers.pdf, name, ref, **more))
    )


@pytest.mark.parametrize(
    "name", ["consent", "visit", "group", "event_plan", "referral", "crisis", "volunteer", "worker"]
)
def test_some_blanks_are_one_leaf(name: str, performer: Performer) -> None:
    [page] = pages(performer.ask(papers.pdf, name, blank=True))
    assert "签名" in page


@pytest.mark.parametrize(
    ("name", "texts", "rows"),
    [
        ("group", {"总目标": 2, "预算说明": 2, "评估方法": 2, "督导意见": 2}, {"各节安排": 8}),
        ("event_plan", {"目的": 2}, {}),
        ("visit", {"需求": 2}, {}),
        ("pairing", {}, {"四项任务": 4}),
    ],
)
def test_blanks_of_one_leaf_have_room_to_write_in(
    name: str, texts: dict[str, int], rows: dict[str, int], performer: Performer
) -> None:
    [layout] = [each for each in LAYOUTS if papers.NAMED.get(each.title, each.kind) == name]
    made = performer.ask(lambda s: forms.paper(s, layout, None))
    found = form_fit.fit(made, form._laid)
    assert found.pages == 1
    lines = {part.label: part.lines for part in found.form.parts if isinstance(part, Long)}
    assert all(lines[label] >= least for label, least in texts.items()), lines
    tables = [part.table for part in found.form.parts if isinstance(part, Rows)]
    for title, least in rows.items():
        assert [len(each.rows) for each in tables if each.title == title] >= [least]


def test_a_consent_has_the_county_s_words_where_it_has_none_of_its_own(
    performer: Performer, add_person: Do, read: Read
) -> None:
    standard = read("consent", blank=True)
    for words in (
        "您可以查阅、复制、更正",
        "发现未成年人遭受",
        "不满十四周岁",
        "限于提供服务所必需的范围",
    ):
        assert words in standard
    given = ("F9.purpose", "本县服务", "民政局通知", date(2022, 9, 1))
    performer.do(settings.set_parameter, *given)
    assert "本县服务" in read("consent", blank=True)
    before = {"person": add_person("丁一"), "signed_on": "2022-08-31"}
    performer.do(common.save, "consent", {**before, "number": "TY-甲", "purpose": "只为这次走访"})
    said = read("consent", "TY-甲")
    assert "只为这次走访" in said
    assert "姓名、性别、出生日期" in said
    performer.do(common.save, "consent", {**before, "number": "TY-乙"})
    assert "本县服务" not in read("consent", "TY-乙")  # which held later
