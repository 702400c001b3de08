"""The neutral content of a family tree (家系图) and an eco-map (生态图): who and how, no shapes."""

from collections.abc import Iterator
from dataclasses import dataclass

# The rows of a family tree from the oldest generation down; a relation as records know it.
GENERATIONS: tuple[tuple[str, ...], ...] = (
    ("grandfather", "grandmother", "maternal_grandfather", "maternal_grandmother"),
    ("father", "mother"),
    ("brother", "sister", "spouse", "former_spouse"),
    ("son", "daughter"),
    ("grandson", "granddaughter"),
)
MALE = ("grandfather", "maternal_grandfather", "father", "brother", "son", "grandson")
FEMALE = ("grandmother", "maternal_grandmother", "mother", "sister", "daughter", "granddaughter")


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody in the tree. `male` is None where nobody knows; age in years on the drawing's day."""

    relation: str
    label: str
    name: str
    birth_year: int | None = None
    age: int | None = None
    male: bool | None = None
    died: bool = False
    together: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """The person served, and the relatives on file."""

    person: Relative
    relatives: tuple[Relative, ...]

    def words(self) -> Iterator[str]:
        """Every letter that is drawn."""
        for each in (self.person, *self.relatives):
            yield each.name
            yield each.label


@dataclass(frozen=True, slots=True)
class Tied:
    """Somebody or something around the family: strength strong, plain, weak, tense or broken; flow
    both, giving (to the person), taking, or "" where it is not known."""

    name: str
    kind: str
    strength: str = "plain"
    flow: str = ""


@dataclass(frozen=True, slots=True)
class EcoMap:
    """The household in the middle, and its ties."""

    name: str
    household: tuple[str, ...]
    ties: tuple[Tied, ...]

    def words(self) -> Iterator[str]:
        """Every letter that is drawn."""
        yield from (self.name, *self.household)
        for tie in self.ties:
            yield from (tie.name, tie.kind)
