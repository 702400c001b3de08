"""Presets of domain.md §1.12: a county starts from one and may change every value. A preset says
every parameter of its part, so that going from one to another leaves nothing behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qianshou_desktop.actions.rules import DEFAULTS
from qianshou_desktop.actions.rules.parameters import ARTICLE

PLACES = "村委会、服务大厅、养老服务中心、日间照料中心、儿童之家、志愿服务站"
# DB3701/T 36-2023 lists eleven services; each counts under one of the six domains.
ELEVEN = (
    "政策宣传咨询=A、社会救助=A、精神慰藉=B、能力提升=A、社会支持=B、危机干预=B、"
    "权益维护=B、社会融入=A、社区参与=D、文体健康=B、环境保护=D"
)


@dataclass(frozen=True)
class Preset:
    """Parameters as they are written, and where they stand: `own` in the standard itself, the rest
    of its part as the article, or the plan, has it."""

    source: str
    own: Mapping[str, str]
    rest: Mapping[str, str]
    rest_source: str = ARTICLE

    @property
    def values(self) -> dict[str, str]:
        return {**self.rest, **self.own}

    def source_of(self, name: str) -> str:
        return self.source if name in self.own else self.rest_source


STATION_PART = (
    "R11.residents_least", "R11.residents_most", "R11.large_least", "R11.large_most",
    "R11.within_months", "R13.age_below",
    "R13.relaxed", "R13.degree", "R13.full_time", "R13.majors", "R15.months", "R15.basis",
    "R18.office_area", "R18.furniture", "R18.where_possible", "R19.places", "R23.services",
)  # fmt: skip
PAIRING_PART = ("R1.workers", "R1.year_days", "R1.trip_days", "R1.grown")


def _standing(names: Sequence[str]) -> dict[str, str]:
    """The program's own values, which are the article's: a station has one resident or more
    (domain.md §1.11, R11), in the certificate's two years, and so on."""
    return {name: DEFAULTS[name].write(DEFAULTS[name].value) for name in names}


STATION, PAIRING = _standing(STATION_PART), _standing(PAIRING_PART)
PLAN = "民发〔2021〕105号"

PRESETS: Mapping[str, Preset] = {
    "宜都": Preset(ARTICLE, STATION, {}),
    "吉林": Preset("吉林省社工站工作指引（试行）", {
        "R11.residents_least": "2", "R11.large_least": "3", "R11.large_most": "5",
        "R11.within_months": "1",
        "R13.age_below": "40", "R13.relaxed": "村干部、持证、社会学专业、退役军人、本地",
        "R13.degree": "大专", "R13.full_time": "否", "R13.majors": "", "R15.months": "36",
        "R18.office_area": "20", "R18.furniture": "办公桌、电脑、打印机、档案柜",
        "R18.where_possible": "是",
        "R19.places": PLACES,
    }, STATION),
    "济南": Preset("DB3701/T 36-2023", {"R23.services": ELEVEN}, STATION),
    "结对·民发〔2021〕105号": Preset(PLAN, PAIRING, {}),
    "结对·青海": Preset("青海省“牵手行动”实施方案", {"R1.grown": "1"}, PAIRING, PLAN),
    "结对·浙江2018": Preset("浙民社〔2018〕142号", {
        "R1.workers": "2", "R1.year_days": "40", "R1.trip_days": "10",
    }, PAIRING, PLAN),
}  # fmt: skip
