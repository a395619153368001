"""Company facts: what replies say about ourselves, per language."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.models import Company, User
from core import events

FACTS = (
    "name", "genitive", "phone", "email", "url", "address", "chat_url", "opening_hours",
    "own_details",
)  # fmt: skip
ALL_LANGUAGES = "*"
# Whose facts readers of a language get before those of all.
_FALLBACKS = {"nn": ("nb",)}


def company_facts(language: str) -> dict[str, str]:
    """Fact → text for a reader of `language`; what that row leaves blank comes from "*"."""
    order = (language, *_FALLBACKS.get(language, ()), ALL_LANGUAGES)
    rows = {row.language: row for row in Company.objects.filter(language__in=order)}
    chosen = [rows[code] for code in order if code in rows]
    facts = {fact: "" for fact in FACTS}
    for fact in FACTS:
        facts[fact] = next((text for row in chosen if (text := getattr(row, fact))), "")
    return facts


def own_facts() -> list[str]:
    """What anybody may read of ourselves, in every language."""
    rows = Company.objects.values_list(*FACTS)
    return sorted({fact for row in rows for fact in row if fact})


def hides_company_numbers() -> bool:
    """Whether numbers of companies are taken out of chats like those of people."""
    return Company.objects.filter(hides_company_numbers=True).exists()


def is_named() -> bool:
    """Whether anybody has said what the company is called."""
    return Company.objects.exclude(name="").exists()


@transaction.atomic
def set_company_facts(
    language: str,
    facts: Mapping[str, str],
    *,
    by: User,
    hides_company_numbers: bool | None = None,
) -> Company:
    """Replace the facts of one language ("*" for all). None leaves that wish as it is."""
    values: dict[str, Any] = {fact: facts.get(fact, "") for fact in FACTS}
    if hides_company_numbers is not None:
        values["hides_company_numbers"] = hides_company_numbers
    row, _ = Company.objects.update_or_create(language=language, defaults=values)
    events.record("company", row.pk, "changed", by=by)
    return row
