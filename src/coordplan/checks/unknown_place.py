"""Every place is one that the vocabulary knows."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.when import unknown_value

ID = "unknown-place"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Places that are no values of the fact of places, or there is no such fact."""
    if plan.places is None:
        if plan.places_source is not None:
            yield Problem(
                ID,
                Text(
                    en="a source of places without places",
                    vi="có nguồn địa điểm mà không nêu địa điểm",
                ),
                ("places_source",),
                Text(en="write `places`, or remove it", vi="viết `places`, hoặc bỏ đi"),
            )
        return
    if vocabulary.places is None:
        yield Problem(
            ID,
            Text(
                en="this vocabulary has no fact of places",
                vi="bộ từ vựng này không có dữ kiện về địa điểm",
            ),
            ("places",),
            Text(en="remove `places`", vi="bỏ `places`"),
        )
        return
    fact = vocabulary.facts[vocabulary.places.fact]
    for number, place in enumerate(plan.places):
        if fact.number_of(place) is None:
            yield unknown_value(fact, place, ("places", number), ID)


CHECK = Check(
    id=ID,
    title=Text(
        en="a plan has a place that the vocabulary does not know",
        vi="kế hoạch nêu một địa điểm không có trong bộ từ vựng",
    ),
    why=Text(
        en=(
            "Places decide in which situations plans are compared; an unknown one would be passed "
            "over in silence."
        ),
        vi=(
            "Địa điểm quyết định so sánh kế hoạch trong những tình huống nào; tên không có trong "
            "bộ từ vựng sẽ bị bỏ qua mà không được phát hiện."
        ),
    ),
    run=run,
)
