"""What was typed wrongly is said in Chinese, and help has no English headings."""

from collections.abc import Callable
from typing import Any

import pytest

WRONG = {
    "save": "缺少 KIND",
    "--frob": "没有 --frob 这个选项",
    "nosuch": "没有 nosuch 这个命令",
    "demo --people x": "应是 0 至 1000000 的整数",
    "user add 张三 --role boss": "可写 county、station、reader",
    "demo --people": "选项 --people 的写法不对",
    "init --user 张三": "缺少 --county",
    "list person 张三": "多写了 张三，请删去",
}


@pytest.mark.parametrize("words", WRONG)
def test_wrong_usage_is_said_in_chinese(words: str, qianshou: Callable[..., Any]) -> None:
    said = qianshou(*words.split())
    assert said.code == 2
    assert WRONG[words] in said.err.splitlines()[0]
    assert "用法：qianshou" in said.err or "要不要带值" in said.err
    assert not any(word in said.err for word in ("Usage", "Error", "Try", "Missing", "OPTIONS"))


@pytest.mark.parametrize("words", ["--help", "save --help", "user --help", "report --help"])
def test_help_has_no_english_headings(words: str, qianshou: Callable[..., Any]) -> None:
    said = qianshou(*words.split())
    assert said.code == 0
    assert said.out.startswith("用法：qianshou")
    assert "选项：" in said.out
    assert not any(word in said.out for word in ("Usage", "Options", "Commands", "Show", "OPTIONS"))
