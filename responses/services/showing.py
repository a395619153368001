"""A text as two customers would get it: one of whom everything is known, one of whom nothing is."""

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import User
from responses.placeholders import Rendered, Source, labels_in, sample_values
from responses.services import facts
from responses.services.names import known_fields
from responses.services.rendering import fill


@dataclass(frozen=True)
class TwoCustomers:
    full: Rendered
    bare: Rendered


def show(
    source: Source, *, user: User, language: str, team_ids: Sequence[int] = (), base_url: str = ""
) -> TwoCustomers:
    """Both, with gaps shown as ⟦name⟧. Our own facts are real where there are any.

    What the agent would be asked is answered with the question itself.
    Raises PlaceholderError where the text cannot be read.
    """
    own = facts.own_values(user, language, team_ids).values
    samples = sample_values(language, known_fields())
    invented = {name: text for name, text in samples.items() if not own.get(name)}
    labels = (*labels_in(source.subject), *labels_in(source.body))

    def filled(values: dict[str, str], answers: dict[str, str]) -> Rendered:
        return fill(
            source,
            user=user,
            language=language,
            team_ids=list(team_ids),
            values=values,
            answers=answers,
            strict=False,
            base_url=base_url,
        )

    return TwoCustomers(filled(invented, {label: label for label in labels}), filled({}, {}))
