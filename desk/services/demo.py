"""The demo: an invented shop with its people, replies and articles."""

import secrets
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from accounts.models import Team, User
from accounts.services.company import set_company_facts
from core.exceptions import Conflict
from desk.services.demo_articles import make_articles, make_categories
from desk.services.demo_chats import make_chats
from desk.services.demo_made import Made
from desk.services.demo_past import make_past
from desk.services.demo_reactions import make_flags, make_votes
from desk.services.demo_replies import make_replies
from desk.services.demo_style import make_style
from responses.services import constants

CONTENT = Path(__file__).resolve().parent.parent / "demo"
ROLES = ("agent", "editor", "admin")


@lru_cache
def content(name: str) -> dict[str, Any]:
    """One file of the demo's content."""
    loaded: dict[str, Any] = yaml.safe_load((CONTENT / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded


@transaction.atomic
def load_demo() -> dict[str, str]:
    """Fill the database; answers the passwords of the first agent, editor and admin by user name.

    Raises Conflict where one of the demo's users is there already.
    """
    shop = content("company")
    names = [person["username"] for person in shop["users"]]
    if User.objects.filter(username__in=names).exists():
        raise Conflict("The demo is loaded already. `demo --remove` takes it away.")
    people, passwords = _make_people(shop)
    admin = next(person for person in people.values() if person.role == "admin")
    made = Made(admin)
    for person in people.values():
        made.note("user", person.pk)
    teams = {row["key"]: Team.objects.get(name=row["name"]) for row in shop["teams"]}
    for team in teams.values():
        made.note("team", team.pk)
    _make_facts(shop, admin, made)
    categories = make_categories(content("articles")["categories"], made)
    articles = make_articles(content("articles")["articles"], categories, people, made)
    make_style(content("style")["entries"], people, teams, made)
    firsts = make_replies(content("replies")["replies"], articles, people, teams, made)
    make_chats(content("chats")["chats"], people, teams, made)
    make_votes(content("reactions")["votes"], articles)
    make_flags(content("reactions")["flags"], articles, people)
    make_past(content("conversations"), firsts, people, teams, made)
    return passwords


def _make_people(shop: dict[str, Any]) -> tuple[dict[str, User], dict[str, str]]:
    """The teams and who is in them; a password for the first of each role alone."""
    teams = {row["key"]: Team.objects.create(name=row["name"]) for row in shop["teams"]}
    people: dict[str, User] = {}
    passwords: dict[str, str] = {}
    for row in shop["users"]:
        first = row["role"] not in {person.role for person in people.values()}
        password = secrets.token_urlsafe(9) if first else None
        fields = {name: row[name] for name in ("name", "email", "title", "role", "language")}
        user = User.objects.create_user(row["username"], password, **fields)
        user.teams.set([teams[key] for key in row["teams"]])
        people[user.username] = user
        if password:
            passwords[user.username] = password
    return people, passwords


def _make_facts(shop: dict[str, Any], admin: User, made: Made) -> None:
    for language, facts in shop["company"].items():
        row = set_company_facts(language, facts, by=admin)
        made.note("company", row.pk)
    for key, values in shop["constants"].items():
        constant = constants.create_constant(key=key, values=values, by=admin)
        made.note("constant", constant.pk)
    for row in shop["custom_fields"]:
        field = constants.set_custom_field(row["key"], row["label"], by=admin)
        made.note("custom_field", field.pk)
