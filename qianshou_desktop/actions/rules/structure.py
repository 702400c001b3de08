"""R3–R8: the county's structure, 1 + 5 + 10 (seed article, 完善组织架构)."""

from qianshou_desktop.actions.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
