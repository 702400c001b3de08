"""`check`: damage in any file of the folder is said by part."""

import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


def test_a_sound_folder(qianshou: Run) -> None:
    said = qianshou("check")
    assert said.code == 0
    assert {line[:2] for line in said.lines} == {"完好"}


@pytest.mark.parametrize("name", ["box", "nonce", "salt"])
def test_rot_in_the_recovery_slot_is_seen_before_it_is_needed(
    name: str, qianshou: Run, county: Any
) -> None:
    path = county.folder / "keys.json"
    found = json.loads(path.read_text("utf-8"))
    slot = next(slot for slot in found["slots"] if slot["kind"] == "recovery")
    slot[name] = ("A" if slot[name][0] != "A" else "B") + slot[name][1:]
    path.write_text(json.dumps(found), "utf-8")
    said = qianshou("check")
    assert said.code == 3
    assert [line for line in said.lines if line.startswith("有误")] == [
        "有误  钥匙：keys.json 有损坏，请用备份里的同名文件替换"
    ]


def test_rot_in_the_keys_is_never_written_over(qianshou: Run, county: Any) -> None:
    """A new password would give the rotten recovery slot a sum that fits."""
    path = county.folder / "keys.json"
    sound = path.read_bytes()
    found = json.loads(sound)
    slot = next(slot for slot in found["slots"] if slot["kind"] == "recovery")
    slot["box"] = ("A" if slot["box"][0] != "A" else "B") + slot["box"][1:]
    rotten = json.dumps(found).encode()
    path.write_bytes(rotten)
    said = qianshou("user", "password", county.user, QIANSHOU_NEW_PASSWORD="另一条大河 2022")
    assert said.code == 3
    assert "请用备份里的同名文件替换" in said.err
    assert path.read_bytes() == rotten
    path.write_bytes(sound)
    code = " ".join(county.groups)
    assert qianshou("recover", QIANSHOU_RECOVERY=code).code == 0
