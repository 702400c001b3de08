"""The two errors a user may see and mend; anything else is a fault of the program."""

from collections.abc import Mapping


class Rejected(Exception):
    """Input that does not fit. `problems` maps a field's name to a sentence that says what to do;
    the empty name stands for the whole record."""

    def __init__(self, problems: Mapping[str, str] | str) -> None:
        self.problems: dict[str, str] = (
            {"": problems} if isinstance(problems, str) else dict(problems)
        )
        super().__init__("；".join(self.problems.values()))


class RejectedRows(Rejected):
    """A batch of records of a kind, of which nothing was kept: `rows` maps a row's number (from 1)
    to its problems."""

    def __init__(self, kind: str, rows: Mapping[int, Mapping[str, str]]) -> None:
        self.kind = kind
        self.rows = {row: dict(problems) for row, problems in rows.items()}
        super().__init__({f"{row}": "；".join(p.values()) for row, p in self.rows.items()})


class Trouble(Exception):
    """The environment refuses (disk full, file open elsewhere, damaged file, wrong password).
    The message is whole Chinese sentences and says what the user can do."""


class Cancelled(Exception):
    """The user stopped a long piece of work; nothing of it was kept."""
