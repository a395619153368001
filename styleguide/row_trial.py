"""The rules of a form tried on its examples, by the places of the rows on the page."""

from collections.abc import Iterator
from typing import Any

from styleguide.services.trying import Trial, try_rules


def trial_of(examples: Any, rules: Any, language: str | None) -> Trial:
    """Try what two formsets hold so far; a row that cannot be read yet is left out, with why."""
    typed = {place: form.as_example() for place, form in _in_use(examples, "text")}
    rows = {place: form.as_rule() for place, form in _in_use(rules, "kind")}
    trial = try_rules(typed, rows, language)
    unread = {
        place: [str(detail) for details in form.errors.values() for detail in details]
        for place, form in enumerate(rules.forms)
        if form.errors
    }
    return Trial(trial.examples, {**trial.left_out, **unread})


def _in_use(formset: Any, telling: str) -> Iterator[tuple[int, Any]]:
    for place, form in enumerate(formset.forms):
        if form.is_valid():
            cleaned = form.cleaned_data
            if cleaned.get(telling, "").strip() and not cleaned.get("DELETE"):
                yield place, form
