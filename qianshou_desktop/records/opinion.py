"""What a supervisor says of a form: opinion, name and day (督导意见)."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.fields import field
from qianshou_desktop.records.kinds import Day, Name, Text

SUPERVISORS = ("expert", "worker")


class Opinion:
    """The supervisor's block at the foot of a form."""

    supervisor_opinion: Mapped[str | None] = field(
        Text(1000, lines=True), "督导意见", privacy="personal"
    )
    supervisor: Mapped[str | None] = field(Name(among=SUPERVISORS), "督导者", privacy="personal")
    supervised_on: Mapped[date | None] = field(Day(past=True), "督导日期")


class Signed:
    """That the person (or the guardian) and the worker have signed the paper form."""

    client_signer: Mapped[str | None] = field(Name(), "对象或监护人签字", privacy="personal")
    client_signed_on: Mapped[date | None] = field(Day(past=True), "对象签字日期")
    worker_signed_on: Mapped[date | None] = field(Day(past=True), "社工签字日期")
