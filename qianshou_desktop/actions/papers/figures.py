"""The one place where forms take the drawings of a person's family and surroundings from."""

from collections.abc import Iterator
from functools import partial

from qianshou_desktop.actions import kinship
from qianshou_desktop.formats.form import Figure
from qianshou_desktop.formats.paper.eco_map import eco_map
from qianshou_desktop.formats.paper.genogram import family_tree
from qianshou_desktop.store.db import Session


def family(s: Session, person: int) -> Iterator[Figure]:
    """The family tree and the eco-map of a person, none where nothing is on file."""
    tree, around = kinship.tree(s, person), kinship.ecomap(s, person)
    if tree:
        yield Figure("家系图", partial(family_tree, tree), tuple(tree.words()))
    if around:
        yield Figure("生态图", partial(eco_map, around), tuple(around.words()))
