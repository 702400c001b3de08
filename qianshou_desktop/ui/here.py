"""What a new record may take from where one sits: the worker of the user's name, and of a person the
station where the person lives."""

from typing import Any

from qianshou_desktop.actions import persons
from qianshou_desktop.ui import me
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.form import Form


def own_worker(desk: Desk) -> dict[str, Any]:
    """The worker is whoever sits here, where one bears the user's name."""
    found = me.worker(desk)
    return {"worker": found.key} if found else {}


def nobody(form: Form) -> str:
    """What is to be done where the worker stays blank because whoever sits here is none yet."""
    editor = form.editors.get("worker")
    if editor is None or editor.value() or own_worker(form.desk):
        return ""
    several = len(me.namesakes(form.desk))
    if several:
        return f"{form.label('worker')}没有填：名册里有 {several} 位{form.desk.performer.user}，请选是哪一位"
    return f"{form.label('worker')}没有填；先在“人员与取证”把自己登记上，就会自动填"


def put_station(form: Form) -> None:
    """What is entered at the county belongs to the station where the person lives."""
    key = form.editor("person").value()
    if not isinstance(key, int) or form.editor("station").value():
        return
    found = form.desk.ask(persons.station_of, key)
    if found:
        form.put("station", found.key, found.title)
