"""plan."""

from qianshou_desktop.actions.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
