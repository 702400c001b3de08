"""Every line of domain.md §1 is kept through the form of its page and stands on a paper."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from qianshou_desktop.actions.papers import printing
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Rows
from tests.trace.conftest import bare, papers_now, says
from tests.trace.index_lines import READS, RULES
from tests.trace.put import Line, Put, shown
from tests.trace.table import DIGEST, LIST, TABLE, listed

SECTIONS = sorted({line.section for line in TABLE}, key=lambda at: tuple(map(int, at.split("."))))
PLACED_UNDER = {("worker", "centre"), ("dispatch", "pairing")}  # stand under its heading
INDEX = ("1.11", "Entities")  # its anchors are the whole table's


@pytest.mark.parametrize("section", SECTIONS)
def test_every_line_is_typed_into_its_form_and_printed(
    section: str,
    cast: None,
    typed: Callable[[Put], None],
    performer: Performer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The values stand on the paper; and each stands there by its own field: with the field taken
    out of the papers, the paper says it once less."""
    lines = [line for line in TABLE if line.section == section]
    before = papers_now(performer)
    for line in lines:
        for put in line.puts:
            typed(put)
    after = papers_now(performer)
    assert [fault for line in lines for fault in unprinted(line, before, after)] == []
    said = {name: says(performer, name) for name in after}
    for (kind, name, paper), words in fields_of(lines).items():
        if (kind, name) in PLACED_UNDER:
            continue
        with monkeypatch.context() as patch:
            hide(patch, kind, name)
            without = says(performer, paper)
        elsewhere = without == said[paper]  # other code prints it: then it was not there before
        more, less = (after, before) if elsewhere else (said, {paper: without})
        lost = [w for w in words if more[paper].count(w) <= less[paper].count(w)]
        assert lost == [], f"{kind}.{name} 在{paper}上不是由它自己印出来的：{lost}"


def fields_of(lines: list[Line]) -> dict[tuple[str, str, str], list[str]]:
    """Every field that a section puts, the paper on which it is printed, and its words."""
    found: dict[tuple[str, str, str], list[str]] = {}

    def add(kind: str, values: Mapping[str, Any], paper: str) -> None:
        for name, value in values.items():
            placed = KINDS[kind].fields[name]
            if isinstance(placed.kind, Rows):
                for row in value:
                    add(placed.kind.target, row, paper)
            elif words := [bare(word) for word in shown(kind, {name: value}, paper)]:
                found.setdefault((kind, name, paper), []).extend(words)

    for put in (put for line in lines for put in line.puts if put.paper != "counts"):
        add(put.kind, put.values, put.paper)
    return {key: list(dict.fromkeys(words)) for key, words in found.items()}


def hide(patch: pytest.MonkeyPatch, kind: str, name: str) -> None:
    """Take one field of a kind out of the papers."""
    whole = printing.printed

    def without(record: type[Record]) -> list[Placed]:
        mine = record.__tablename__ == kind
        return [placed for placed in whole(record) if not (mine and placed.name == name)]

    patch.setattr(printing, "printed", without)


def unprinted(line: Line, before: dict[str, str], after: dict[str, str]) -> list[str]:
    """What a line says that its paper does not, or that stood there without it."""
    faults = []
    for put in line.puts:
        words = [bare(word) for word in put.shown()]
        lacking = [word for word in words if word not in after[put.paper]]
        if lacking:
            faults.append(f"{line.head}：{put.kind} 的{put.paper}缺 {lacking}")
        elif all(word in before[put.paper] for word in words):
            faults.append(f"{line.head}：{put.kind} 的{put.paper}上早就有 {words}")
    return faults


def test_the_list_of_lines_is_whole() -> None:
    assert hashlib.sha256(LIST.read_bytes()).hexdigest() == DIGEST


def test_every_line_of_the_domain_is_in_the_table() -> None:
    wanted = sorted((section, head) for section, head, _ in listed())
    assert wanted == sorted((line.section, line.head) for line in TABLE)


@pytest.mark.parametrize(("section", "head", "anchors"), listed())
def test_the_anchors_of_a_line_are_kept(section: str, head: str, anchors: tuple[str, ...]) -> None:
    mine = [line for line in TABLE if (line.section, line.head) == (section, head)]
    words = "\n".join(line.words() for line in (TABLE if (section, head) == INDEX else mine))
    assert anchors
    assert [anchor for anchor in anchors if anchor not in words] == []


@pytest.mark.parametrize("rule", RULES)
def test_what_a_rule_reads_is_in_the_table(rule: str) -> None:
    kind, *names = READS[rule]
    put = {name for line in TABLE for p in line.puts if p.kind == kind for name in p.values}
    assert set(names) <= set(KINDS[kind].fields)
    assert set(names) <= put
