"""What a new record may take from where one sits: the worker of the user's name, and of a person the
station where the person lives."""

from typing import Any

from qianshou_desktop.actions import common, persons
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.form import Form


def own_worker(desk: Desk) -> dict[str, Any]:
    """The worker is whoever sits here, where one bears the user's name."""
    user = desk.performer.user
    found = [o for o in desk.ask(common.choose, "worker", user) if o.title == user]
    return {"worker": found[0].key} if len(found) == 1 else {}


def nobody(form: Form) -> str:
    """What is to be done where the worker stays blank because whoever sits here is none yet."""
    editor = form.editors.get("worker")
    if editor is None or editor.value() or own_worker(form.desk):
        return ""
    return f"{form.label('worker')}没有填；先在“人员与取证”把自己登记上，就会自动填"


def put_station(form: Form) -> None:
    """What is entered at the county belongs to the station where the person lives."""
    key = form.editor("person").value()
    if not isinstance(key, int) or form.editor("station").value():
        return
    found = form.desk.ask(persons.station_of, key)
    if found:
        form.put("station", found.key, found.title)
