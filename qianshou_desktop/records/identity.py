"""Numbers that identify people: 公民身份号码 (GB 11643-1999) and 残疾人证号."""

from datetime import date

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from qianshou_desktop.records.kinds import Code, Unfit
from qianshou_desktop.records.terms import DISABILITY, DISABILITY_GRADE


class IdNumber(Code):
    """An 18-sign ID number with its check digit. An unknown division is no fault: the published
    lists have holes."""

    name = "id_number"
    searched = True

    def __init__(self) -> None:
        super().__init__(r"\d{17}[\dX]", "18 位身份证号", 18)

    def limit(self, value: str, today: date) -> str | None:
        if not self.pattern.fullmatch(value):
            return f"身份证号应为 18 位（末位可为 X），现在是 {len(value)} 位"
        if ric.calc_check_digit(value) != value[-1]:
            return "校验位不对，请对照证件逐位核对"
        born = born_on(value)
        if born is None or born.year < 1880:
            return "第 7 至 14 位不是真实的出生日期，请核对"
        return f"出生日期 {born} 晚于今天，请核对" if born > today else None


class DisabilityNumber(Code):
    """A disability certificate: ID number, category 1–7, grade 1–4, and at most a reissue letter
    with its count."""

    name = "disability_number"
    searched = True

    def __init__(self) -> None:
        super().__init__(
            r"\d{17}[\dX][1-7][1-4](B\d)?", "20 位残疾人证号（身份证号＋类别＋等级）", 22
        )


def born_on(id_number: str) -> date | None:
    """The birth date in an ID number, None where signs 7–14 are no date."""
    try:
        found = ric.get_birth_date(id_number)
    except (ValidationError, ValueError):
        return None
    return date(found.year, found.month, found.day)


def sex(id_number: str) -> str:
    """Sign 17: odd is male."""
    return "male" if int(id_number[16]) % 2 else "female"


def masked(number: str) -> str:
    """Without the eight signs in the middle, which tell the birth date (domain.md §2.7)."""
    return f"{number[:6]}{'*' * 8}{number[14:]}"


def disability(number: str) -> tuple[str, str]:
    """Category and grade codes of a disability certificate."""
    return list(DISABILITY)[int(number[18]) - 1], list(DISABILITY_GRADE)[int(number[19]) - 1]


def age(born: date, on: date) -> int:
    """Full years on a day; a birthday of 29 February counts from 1 March in common years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def try_id_number(text: str, today: date) -> str:
    """A checked ID number, or Unfit with the reason: for a form that reads it as it is typed."""
    kind = IdNumber()
    number = kind.read(text) or ""
    problem = kind.limit(number, today)
    if problem:
        raise Unfit(problem)
    return number
