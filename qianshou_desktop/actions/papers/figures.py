"""The one place where forms take the drawings of a person's family and surroundings from."""

from collections.abc import Iterator

from qianshou_desktop.formats.form import Figure
from qianshou_desktop.store.db import Session


def family(s: Session, person: int) -> Iterator[Figure]:
    """The family tree and the eco-map of a person, none where nothing is on file."""
    yield from ()
