"""The standing words of drafted documents. A figure stands in them by its name in braces; what only
the writer knows stands as （请填写）."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from qianshou_desktop.formats.report import Table, shown

TO_FILL = "（请填写）"

# What is asked of a station by the rule's level, in the order of the notice.
LEVELS = {
    "must": "必须整改的问题",
    "principle": "原则上应当做到的事项",
    "remark": "需要注意的事项",
}

ASKED = f"""请对照上述问题逐项整改，属于原则上要求、确有困难的，书面说明理由。请于{TO_FILL}前完成整改，\
并填写《整改情况反馈表》（见附件）书面报告我局。
特此通知。"""

MENDED = "整改情况反馈表"
BLANK = "　" * 8  # to write in by hand
SENT_BACK = f"填报单位（盖章）：{BLANK}负责人：{BLANK}填报日期："
TO_MEND = ("序号", "存在的问题", "整改措施", "责任人", "完成时限", "完成情况")

# What a period's figures say, part by part; {end} and {whole} call the period.
REPORTED = {
    "服务对象和走访探视": (
        "{end}在档服务对象{persons.filed}人，{whole}新建档{persons.new}人、离档{persons.left}人；"
        "服务{persons.served}人、{contacts.total}人次。入户走访{visits.households}户次，走访探视"
        "{visits.contacts}人次；应访{visits.due}次，实访{visits.made}次。"
    ),
    "专业服务": (
        "{whole}新开个案{cases.opened}个，结案{cases.closed}个，{end}在办{cases.open_after}个，"
        "面谈{cases.sessions}次；开展小组{groups.running}个、{groups.sessions}节、"
        "{groups.contacts}人次；社区活动{events.count}场、{events.contacts}人次；咨询、政策宣传等"
        "其他服务{services.count}次、{services.contacts}人次。"
    ),
    "资源和志愿服务": (
        "链接资源{resources.count}次；志愿服务{volunteers.contacts}人次、{volunteers.hours}小时。"
    ),
    "督导、培训和投诉处理": (
        "督导{supervisions.count}次；培训{trainings.count}期、{trainings.hours}学时；处置危机"
        "{crises.count}件，其中强制报告{crises.mandatory}件；收到投诉{complaints.count}件。"
    ),
}
MONTHLY, YEARLY = {"whole": "本期", "end": "期末"}, {"whole": "全年", "end": "年末"}


def filled(text: str, values: Mapping[str, Any]) -> str:
    """The words with their figures."""
    return re.sub(r"\{([a-z_.]+)\}", lambda found: plain(values[found[1]]), text)


def plain(value: str | float) -> str:
    """A figure as a sentence says it: hours without an idle nought."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def numbered(lines: Iterable[str]) -> list[str]:
    """1. 2. 3., each a sentence."""
    return [f"{at}. {line.rstrip('。；')}。" for at, line in enumerate(lines, 1)]


def tabbed(table: Table) -> str:
    """A table as a spreadsheet's cells are copied: the head and the rows, tabs between."""
    head = [column.label for column in table.columns]
    rows = ([shown(cell, column) for cell, column in zip(row, table.columns, strict=True)]
            for row in table.rows)  # fmt: skip
    return "\n".join("\t".join(cells) for cells in (head, *rows))


def addressed(text: str, name: str) -> str:
    """As it is told to the station itself; what stands in quotation marks is as it is."""
    parts = re.split("(“[^”]*”)", text)
    return "".join(p if p.startswith("“") else p.replace(name, "你站") for p in parts)


def tight(text: str) -> str:
    """As a document writes it: no blanks between Chinese and figures, and days in words."""
    text = re.sub(r"(\d{4})-0?(\d+)-0?(\d+)", r"\1年\2月\3日", text)
    return re.sub(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])", "", text)
