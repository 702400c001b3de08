"""Opening a data folder: first start, logging in, recovery; and the users of an opened one."""

import json
import secrets
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock
from sqlalchemy import select

from qianshou_desktop.actions import places
from qianshou_desktop.actions.authority import STATION
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.formats import divisions
from qianshou_desktop.formats.paper import recovery
from qianshou_desktop.records.errors import Rejected, Trouble
from qianshou_desktop.records.terms import ROLE
from qianshou_desktop.records.user import User
from qianshou_desktop.store import clock, disk, files
from qianshou_desktop.store.db import FILE, Session, Store, build, hold
from qianshou_desktop.store.keys import (
    Cost,
    Keys,
    WrongPassword,
    derive,
    group_holds,
    new_data_key,
    new_groups,
    plain_letters,
    read_groups,
)  # fmt: skip
from qianshou_desktop.store.troubles import troubles

FIRST_TRIED = frozenset({
    "12345678", "123456789", "1234567890", "87654321", "11223344", "12341234", "password",
    "password1", "password123", "abcd1234", "abc12345", "a1234567", "qwertyui", "qwerty123",
    "1qaz2wsx", "admin123", "admin888", "woaini1314", "52013145", "5201314a",
    "iloveyou", "abcdefgh", "asdfghjk", "q1w2e3r4", "1q2w3e4r", "一二三四五六七八",
})  # fmt: skip
KEYS, CLEAR, ATTEMPTS = "keys.json", "folder.json", "attempts.json"
LEAST_PASSWORD = 8
FREE_TRIES = 3


@dataclass(frozen=True)
class UserRow:
    """A user as the list shows one."""

    name: str
    role: str
    role_label: str
    active: bool


def state(folder: Path) -> str:
    """`empty` before the first start, else `ready`. Raises Trouble on a network share."""
    disk.refuse_network(folder)
    return "ready" if (folder / KEYS).exists() else "empty"


def demonstration(folder: Path) -> tuple[str, str] | None:
    """User and password of a demonstration county, which stand on its login window."""
    try:
        found = json.loads((folder / CLEAR).read_text("utf-8"))["demonstration"]
        return str(found["user"]), str(found["password"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def create(
    folder: Path,
    county: str,
    user: str,
    password: str,
    town: str | None = None,
    *,
    cost: Cost | None = None,
    uids: clock.Uids = clock.new_uid,
) -> tuple[Performer, tuple[str, ...]]:
    """A new county for its first user; returns the opened county and the recovery groups. Raises
    Rejected (county, town, user, password) or Trouble."""
    name = _checked_name(user)
    _check_password(password)
    refuse_place(county, town)
    lock = _claim(folder)
    data_key = new_data_key()
    site, uid = secrets.token_bytes(8), uids()
    store = Store(folder, derive(data_key, "file"), lock)
    try:
        build(store, site, divisions.full_name(county) or county, town)
        performer = Performer(store, name, uid, "station" if town else "county", data_key)
        performer.uids = uids
        performer.do(_first, county, town, name, performer.role)
        groups = new_groups()
        keys = Keys(folder / KEYS, ()).with_recovery(data_key, groups)
        # Written last: without keys.json the folder still counts as empty.
        keys.with_user(name, password, data_key, cost or Cost.calibrated()).write()
    except BaseException:
        store.close()
        raise
    disk.lay_ballast(folder)
    return performer, groups


def refuse_place(county: str, town: str | None) -> None:
    """Raises Rejected (county, town) for a wrong code, before anything is asked or made."""
    name = divisions.country().get(county, "") if len(county) == 6 else ""
    townships = dict(divisions.townships(county)) if name else {}
    if not townships:
        raise Rejected({"county": f"没有代码为“{county[:12]}”的县（市、区），请核对 6 位代码"})
    if town and town not in townships:
        raise Rejected({"town": f"{name}没有代码为“{town[:12]}”的乡镇（街道）"})


def _first(s: Session, county: str, town: str | None, name: str, role: str) -> None:
    first = User(name=name, role=role, active=True)
    first.uid = s.user
    s.add(first)
    s.flush()
    places.lay_out(s, county, town)


def enter(folder: Path, user: str | None, password: str) -> Performer:
    """Open a folder as a user, by default the only one. Raises WrongPassword or Trouble."""
    disk.refuse_network(folder)
    keys = Keys.read(folder / KEYS)
    _wait_if_guessing(folder)
    try:
        data_key = keys.open(user, password)
    except WrongPassword:
        _note_failure(folder)
        raise
    _forget_failures(folder)
    return _opened(folder, user, data_key)


def recover(folder: Path, code: str, user: str | None, password: str) -> Performer:
    """Open with the recovery sheet and give a user a new password. Raises Trouble, or Rejected."""
    groups = read_groups(code)
    _check_password(password)
    keys = Keys.read(folder / KEYS)
    try:
        data_key = keys.recover(groups)
    except WrongPassword:
        if not keys.whole:
            raise Trouble(f"钥匙文件 {KEYS} 有损坏。请用备份里的同名文件替换后再试。") from None
        raise Trouble("这张恢复单不是这份数据的，请核对恢复单上的县名和日期。") from None
    performer = _opened(folder, user, data_key)
    try:
        keys.with_user(performer.user, password, data_key, Cost.calibrated()).write()
    except BaseException:
        performer.close()
        raise
    _forget_failures(folder)
    return performer


def _opened(folder: Path, name: str | None, data_key: bytes) -> Performer:
    if not (folder / FILE).exists():
        raise Trouble(f"{folder} 里没有数据文件 {FILE}。请用备份恢复。")
    store = Store(folder, derive(data_key, "file"))
    try:
        with store.read() as s:
            query = select(User).where(User.active).order_by(User.id)
            found = s.scalars(query.where(User.name == name.strip()) if name else query).all()
        if len(found) > 1:
            raise Trouble("这份数据有几个用户，请说明用户名（命令行用 --user）。")
        user = next(iter(found), None)
        if user is None:
            raise Trouble(f"这份数据里没有用户“{name}”，请核对用户名。")
        disk.lay_ballast(folder)
        return Performer(store, user.name, user.uid, user.role, data_key)
    except BaseException:
        store.close()
        raise


def users(s: Session) -> list[UserRow]:
    found = s.scalars(select(User).order_by(User.id))
    return [UserRow(u.name, u.role, ROLE.label(u.role), u.active) for u in found]


def add(performer: Performer, name: str, role: str, password: str) -> None:
    """A further user with a key slot. Raises Rejected (name, role, password)."""
    name = _checked_name(name)
    _check_password(password)
    keys = Keys.read(performer.folder / KEYS)
    added = keys.with_user(name, password, performer.data_key, Cost.calibrated())
    performer.do(_add, name, role, added)


def _add(s: Session, name: str, role: str, keys: Keys) -> None:
    if role not in ROLE:
        raise Rejected({"role": f"没有“{role[:20]}”这种角色，可填：{'、'.join(ROLE)}"})
    if role == "county" and s.role == STATION:
        raise Rejected({"role": "县级管理员由县级管理员添加；站点人员可添加站点人员和只读用户"})
    if s.scalars(select(User).where(User.name == name)).first():
        raise Rejected({"name": f"已经有用户“{name}”，请换一个名字"})
    s.add(User(name=name, role=role, active=True))
    s.flush()
    # Before the commit: a slot without its user can be written anew, a user without a slot cannot.
    keys.write()


def change_password(performer: Performer, name: str, old: str, new: str) -> None:
    """A new password for a user who knows the old one. Raises Rejected (old, password)."""
    keys = Keys.read(performer.folder / KEYS)
    try:
        data_key = keys.open(name, old)
    except WrongPassword:
        raise Rejected({"old": "原密码不对，请再试"}) from None
    _check_password(new)
    keys.with_user(name, new, data_key, Cost.calibrated()).write()


def confirm_recovery(groups: Sequence[str], at: int, typed: str) -> bool:
    """Whether a group of the recovery sheet (from 0) was typed back rightly."""
    return group_holds(typed) and groups[at] == plain_letters(typed)


def group_is_sound(typed: str) -> bool:
    """Whether a group agrees with its own check letter, before anything is opened."""
    return group_holds(typed)


def sample_groups() -> tuple[int, int]:
    """Which two groups (from 0) are to be typed back."""
    first, second = sorted(secrets.SystemRandom().sample(range(8), 2))
    return first, second


def fresh_groups() -> tuple[str, ...]:
    """The groups of a sheet that opens nothing until it is adopted."""
    return new_groups()


def adopt_recovery(performer: Performer, groups: Sequence[str]) -> None:
    """Let a new sheet, already printed and typed back, take the old one's place."""
    keys = Keys.read(performer.folder / KEYS)
    keys.with_recovery(performer.data_key, groups).write()


def recovery_sheet(county: str, user: str, groups: Sequence[str]) -> bytes:
    """The sheet as PDF in memory, for the printer."""
    made = clock.now().astimezone(clock.BEIJING)
    return recovery.pdf(county=county, user=user, groups=groups, made_at=made)


def write_recovery_sheet(path: Path, county: str, user: str, groups: Sequence[str]) -> None:
    made: datetime = clock.now().astimezone(clock.BEIJING)
    recovery.write(path, county=county, user=user, groups=groups, made_at=made)


def mark_demonstration(folder: Path, user: str, password: str) -> None:
    """The one password that stands in clear: that of made-up people."""
    found = {"demonstration": {"user": user, "password": password}}
    files.write_safely(folder / CLEAR, json.dumps(found, ensure_ascii=False).encode())


def put_away_demonstration(folder: Path) -> Path | None:
    """Set the demonstration's folder aside, for a county of one's own; None where the folder is
    no demonstration. Raises Trouble where the system refuses."""
    if demonstration(folder) is None:
        return None
    aside = folder.with_name(f"{folder.name}-演示-{time.time_ns()}")
    try:
        return folder.rename(aside)
    except OSError as error:
        raise Trouble(f"移不开演示数据（{error.strerror}）。请关闭别的窗口后再试。") from error


def abandon(performer: Performer) -> None:
    """Close a county whose first start was given up before the recovery sheet was kept: without
    its keys the folder counts as empty again."""
    performer.close()
    (performer.folder / KEYS).unlink(missing_ok=True)


def _claim(folder: Path) -> FileLock:
    """Hold an empty folder for a first start: of two at once, one is refused."""
    _refuse_ready(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Trouble(f"建不了文件夹 {folder}（{error.strerror}）。") from error
    lock = hold(folder)
    try:
        _refuse_ready(folder)
        with troubles(folder):
            _set_aside(folder)
    except BaseException:
        lock.release()
        raise
    return lock


def _refuse_ready(folder: Path) -> None:
    if state(folder) == "ready":
        raise Trouble(f"{folder} 里已经有数据了，请选一个空文件夹。")


def _set_aside(folder: Path) -> None:
    """What a first start that was cut off left behind, or a file whose keys were lost: with its
    log, which may hold the last saves, and under its own name, by which the log is found."""
    left = [folder / name for name in (CLEAR, f"{FILE}-wal", f"{FILE}-shm", FILE)]
    if (folder / FILE).exists():
        aside = folder / f"未完成-{time.time_ns()}"
        aside.mkdir()
        for path in filter(Path.exists, left):
            path.rename(aside / path.name)


def _checked_name(name: str) -> str:
    name = name.strip()
    if not 1 <= len(name) <= 50 or not name.isprintable():
        raise Rejected({"user": "请填用户名（1 至 50 个字）"})
    return name


def _check_password(password: str) -> None:
    if len(password) < LEAST_PASSWORD:
        raise Rejected({"password": f"密码至少 {LEAST_PASSWORD} 位，可用一句话，如“清江水绿 2026”"})
    if len(set(password)) < 4:
        raise Rejected({"password": "密码太简单，请至少用 4 种不同的字符"})
    if password.lower() in FIRST_TRIED:
        raise Rejected({"password": "这个密码人人都会先试，请换一句只有自己知道的话"})


def _wait_if_guessing(folder: Path) -> None:
    """After three wrong passwords each further try waits longer, at most a minute; never a wipe."""
    count, at = _failures(folder)
    wait = min(60, 2 ** min(count - FREE_TRIES, 6)) if count >= FREE_TRIES else 0
    left = at + wait - time.time()
    if 0 < left <= wait:
        raise Trouble(f"密码已输错 {count} 次，请等 {int(left) + 1} 秒再试。")


def _failures(folder: Path) -> tuple[int, float]:
    try:
        found = json.loads((folder / ATTEMPTS).read_text("utf-8"))
        return int(found["count"]), float(found["at"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return 0, 0.0


def _note_failure(folder: Path) -> None:
    count, _ = _failures(folder)
    content = json.dumps({"count": count + 1, "at": time.time()}).encode()
    files.write_safely(folder / ATTEMPTS, content)


def _forget_failures(folder: Path) -> None:
    with suppress(OSError):
        (folder / ATTEMPTS).unlink(missing_ok=True)
