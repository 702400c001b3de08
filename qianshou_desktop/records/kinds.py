"""Kinds of field: each owns its column, how text is read, how a value is shown, and its limits.

Everything else (form editors, table columns, Excel, the command line, search, the journal) asks
the kind, so that all of them agree. `read` takes text as people type it or the plain JSON value;
`plain` gives the JSON value back; `show` gives Chinese text; `limit` names what is wrong with a
value. `read` raises Unfit with a sentence that says what to do.
"""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Boolean, Date, DateTime, Dialect, Float, Integer, String
from sqlalchemy.types import TypeDecorator, TypeEngine

from qianshou_desktop.records.spoken import time_of_day
from qianshou_desktop.records.terms import Terms

BEIJING = timezone(timedelta(hours=8))  # China has one civil time; the machines may have another
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
BROKEN = re.compile(r"[\ud800-\udfff]")  # half a letter: no file and no database takes it
# Marks without ink that come along with pasted text and would make two of one name.
UNSEEN = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
FIRST_YEAR, LAST_YEAR = 1880, 2200  # of what an office may write down


class Unfit(ValueError):
    """Text that is not a value of the kind; the message is for the user."""


class UtcInstant(TypeDecorator[datetime]):
    """An instant. SQLite drops the zone silently, so a naive value is refused and UTC is kept."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value else None


class Kind:
    """What all kinds share. `name` is the type that `kinds` prints."""

    name = "text"
    right = False  # numbers stand right in tables
    many = False  # several values, kept as rows of their own
    searched = False  # the search box looks into it

    def column(self) -> TypeEngine[Any]:
        raise NotImplementedError

    def read(self, value: object) -> Any:
        raise NotImplementedError

    def plain(self, value: Any) -> Any:
        return value

    def show(self, value: Any) -> str:
        return "" if value is None else str(value)

    def told(self, value: Any) -> str:
        """As lists and papers show it, where that is not as it is typed."""
        return self.show(value)

    def limit(self, value: Any, today: date) -> str | None:
        """What is wrong with a value in itself, or None."""
        return None

    def check(self, column: str) -> str | None:
        """The SQL condition by which the database refuses what the kind would (or None)."""
        return None


def clean(value: object) -> str:
    """Text as kept: composed, full-width forms of ASCII made plain only by kinds that want it."""
    if not isinstance(value, str):
        raise Unfit("这里要填文字")
    if BROKEN.search(value):
        raise Unfit("有一个字残缺不全，请删去后重新输入")
    text = unicodedata.normalize("NFC", UNSEEN.sub("", value))
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def plain_digits(value: object) -> str:
    """Text with full-width letters and digits made plain and white space dropped."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", clean(value)))


def text_check(column: str, length: int) -> str:
    """Text, not too long, and without NUL, at which SQL's own length() would stop counting."""
    kinds = f"typeof({column}) IN ('text','null')"
    return f"{kinds} AND length({column}) <= {length} AND instr({column}, char(0)) = 0"


class Text(Kind):
    """Text of at most `length` letters; `lines` where it may have several lines."""

    searched = True

    def __init__(self, length: int = 100, *, lines: bool = False) -> None:
        self.length, self.lines = length, lines

    def column(self) -> TypeEngine[Any]:
        return String(self.length)

    def read(self, value: object) -> str | None:
        text = clean(value)
        if not self.lines:
            text = re.sub(r"[\n\t]+", " ", text)
        return text or None

    def limit(self, value: str, today: date) -> str | None:
        if len(value) > self.length:
            return f"最多 {self.length} 个字，现在有 {len(value)} 个字，请缩短"
        if CONTROL.search(value):
            return "含有不可见的控制字符，请删去后重新输入"
        return None

    def check(self, column: str) -> str:
        return text_check(column, self.length)


class Name(Text):
    """A person's name: 50 letters, the separator · as U+00B7 (统一姓名采集应用规范). It is typed
    freely; `among` names the kinds whose names are offered."""

    name = "name"

    def __init__(self, length: int = 50, *, among: tuple[str, ...] = ()) -> None:
        super().__init__(length)
        self.among = among

    def read(self, value: object) -> str | None:
        text = re.sub(r"[•・‧∙⋅●．]", "·", clean(value))
        text = re.sub(r"\s*·\s*", "·", re.sub(r"\s+", " ", text))
        # 张 三: Chinese names are not spaced, though paper lists pad two-letter names so.
        return re.sub(r"(?<=[\u2e80-\U0003ffff]) (?=[\u2e80-\U0003ffff])", "", text) or None


class Code(Text):
    """Letters and digits of a fixed pattern, said in words by `wanted`; capitals are put for small
    letters unless the pattern wants both (`cased`)."""

    name = "code"

    def __init__(self, pattern: str, wanted: str, length: int = 30, *, cased: bool = False) -> None:
        super().__init__(length)
        self.pattern, self.wanted, self.cased = re.compile(pattern, re.ASCII), wanted, cased
        self.searched = not cased  # in both cases are written the program's own words alone

    def read(self, value: object) -> str | None:
        text = plain_digits(value)
        return (text if self.cased else text.upper()) or None

    def limit(self, value: str, today: date) -> str | None:
        if self.pattern.fullmatch(value):
            return super().limit(value, today)
        return f"应为{self.wanted}"


class Phone(Code):
    """A telephone number, or two with a stroke between; an office's may have an extension: …转8."""

    name, searched = "phone", True

    def __init__(self) -> None:
        line = r"(?!\+86-?1)[02-9+]"
        one = rf"(?:(?:\+86-?)?1\d{{10}}|1\d{{4,5}}|{line}[\d-]{{2,18}}\d|{line}[\d-]{{5,18}}\d转\d{{1,6}})"
        super().__init__(f"{one}(?:/{one})?", "电话号码：手机 11 位，座机可带区号和分机（转8）", 50)

    def read(self, value: object) -> str | None:
        text = re.sub(r"[/、，,；;]+", "/", super().read(value) or "")
        text = re.sub(r"[(（](0\d{2,3})[)）]-?", r"\1-", text)  # (0717)4823456
        mobile = r"(?<!\d)(?<!\d-)(\+86-?)?(1[3-9](?:[-.]?\d){9})(?![\d-])"  # 139-7252-0000
        text = re.sub(mobile, lambda it: (it[1] or "") + re.sub("[-.]", "", it[2]), text)
        return re.sub(r"转?(?:分机号?:?|EXT\.?)", "转", text) or None


class Whole(Kind):
    """A whole number from `least` to `most`, with its unit."""

    name, right = "whole", True

    def __init__(self, least: int = 0, most: int = 1_000_000, unit: str = "") -> None:
        self.least, self.most, self.unit = least, most, unit

    def column(self) -> TypeEngine[Any]:
        return Integer()

    def read(self, value: object) -> int | None:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        text = plain_digits(value).removesuffix(self.unit) if isinstance(value, str) else ""
        if isinstance(value, str) and not text:
            return None
        if not re.fullmatch(r"-?\d{1,15}", text):
            raise Unfit("这里要填整数，例如 30")
        return int(text)

    def limit(self, value: int, today: date) -> str | None:
        fits = self.least <= value <= self.most
        return None if fits else f"应在 {self.least} 到 {self.most}{self.unit} 之间"

    def check(self, column: str) -> str:
        return f"typeof({column}) IN ('integer','null')"


class Money(Whole):
    """Money in whole fen; typed and shown in yuan."""

    name = "money"

    def __init__(self, most: int = 10**13) -> None:
        super().__init__(0, most, "")

    def column(self) -> TypeEngine[Any]:
        return BigInteger()

    def read(self, value: object) -> int | None:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        text = plain_digits(value) if isinstance(value, str) else "?"
        text = text.replace(",", "").removesuffix("元").removeprefix("¥")
        if not text:
            return None
        found = re.fullmatch(r"(\d{1,12})(?:\.(\d{1,2}))?", text)
        if not found:
            raise Unfit("金额以元为单位，最多两位小数，例如 1200.50")
        return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))

    def show(self, value: int | None) -> str:
        return "" if value is None else f"{value // 100}.{value % 100:02d}"

    def told(self, value: int | None) -> str:
        """With separators: 1,234,567.89 is read at a glance."""
        return "" if value is None else f"{value // 100:,}.{value % 100:02d}"

    def limit(self, value: int, today: date) -> str | None:
        fits = self.least <= value <= self.most
        return None if fits else f"应在 0 到 {self.most // 100} 元之间"


class Hours(Kind):
    """Hours in steps of a quarter, which a float holds exactly."""

    name, right = "hours", True

    def __init__(self, most: int = 10_000) -> None:
        self.most = most

    def column(self) -> TypeEngine[Any]:
        return Float()

    def read(self, value: object) -> float | None:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return float(value)
        text = plain_digits(value).removesuffix("小时") if isinstance(value, str) else "?"
        if not text:
            return None
        if not re.fullmatch(r"\d{1,5}(\.\d{1,2})?", text):
            raise Unfit("这里要填小时数，例如 1.5")
        return float(text)

    def plain(self, value: float | None) -> float | int | None:
        return int(value) if value is not None and value.is_integer() else value

    def show(self, value: float | None) -> str:
        return "" if value is None else f"{value:g}"

    def limit(self, value: float, today: date) -> str | None:
        if not 0 <= value <= self.most:
            return f"应在 0 到 {self.most} 小时之间"
        return None if (value * 4).is_integer() else "按一刻钟记，例如 1.25、1.5、1.75"

    def check(self, column: str) -> str:
        return f"typeof({column}) IN ('real','integer','null')"


class Flag(Kind):
    """Yes or no."""

    name = "flag"
    words: ClassVar[dict[str, bool]] = {"是": True, "否": False, "true": True, "false": False}

    def column(self) -> TypeEngine[Any]:
        return Boolean(create_constraint=False)

    def read(self, value: object) -> bool | None:
        if isinstance(value, bool):
            return value
        text = plain_digits(value).lower() if isinstance(value, str) else "?"
        if text and text not in self.words:
            raise Unfit("请填 是 或 否")
        return self.words[text] if text else None

    def show(self, value: bool | None) -> str:
        return "" if value is None else ("是" if value else "否")

    def check(self, column: str) -> str:
        return f"{column} IN (0, 1)"


class Day(Kind):
    """A calendar date. `past` refuses a date after today."""

    name = "date"

    def __init__(self, *, past: bool = False) -> None:
        self.past = past

    def column(self) -> TypeEngine[Any]:
        return Date()

    def read(self, value: object) -> date | None:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        text = plain_digits(value) if isinstance(value, str) else "?"
        if not text:
            return None
        # Without separators all eight digits: 2022111 may be either of two days.
        form = r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{4})(\d{2})(\d{2})"
        found = re.fullmatch(form, text)
        if not found:
            raise Unfit("看不懂这个日期，请写成年-月-日，例如 2022-08-05")
        try:
            return date(*(int(part) for part in found.groups() if part))
        except ValueError:
            raise Unfit(f"日历上没有 {text} 这一天，请核对") from None

    def plain(self, value: date | None) -> str | None:
        return value.isoformat() if value else None

    def show(self, value: date | None) -> str:
        return value.isoformat() if value else ""

    def limit(self, value: date, today: date) -> str | None:
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            return "年份不对，请核对"
        if self.past and value > today:
            return f"不能晚于今天（{today}），请核对"
        return None

    def check(self, column: str) -> str:
        return f"{text_check(column, 10)} AND {column} LIKE '____-__-__'"


class Instant(Kind):
    """A moment, kept in UTC, shown in Beijing time."""

    name = "instant"

    def column(self) -> TypeEngine[Any]:
        return UtcInstant()

    def check(self, column: str) -> str:
        return f"{column} IS NULL OR datetime({column}) IS NOT NULL AND typeof({column}) = 'text'"

    def read(self, value: object) -> datetime | None:
        if isinstance(value, datetime):
            return value
        text = clean(value)
        try:
            found = datetime.fromisoformat(text) if text else None
        except ValueError:
            raise Unfit("看不懂这个时刻，请写成 2022-08-05T09:30+08:00") from None
        if found and found.tzinfo is None:
            raise Unfit("时刻要带时区，例如 +08:00")
        if found and not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise Unfit(f"年份应在 {FIRST_YEAR} 到 {LAST_YEAR} 之间")
        return found

    def plain(self, value: datetime | None) -> str | None:
        return value.astimezone(UTC).isoformat() if value else None

    def show(self, value: datetime | None) -> str:
        return f"{value.astimezone(BEIJING):%Y-%m-%d %H:%M}" if value else ""


class Clock(Code):
    """A time of day, HH:MM."""

    name = "time"

    def __init__(self) -> None:
        super().__init__(r"([01]\d|2[0-3]):[0-5]\d", "时刻，例如 09:30", 5)

    def read(self, value: object) -> str | None:
        text = plain_digits(value)
        return time_of_day(text) or text or None


class Choice(Kind):
    """One code of a list; its label is read as well."""

    name = "choice"

    def __init__(self, terms: Terms) -> None:
        self.terms = terms

    def column(self) -> TypeEngine[Any]:
        return String(30)

    def read(self, value: object) -> str | None:
        text = clean(value)
        if not text:
            return None
        code = self.terms.code(text)
        if code is None:
            some = "、".join(list(self.terms.values())[:12])
            raise Unfit(
                f"没有“{text[:20]}”这一项，可填：{some}{'…' if len(self.terms) > 12 else ''}"
            )
        return code

    def show(self, value: str | None) -> str:
        return self.terms.label(value)

    def check(self, column: str) -> str:
        return text_check(column, 30)


class Codes(Kind):
    """Several codes of a list, kept as rows (never as a list in a column)."""

    name, many = "choices", True

    def __init__(self, terms: Terms) -> None:
        self.terms, self.one = terms, Choice(terms)

    def read(self, value: object) -> list[str]:
        parts = self._parts(value) if isinstance(value, str) else value
        if not isinstance(parts, (list, tuple, set, frozenset)):
            raise Unfit("这里可填多项，用顿号分开")
        return self.plain({code for code in map(self.one.read, parts) if code})

    def _parts(self, text: str) -> list[str]:
        """Split at the usual signs, but not within a label that holds one of them itself."""
        whole = [re.escape(label) for label in self.terms.values() if "、" in label]
        return re.findall("|".join((*whole, r"[^、,，;；\s]+")), text)

    def plain(self, value: Any) -> list[str]:
        """In the list's order, codes of a newer program last."""
        order = {code: at for at, code in enumerate(self.terms)}
        return sorted(value or (), key=lambda code: (order.get(code, len(order)), code))

    def show(self, value: Any) -> str:
        return "、".join(self.terms.label(code) for code in self.plain(value))


class Ref(Kind):
    """A reference to another record: a local key in the database, a uid in the journal, and a
    uid, number, code or name where people write it (the actions find the record). `within` names
    the field, of the record and of its target alike, that both must share: a person's village lies
    in the person's township."""

    name = "ref"

    def __init__(self, target: str, within: str = "") -> None:
        self.target, self.within = target, within

    def column(self) -> TypeEngine[Any]:
        return Integer()

    def read(self, value: object) -> int | str | None:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        return clean(value) or None


class Rows(Kind):
    """Records that belong to this one and live with it: repeating rows of a form. `short` names
    the child's field that stands for the row where only codes are written."""

    name, many = "rows", True

    def __init__(self, target: str, short: str = "") -> None:
        self.target, self.short = target, short

    def read(self, value: object) -> list[dict[str, Any]]:
        rows = re.split(r"[、,，;；\s]+", value.strip()) if isinstance(value, str) else value
        if not isinstance(rows, (list, tuple)):
            raise Unfit("这里要填一组行")
        if not all(isinstance(row, dict) or (self.short and isinstance(row, str)) for row in rows):
            raise Unfit("每一行应是一组字段")
        return [row if isinstance(row, dict) else {self.short: row} for row in rows if row]


class AllRows(list[dict[str, Any]]):
    """Rows that are all there are, as a form's grid holds them: none left means that none were, and not
    that those of today end."""
