"""click's own words in Chinese: usage lines, headings, and what was typed wrongly."""

from collections.abc import Iterable
from typing import Any

import click

HEADINGS = {"Options": "选项", "Commands": "命令", "Positional arguments": "参数"}
HELP = {
    "Show this message and exit.": "显示这段说明。",
    "Show the version and exit.": "显示版本。",
}

# What commands ask for, as it is called in refusals.
ASKED = {
    "about": "记录", "blank": "空白表", "county": "县", "day": "日期", "form": "表", "left_on": "离岗日期",
    "name": "名称", "old": "原密码", "on": "日期", "operator": "承接机构", "password": "密码",
    "period": "期间", "preset": "成套参数", "public": "公开版", "reason": "理由", "ref": "记录", "role": "角色",
    "rule": "规则", "station": "社工站", "successor": "接手的人或机构", "text": "内容", "town": "乡镇",
    "uid": "记录", "user": "用户名", "value": "参数值", "worker": "社工",
}  # fmt: skip


def called(field: str) -> str:
    """What was refused: 期间 period."""
    return f"{ASKED[field]} {field}" if field in ASKED else field


class Formatter(click.HelpFormatter):
    """A help page whose headings are Chinese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        said = args.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 [参数]…")
        super().write_usage(prog, said, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{HEADINGS.get(heading, heading)}：\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], *widths: Any, **more: Any) -> None:
        said = [(name, HELP.get(text, text)) for name, text in rows]
        super().write_dl(said, *widths, **more)


click.Context.formatter_class = Formatter


def wrong(error: click.ClickException) -> str:
    """What was typed wrongly, and where to read how it goes."""
    context = getattr(error, "ctx", None) or click.get_current_context(silent=True)
    lines = [_what(error)]
    if context is not None:
        lines.append(context.get_usage())
        lines.append(f"写 {context.command_path} --help 看说明。")
    return "\n".join(lines)


def _what(error: click.ClickException) -> str:
    if isinstance(error, click.MissingParameter):
        return f"缺少 {_name(error)}。"
    if isinstance(error, click.NoSuchOption):
        return f"没有 {error.option_name} 这个选项。"
    if isinstance(error, click.exceptions.NoSuchCommand):
        return f"没有 {error.command_name} 这个命令。"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 的写法不对（要不要带值？）。"
    if isinstance(error, click.BadParameter):
        return f"{_name(error)} 的值不对：{_choices(error) or error.message}"
    if error.message.startswith("Got unexpected extra argument"):
        return "多写了 " + error.message.partition("(")[2].rstrip(").") + "，请删去。"
    return error.format_message()


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "参数")
    return str(error.param.get_error_hint(error.ctx)).strip("'")


def _choices(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"可写 {'、'.join(map(str, kind.choices))}。"
    if isinstance(kind, click.IntRange):
        return f"应是 {kind.min} 至 {kind.max} 的整数。"
    if kind is click.INT:
        return "应是整数。"
    if isinstance(kind, click.Path):
        return "要的是" + ("文件夹" if kind.file_okay is False else "文件") + "的路径。"
    return ""
