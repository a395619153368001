"""What we know without being told: the company, its constants, the agent, the team."""

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import Team, User
from accounts.services.company import company_facts
from responses.models import ConstantValue
from responses.services.constants import ALL_LANGUAGES

COMPANY = ("name", "phone", "email", "url", "address")


@dataclass(frozen=True)
class OwnValues:
    """Values by name, and the genitives that go before the rule."""

    values: dict[str, object]
    genitives: dict[str, str]


def own_values(user: User, language: str, team_ids: Sequence[int]) -> OwnValues:
    """Our side of a reply in this language. `team_ids`: the teams the reply is shared with."""
    company = company_facts(language)
    values: dict[str, object] = {f"company.{fact}": company[fact] for fact in COMPANY}
    values |= {
        "agent.first_name": user.first_name,
        "agent.name": user.name,
        "agent.title": user.title,
        "agent.email": user.email,
        "team.name": _team_name(user, team_ids),
    }
    values |= {f"constant.{key}": text for key, text in constant_texts(language).items()}
    genitive = company["genitive"]
    return OwnValues(values, {"company.name": genitive} if genitive else {})


def constant_texts(language: str) -> dict[str, str]:
    """Key → text for a reader of this language; "*" where there is none of its own."""
    texts: dict[str, str] = {}
    for code in (ALL_LANGUAGES, language):
        rows = ConstantValue.objects.filter(language=code)
        texts |= dict(rows.values_list("constant__key", "text"))
    return texts


def _team_name(user: User, team_ids: Sequence[int]) -> str:
    """The agent's team, where there is no doubt which one is meant."""
    own = user.team_ids
    shared = own & set(team_ids)
    candidates = shared if len(shared) == 1 else own
    if len(candidates) != 1:
        return ""
    names = Team.objects.filter(pk__in=candidates).values_list("name", flat=True)
    return names.first() or ""
