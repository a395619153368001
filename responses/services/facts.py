"""What we know without being told: the company, its constants, the agent, the team."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from accounts.models import Team, User
from accounts.services.company import company_facts
from responses.models import ConstantValue
from responses.services.constants import ALL_LANGUAGES

OWN = ("company", "constant", "custom", "team")
COMPANY = ("name", "phone", "email", "url", "address")


@dataclass(frozen=True)
class OwnValues:
    """Values by name, and the genitives that go before the rule."""

    values: dict[str, object]
    genitives: dict[str, str]


def own_values(
    user: User, language: str, team_ids: Sequence[int], mentioned: Collection[str] = OWN
) -> OwnValues:
    """Our side of a reply in this language. `team_ids`: the teams the reply is shared with.

    `mentioned`: the first words of the names that are needed; nothing else is read.
    """
    company = company_facts(language) if "company" in mentioned else {}
    values: dict[str, object] = {f"company.{fact}": company.get(fact, "") for fact in COMPANY}
    values |= {
        "agent.first_name": user.first_name,
        "agent.name": user.name,
        "agent.title": user.title,
        "agent.email": user.email,
        "team.name": _team_name(user, team_ids) if "team" in mentioned else "",
    }
    if "constant" in mentioned:
        values |= {f"constant.{key}": text for key, text in constant_texts(language).items()}
    genitive = company.get("genitive")
    return OwnValues(values, {"company.name": genitive} if genitive else {})


def constant_texts(language: str) -> dict[str, str]:
    """Key → text for a reader of this language; "*" where there is none of its own."""
    rows = ConstantValue.objects.filter(language__in=[ALL_LANGUAGES, language])
    every = rows.values_list("language", "constant__key", "text")
    texts = {(code, key): text for code, key, text in every}
    own = {key: text for (code, key), text in texts.items() if code == language}
    return {key: text for (code, key), text in texts.items() if code == ALL_LANGUAGES} | own


def _team_name(user: User, team_ids: Sequence[int]) -> str:
    """The agent's team, where there is no doubt which one is meant."""
    own = user.team_ids
    shared = own & set(team_ids)
    candidates = shared if len(shared) == 1 else own
    if len(candidates) != 1:
        return ""
    names = Team.objects.filter(pk__in=candidates).values_list("name", flat=True)
    return names.first() or ""
