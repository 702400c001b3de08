"""domain.md §1.7: six domains with their items, and target groups."""

from collections.abc import Iterable

from qianshou_desktop.records.terms import DOMAIN, GROUP, ITEM, domain_of
from tests.trace.put import STATION, Line, Put, line, put

HEADS = {code: f"{code} {label}" for code, label in DOMAIN.items()}
OF_DOMAIN = {
    "A": ("low_income", "disabled", "destitute"),
    "B": ("left_elder", "widowed_elder", "alone_elder", "destitute_elder"),
    "C": ("orphan", "unraised_child", "left_child", "hard_child"),
    "D": ("in_need",),
    "E": (),
    "F": (),
}


def served(domain: str) -> Put:
    """One talk about every item of a domain: on the dossier of the station as counts."""
    codes = [code for code in ITEM if domain_of(code) == domain]
    return put(
        "service", "counts", *(f"{code}{ITEM[code]}" for code in codes), station=STATION,
        served_on="2022-08-10", kind="policy", headcount=30, items=codes, role="assist",
    )  # fmt: skip


def persons(groups: Iterable[str]) -> Put:
    """Somebody of these groups; the papers count them and name nobody."""
    codes = list(groups)
    return put(
        "person", "counts", *(GROUP[code] for code in codes), name=f"对象{codes[0]}",
        township="枝城镇", filed_on="2022-02-06", risk="normal", groups=[{"code": code} for code in codes],
    )  # fmt: skip


AIM = {
    "F": (put("county_plan", "county", name="人才之模式", purpose="建设本土化、专业化的社工队伍"),)
}
LINES: tuple[Line, ...] = (
    *(line("1.7", HEADS[code], served(code), *([persons(groups)] if groups else []), *AIM.get(code, ()))
      for code, groups in OF_DOMAIN.items()),
    line("1.7", "Target-group codes", persons(
        code for code in GROUP if code not in {g for gs in OF_DOMAIN.values() for g in gs})),
)  # fmt: skip
