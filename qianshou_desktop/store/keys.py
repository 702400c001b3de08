"""Who can open the file: a random data key, wrapped once for each user and once for recovery.

keys.json holds no name in clear. A slot is found by a salted hash of the login name; its box is
AES-256-GCM of the data key under Argon2id of the password (RFC 9106), bound to slot and version,
so that a wrong password is told before the database is touched (storage.md §3).
"""

import hashlib
import json
import os
import re
import secrets
import time
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from stdnum import luhn

from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.store.files import write_safely

VERSION = 1
ALGORITHM = "AES-256-GCM"
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base32: no I, L, O, U to misread
GROUPS, GROUP = 8, 4  # 160 bits
LEAST_KIB, LEAST_PASSES = 64 * 1024, 3
PARTS = {"salt": 16, "nonce": 12, "box": 48}  # bytes
WRONG = "用户名或密码不对，请再试。"


@dataclass(frozen=True)
class Cost:
    """What one guess at a password costs: memory in KiB, passes, lanes."""

    memory_kib: int = 128 * 1024
    passes: int = 3
    lanes: int = 2

    def __post_init__(self) -> None:
        if self.memory_kib < LEAST_KIB or self.passes < LEAST_PASSES:
            raise ValueError("a guess at a password must not be that cheap")

    @classmethod
    def calibrated(cls) -> "Cost":
        """0.5 to 1.5 s on this machine, never below 64 MiB and three passes."""
        cost = cls()
        began = time.perf_counter()
        cost.key(b"calibration", bytes(16))
        once = time.perf_counter() - began
        if once > 1.5:
            return cls(LEAST_KIB, LEAST_PASSES)
        return cls(passes=min(12, max(3, round(3 * 0.6 / once))))

    def key(self, password: bytes, salt: bytes) -> bytes:
        return Argon2id(
            salt=salt,
            length=32,
            iterations=self.passes,
            lanes=self.lanes,
            memory_cost=self.memory_kib,
        ).derive(password)


class WrongPassword(Trouble):
    """No slot opens with this name and password."""


@dataclass(frozen=True)
class Keys:
    """The opened keys.json: its slots as they are on disk, and where it lies."""

    path: Path
    slots: tuple[dict[str, Any], ...]
    whole: bool = True  # as it was written: a slot may rot for years before it is needed

    @classmethod
    def read(cls, path: Path) -> "Keys":
        """Raises Trouble where the file is missing, damaged or of a newer program."""
        try:
            found = json.loads(path.read_text("utf-8"))
            newer = int(found["version"]) > VERSION
            slots = () if newer else tuple(map(_sound, found["slots"]))
        except FileNotFoundError:
            raise Trouble(
                f"这里没有钥匙文件 {path.name}，数据打不开。请找回备份里的同名文件。"
            ) from None
        except OSError as error:
            refused = isinstance(error, PermissionError)
            why = "没有权限读" if refused else f"读不出（{error.strerror}）"
            raise Trouble(f"{why}钥匙文件 {path}。请检查文件夹权限和磁盘后重试。") from error
        except (ValueError, KeyError, TypeError, OverflowError):
            raise Trouble(
                f"钥匙文件 {path.name} 已损坏。请用备份里的同名文件替换后再试。"
            ) from None
        if newer:
            raise Trouble("这份数据是由更新的程序写的，请先更新本程序。")
        return cls(path, slots, found.get("sum") in (None, _sum(slots)))

    def write(self) -> None:
        """Raises Trouble where a slot had rotted: writing would hide it."""
        if not self.whole:
            raise Trouble(f"钥匙文件 {self.path.name} 有损坏。请用备份里的同名文件替换后再试。")
        found = {"version": VERSION, "alg": ALGORITHM, "slots": list(self.slots)}
        found["sum"] = _sum(self.slots)
        write_safely(self.path, json.dumps(found, ensure_ascii=False, indent=1).encode(), 0o600)

    def open(self, name: str | None, password: str) -> bytes:
        """The data key; without a name that of the only user. Raises WrongPassword, for which an
        unknown name takes the same time, and Trouble where a name is needed."""
        slot = self.slot(name) if name else self._only()
        tried = slot or next(self._users(), None)
        wrap = _cost(tried).key(_bytes(password), b64decode(tried["salt"])) if tried else b""
        if slot is None:
            raise WrongPassword(WRONG)
        return _unwrap(slot, wrap)

    def recover(self, groups: Sequence[str]) -> bytes:
        """The data key by the recovery sheet. Raises WrongPassword."""
        slot = next((s for s in self.slots if s["kind"] == "recovery"), None)
        if slot is None:
            raise WrongPassword(WRONG)
        return _unwrap(slot, _recovery_key("".join(g[:GROUP] for g in groups), slot))

    def _users(self) -> Iterator[dict[str, Any]]:
        return (s for s in self.slots if s["kind"] == "user")

    def _only(self) -> dict[str, Any]:
        users = list(self._users())
        if len(users) != 1:
            raise Trouble("这份数据有几个用户，请说明用户名。")
        return users[0]

    def slot(self, name: str) -> dict[str, Any] | None:
        return next(
            (s for s in self._users() if _name_hash(name, s["name_salt"]) == s["name"]), None
        )

    def with_user(self, name: str, password: str, data_key: bytes, cost: Cost) -> "Keys":
        """The same keys with a new or replaced slot for a user; not yet written."""
        slot = {"kind": "user", "name_salt": _text(secrets.token_bytes(16)), **asdict(cost)}
        slot |= {
            "name": _name_hash(name, slot["name_salt"]),
            "salt": _text(secrets.token_bytes(16)),
        }
        wrap = cost.key(_bytes(password), b64decode(slot["salt"]))
        kept = tuple(s for s in self.slots if s is not self.slot(name))
        return Keys(self.path, (*kept, _wrap(slot, wrap, data_key)), self.whole)

    def with_recovery(self, data_key: bytes, groups: Sequence[str]) -> "Keys":
        """The same keys with the recovery slot of these groups in place of any before."""
        code = "".join(group[:GROUP] for group in groups)
        slot = {"kind": "recovery", "salt": _text(secrets.token_bytes(16))}
        kept = tuple(s for s in self.slots if s["kind"] != "recovery")
        wrapped = _wrap(slot, _recovery_key(code, slot), data_key)
        return Keys(self.path, (*kept, wrapped), self.whole)


def new_groups() -> tuple[str, ...]:
    """A fresh recovery code: eight groups of four letters, each with its check letter."""
    letters = ("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))
    return tuple(with_check(group) for group in letters)


def derive(data_key: bytes, purpose: str) -> bytes:
    """A 32-byte key for one purpose (file, photo …) by HKDF-SHA256."""
    return HKDF(SHA256(), 32, salt=None, info=f"qianshou {purpose}".encode()).derive(data_key)


def new_data_key() -> bytes:
    return secrets.token_bytes(32)


def with_check(group: str) -> str:
    """Four letters and their check letter (Luhn mod 32)."""
    return group + luhn.calc_check_digit(group, alphabet=LETTERS)


def read_groups(text: str) -> tuple[str, ...]:
    """The eight groups of a typed recovery code. Raises Trouble that names the wrong group."""
    plain = plain_letters(text)
    size = GROUP + 1
    groups = tuple(plain[at : at + size] for at in range(0, len(plain), size))
    if len(plain) != GROUPS * size:
        raise Trouble(f"恢复码共 {GROUPS} 组、每组 {size} 位，现在有 {len(plain)} 位，请核对。")
    for at, group in enumerate(groups, 1):
        if not group_holds(group):
            raise Trouble(f"恢复码第 {at} 组“{group}”有误，请对照恢复单逐字核对。")
    return groups


def plain_letters(text: str) -> str:
    """Letters of the sheet as they were typed back: any case or width, O for 0, I and L for 1."""
    wide = unicodedata.normalize("NFKC", text).upper()
    return re.sub(r"[\s‐-―-]", "", wide).translate(str.maketrans("OIL", "011"))


def group_holds(group: str) -> bool:
    """Whether a typed group of five agrees with its check letter."""
    plain = plain_letters(group)
    if len(plain) != GROUP + 1 or set(plain) - set(LETTERS):
        return False
    return with_check(plain[:GROUP]) == plain


def _sum(slots: Sequence[dict[str, Any]]) -> str:
    return hashlib.sha256(json.dumps(slots, sort_keys=True).encode()).hexdigest()


def _wrap(slot: dict[str, Any], wrap: bytes, data_key: bytes) -> dict[str, Any]:
    nonce = os.urandom(12)
    box = AESGCM(wrap).encrypt(nonce, data_key, _bound(slot))
    return slot | {"nonce": _text(nonce), "box": _text(box)}


def _unwrap(slot: dict[str, Any], wrap: bytes) -> bytes:
    try:
        return AESGCM(wrap).decrypt(b64decode(slot["nonce"]), b64decode(slot["box"]), _bound(slot))
    except InvalidTag:
        raise WrongPassword(WRONG) from None


def _bound(slot: dict[str, Any]) -> bytes:
    return f"qianshou|{VERSION}|{ALGORITHM}|{slot['kind']}|{slot.get('name', '')}".encode()


def _recovery_key(code: str, slot: dict[str, Any]) -> bytes:
    # 160 random bits need no slow hash: nobody guesses them.
    salt = b64decode(slot["salt"])
    return HKDF(SHA256(), 32, salt=salt, info=b"qianshou recovery").derive(code.encode())


def _sound(slot: dict[str, Any]) -> dict[str, Any]:
    """A slot as read, if all its parts are there; else ValueError, KeyError or TypeError."""
    user = slot["kind"] == "user"
    if any(len(b64decode(slot[part], validate=True)) != size for part, size in PARTS.items()):
        raise ValueError
    if user and (len(b64decode(slot["name_salt"])) != 16 or not isinstance(slot["name"], str)):
        raise ValueError
    if user:
        _cost(slot)
    return slot


def _cost(slot: dict[str, Any]) -> Cost:
    # A doctored file must not lower the price of a guess, nor make opening take for ever.
    memory, passes = int(slot["memory_kib"]), int(slot["passes"])
    return Cost(
        min(max(memory, LEAST_KIB), 2**20),
        min(max(passes, LEAST_PASSES), 20),
        min(max(int(slot["lanes"]), 1), 16),
    )


def _name_hash(name: str, salt: str) -> str:
    return hashlib.blake2b(name.strip().encode(), salt=b64decode(salt), digest_size=20).hexdigest()


def _bytes(password: str) -> bytes:
    return password.encode()


def _text(value: bytes) -> str:
    return b64encode(value).decode()
