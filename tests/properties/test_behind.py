"""Every figure opens the records behind it: as many as it says, whatever an office may have written."""

from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qianshou_desktop.actions import behind, figures
from tests.properties.test_figures import PERIODS, SCOPES, counties, furnish

# Figures that count records once each; sums (人次, minutes, fen) open the records that they add up.
COUNTED = (
    "persons.filed", "persons.new", "persons.left", "persons.served", "visits.contacts",
    "visits.people", "services.count", "cases.open_before", "cases.opened", "cases.closed",
    "cases.open_after", "cases.followed", "cases.sessions", "cases.referred", "cases.follow_ups",
    "groups.running", "groups.sessions", "events.count", "resources.count", "crises.count",
    "crises.mandatory", "complaints.count", "supervisions.count", "trainings.count",
    "complaints.handled",
)  # fmt: skip
ENDS = {"items": ("count", "people"), "domains": ("count", "people"), "targets": ("filed", "new", "left", "people"),
        "workers": ("visits", "services", "events", "people"),
        "projects": ("visits", "services", "events", "people"),
        "services": ("count",), "partners": ("count", "resources")}  # fmt: skip
SOME = 60  # figures of each county by chance


@settings(
    max_examples=4, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(
    county=counties(), period=st.sampled_from(PERIODS), scope=st.sampled_from(SCOPES),
    chance=st.randoms(use_true_random=False),
)  # fmt: skip
def test_as_many_records_are_behind_a_figure_as_it_says(
    county: dict[str, Any], period: str, scope: dict[str, str], chance: Random, scratch: Any
) -> None:
    with scratch() as s:
        furnish(s, county)
        now = figures.figures(s, period, **scope)
        told = [key for key, value in now.items() if value or key in COUNTED]
        for key in chance.sample(told, min(SOME, len(told))):
            value = now[key]
            part, _, rest = key.partition(".")
            counted = key in COUNTED or rest.rpartition(".")[2] in ENDS.get(part, ())
            found = behind.behind(s, key, period, **scope)
            if counted:
                assert len(found) == value, key
            else:
                assert found, key
