"""The last look for national numbers before readers get a wording."""

from typing import Any

from accounts.models import User
from accounts.services.company import own_facts
from kb.exceptions import PersonalData
from kb.models import PublishOverride, Revision
from kb.services.wordings import WORDING
from privacy import national_numbers


def refuse_personal_data(
    wording: Revision, *, language: str, by: User, override_reason: str = ""
) -> None:
    """Raises PersonalData unless the wording is clean, or a reason is given, which is kept."""
    findings = _findings(wording, language)
    if not findings:
        return
    if not override_reason.strip():
        raise PersonalData(findings)
    kinds = sorted({each["kind"] for each in findings})
    PublishOverride.objects.create(
        revision=wording, by=by, reason=override_reason.strip()[:1_000], kinds=kinds
    )


def personal_data_not_overridden(wording: Revision, *, language: str) -> None:
    """Raises PersonalData for kinds that nobody gave a reason for when this was looked at."""
    overridden = {kind for each in wording.overrides.all() for kind in each.kinds}
    left = [each for each in _findings(wording, language) if each["kind"] not in overridden]
    if left:
        raise PersonalData(left)


def _findings(wording: Revision, language: str) -> list[dict[str, Any]]:
    texts = [getattr(wording, name) for name in WORDING]
    return [
        {
            "field": WORDING[each.message],
            "kind": str(each.kind),
            "text": each.text,
            "start": each.start,
            "end": each.end,
        }
        for each in national_numbers(texts, own_facts(), language)
    ]
