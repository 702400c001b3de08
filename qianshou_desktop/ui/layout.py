"""A form laid out from a record's own declarations, where no page says otherwise: a field added
tomorrow stands on its form tomorrow."""

from collections.abc import Collection, Iterator, Sequence

from qianshou_desktop.records import KINDS
from qianshou_desktop.records.base import Form
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Codes, Rows, Text
from qianshou_desktop.ui.cells import Section

LINES = 9  # that a form shows without scrolling at 1366×768 and 125 %
MORE = ("更多", "其他", "另外")


CHECKED = Section(  # the block that every filled form has
    "审核",
    ("form_state",),
    ("secrecy",),
    ("filled_on",),
    ("reviewer",),
    ("reviewed_on",),
    ("review_note",),
)


LABELS = {  # where a field's own label is too long to stand before its editor
    "bureau_opinion": "民政局意见", "town_opinion": "乡镇意见", "agency_opinion": "机构意见",
    "phase": "阶段", "pairing": "所属结对", "budgeted": "纳入财政预算", "operator": "运营方",
    "relief_fen": "上年救助经费", "need_fen": "所需（元）", "allotted_fen": "统筹（元）",
    "upper_fen": "上级拨款（元）", "other_fen": "其他来源（元）", "county_fen": "财政补足（元）",
    "early_fen": "前期经费（元）", "early_qualifier": "前期的说法", "sender_fen": "援派经费（元）",
    "receiver_fen": "受援经费（元）", "grown": "培育机构", "standard": "参照站标准",
    "people_shown": "出现服务对象", "consented": "本人已同意", "eligible": "有条件建室",
    "registered_to": "登记有效期", "study_hours": "继续教育", "civil_head": "民政办主任",
    "key_county": "受援重点县", "qualifier": "约数", "typical": "典型案例",
}  # fmt: skip


def sections(kind: str, without: Collection[str] = ()) -> tuple[Section, ...]:
    """The sections of a kind's form: its fields a line each, the long texts and the rows in
    sections of their own, named after them; at the end who approved it."""
    form = issubclass(KINDS[kind], Form)
    apart = (*without, *CHECKED.fields()) if form else without
    fields = [p for p in KINDS[kind].fields.values() if p.name not in apart]
    plain = [p for p in fields if not _large(p)]
    found = [
        Section("基本" if n == 0 else MORE[n - 1], *lines) for n, lines in enumerate(_pages(plain))
    ]
    found += [Section(p.label[:6], (p.name,)) for p in fields if isinstance(p.kind, Rows)]
    long = [p for p in fields if isinstance(p.kind, Text) and p.kind.lines]
    for at in range(0, len(long), 2):
        pair = long[at : at + 2]
        title = pair[0].label[:6] if len(pair) == 1 else "、".join(p.label[:4] for p in pair)
        found.append(Section(title, *((p.name,) for p in pair)))
    return (*found, CHECKED) if form else tuple(found)


def _large(placed: Placed) -> bool:
    kind = placed.kind
    return isinstance(kind, Rows) or (isinstance(kind, Text) and kind.lines)


def _pages(fields: Sequence[Placed]) -> Iterator[list[tuple[str, ...]]]:
    """The number comes last, since the program gives it; lists of codes take two lines."""
    ordered = sorted(fields, key=lambda p: p.name == "number")
    page: list[tuple[str, ...]] = []
    used = 0
    for placed in ordered:
        takes = 2 if isinstance(placed.kind, Codes) else 1
        if used + takes > LINES:
            yield page
            page, used = [], 0
        page.append((placed.name,))
        used += takes
    yield page
