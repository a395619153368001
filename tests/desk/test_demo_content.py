"""The shipped demo content holds together: every name it mentions exists, no reply embarrasses us.

Read as plain YAML, without a database: the loader has its own tests.
"""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from core.text import fold, slug

DEMO = Path(__file__).resolve().parents[2] / "desk" / "demo"
LANGUAGES = {"da", "nb", "sv", "en"}
STAGES = {
    "greeting", "invitation", "ask_details", "solution", "hold", "transfer", "refusal",
    "complaint", "abuse", "wrong_company", "redirect", "follow_up", "feedback", "closing",
}  # fmt: skip
CHANNELS = {"chat", "email", "sms", "social", "phone", "article", "note"}
STATUSES = {"draft", "in_review", "published"}
FIELDS = {
    "customer": {"first_name", "last_name", "name", "email", "phone", "company"},
    "agent": {"first_name", "name", "title", "email"},
    "team": {"name"},
    "company": {"name", "phone", "email", "url", "address"},
    "ticket": {"id", "subject", "url"},
    "order": {"number", "date", "url"},
    "product": {"name"},
    "date": {"today"},
}
TOKEN = re.compile(r"\{\{(.*?)\}\}")
NAME = re.compile(r"(?P<name>[a-z_]+[.:][a-z0-9_-]+)(?P<form>:genitive)?(?P<fallback>\|.+)?")
CLAUSE = re.compile(r"\[\[(.*?)\]\]")


def content(name):
    return yaml.safe_load((DEMO / f"{name}.yaml").read_text(encoding="utf-8"))


COMPANY = content("company")
CUSTOMERS = content("customers")["customers"]
GROUPS = content("replies")["replies"]
ARTICLES = content("articles")["articles"]
CATEGORIES = content("articles")["categories"]
CUSTOM = {each["key"] for each in COMPANY["custom_fields"]}
TEAMS = {each["key"] for each in COMPANY["teams"]}
USERS = {each["username"]: each for each in COMPANY["users"]}
BY_KEY = {each["key"]: each for each in ARTICLES}
VARIANTS = [
    pytest.param(group, variant, id=f"{group['key']}-{variant['language']}-{variant['tone']}")
    for group in GROUPS
    for variant in group["variants"]
]
every_variant = pytest.mark.parametrize(("group", "variant"), VARIANTS)
every_article = pytest.mark.parametrize("article", ARTICLES, ids=[*BY_KEY])


def texts(variant):
    return [variant["body"], variant.get("subject", "")]


def names_in(text):
    """(name, has a fallback) for each placeholder that asks for a value."""
    for token in TOKEN.findall(text):
        if token != "cursor" and not token.startswith("?"):
            found = NAME.fullmatch(token)
            assert found, f"not a placeholder: {token}"
            yield found["name"], bool(found["fallback"])


def is_known(name, language):
    kind, _, field = re.split(r"([.:])", name, maxsplit=1)
    match kind:
        case "constant":
            values = COMPANY["constants"].get(field, {})
            return language in values or "*" in values
        case "custom":
            return field in CUSTOM
        case "article":
            return field in BY_KEY
    return field in FIELDS.get(kind, ())


def test_forty_groups_cover_every_stage():
    assert len(GROUPS) == 40
    assert len({group["key"] for group in GROUPS}) == 40
    assert {group["stage"] for group in GROUPS} == STAGES


def test_twenty_articles_in_every_state():
    assert len(BY_KEY) == len(ARTICLES) == 20
    states = Counter(article["status"] for article in ARTICLES)
    assert states == {"published": 18, "in_review": 1, "draft": 1}
    assert sum(article["visibility"] == "internal" for article in ARTICLES) == 6


def test_replies_are_mostly_published():
    states = Counter(
        variant.get("status", "published") for group in GROUPS for variant in group["variants"]
    )
    assert states["in_review"] == states["draft"] == 2


@pytest.mark.parametrize("group", GROUPS, ids=[group["key"] for group in GROUPS])
def test_group_is_whole(group):
    assert group["kind"] in {"canned", "predefined"}
    assert group["shared_with"] in {"me", "teams", "staff"}
    assert set(group.get("teams", [])) <= TEAMS
    assert bool(group.get("teams")) == (group["shared_with"] == "teams")
    assert group.get("by", "maja") in USERS
    pairs = [(variant["language"], variant["tone"]) for variant in group["variants"]]
    assert len(pairs) == len(set(pairs))


@every_variant
def test_variant_is_whole(group, variant):
    assert variant["language"] in LANGUAGES
    assert variant["tone"] in {"neutral", "informal", "formal"}
    assert variant["title"].strip()
    assert variant["body"].strip()
    assert set(variant["channels"]) <= CHANNELS
    assert variant.get("status", "published") in STATUSES
    assert ("subject" in variant) == (group["kind"] == "predefined")
    assert "\n" not in variant.get("subject", "")
    if linked := variant.get("article"):
        assert BY_KEY[linked]["language"] == variant["language"]
        assert BY_KEY[linked]["status"] == "published"


def test_short_codes_are_unique_per_language_and_tone():
    codes = Counter(
        (variant["language"], variant["tone"], fold(variant["shortcut"]))
        for group in GROUPS
        for variant in group["variants"]
    )
    assert [code for code, times in codes.items() if times > 1] == []


@every_variant
def test_placeholders_are_known(group, variant):
    for text in texts(variant):
        assert text.count("{{") == text.count("}}") == len(TOKEN.findall(text))
        unknown = [n for n, _ in names_in(text) if not is_known(n, variant["language"])]
        assert unknown == []


@every_variant
def test_clauses_hold_a_value_and_an_otherwise(group, variant):
    for text in texts(variant):
        assert text.count("[[") == text.count("]]") == len(CLAUSE.findall(text))
        for clause in CLAUSE.findall(text):
            wish, bar, otherwise = TOKEN.sub("value", clause).partition("|")
            assert "[[" not in clause
            assert bar
            assert "value" in wish
            assert otherwise.strip()


@every_variant
def test_no_reply_needs_a_name_to_greet(group, variant):
    for text in texts(variant):
        bare = CLAUSE.sub("", text)
        asked = [
            name
            for name, fallback in names_in(bare)
            if name.startswith("customer.") and not fallback
        ]
        assert asked == []


@every_variant
def test_linked_public_text_is_public(group, variant):
    for name, _ in names_in(variant["body"]):
        if name.startswith("article:"):
            article = BY_KEY[name.removeprefix("article:")]
            assert (article["visibility"], article["status"]) == ("public", "published")


@every_variant
def test_tone_is_calm(group, variant):
    whole = " ".join(texts(variant)).lower()
    assert "!" not in whole
    promised = (
        r"vedhæft|vedlagt|vedlægger|vedlegg|legger ved|lagt ved|bifog|bilag|attached|enclosed"
    )
    assert not re.search(promised, whole), "no demo reply has a file"
    if group["kind"] == "canned" and variant["channels"] != ["note"]:
        sentences = re.split(r"[.?](?:\s|$)", TOKEN.sub("x", variant["body"]))
        assert len([each for each in sentences if each.strip()]) <= 5


@pytest.mark.parametrize("stage", ["hold", "transfer"])
def test_asks_before_it_happens(stage):
    for group in GROUPS:
        if group["stage"] == stage and group["key"].endswith("-ask"):
            assert all("?" in TOKEN.sub("", each["body"]) for each in group["variants"])


def test_retur_finds_several():
    found = [
        group["key"]
        for group in GROUPS
        if any(
            "retur" in (v["title"] + v["shortcut"] + v["body"]).lower()
            for v in group["variants"]
            if v["language"] == "da"
        )
    ]
    assert len(found) >= 6


def test_some_replies_have_their_time():
    ends = [v.get("valid_until", 0) for g in GROUPS for v in g["variants"]]
    assert min(ends) < 0 < max(ends)


@every_article
def test_article_is_whole(article):
    assert article["key"] == slug(article["title"])
    assert article["language"] in LANGUAGES
    assert article["category"] in {each["key"] for each in CATEGORIES}
    assert article["visibility"] in {"internal", "public"}
    assert article["summary"].strip()
    assert article["body"].strip()
    assert article["change_note"].strip()
    assert article.get("by", "maja") in USERS
    assert all(each["body"] != article["body"] for each in article.get("revisions", []))
    codes = {v["shortcut"] for g in GROUPS for v in g["variants"]}
    assert set(re.findall(r"\]\(reply:([^)]+)\)", article["body"])) <= codes


def test_translations_are_one_a_language():
    groups = Counter(
        (a["translation_group"], a["language"]) for a in ARTICLES if "translation_group" in a
    )
    assert max(groups.values()) == 1
    assert len({group for group, _ in groups}) >= 4


def test_there_is_history_and_a_script():
    assert sum(len(article.get("revisions", [])) >= 2 for article in ARTICLES) >= 3
    assert any("](reply:" in a["body"] for a in ARTICLES if a["visibility"] == "internal")
    assert not any("](reply:" in a["body"] for a in ARTICLES if a["visibility"] == "public")


def test_categories_have_parents_and_names():
    seen = set()
    for category in CATEGORIES:
        assert category.get("parent") is None or category["parent"] in seen
        assert set(category["names"]) == LANGUAGES
        seen.add(category["key"])


def test_facts_exist_in_every_language():
    facts = COMPANY["company"]
    for language in LANGUAGES:
        assert {"name", "phone", "email", "url", "address"} <= {*facts["*"], *facts[language]}
    for values in COMPANY["constants"].values():
        assert "*" in values or set(values) == LANGUAGES
        assert all(isinstance(value, str) for value in values.values())


def test_team_and_roles():
    assert {user["role"] for user in USERS.values()} == {"agent", "editor", "admin"}
    agents = [user for user in USERS.values() if user["role"] == "agent"]
    assert not set(agents[0]["teams"]) & set(agents[1]["teams"])
    assert all(set(user["teams"]) <= TEAMS for user in USERS.values())


def test_customers_differ():
    values = [customer["values"] for customer in CUSTOMERS]
    assert all(is_known(name, each["language"]) for each in CUSTOMERS for name in each["values"])
    assert any(not [name for name in each if name.startswith("customer.")] for each in values)
    assert any(each.get("customer.name", "").isupper() for each in values)
    assert {each["language"] for each in CUSTOMERS} == LANGUAGES


def test_nobody_real_is_reached():
    whole = "".join(
        (DEMO / f"{each}.yaml").read_text(encoding="utf-8")
        for each in ("company", "customers", "replies", "articles")
    )
    hosts = re.findall(r"(?:https?://|@)([\w.-]+\.[a-z]+)", whole)
    assert hosts
    assert all(re.fullmatch(r"(.*\.)?(example|example\.(com|dk))", host) for host in hosts)
    numbers = re.findall(r"\+4[567]([\d ]{8,})", whole)
    assert numbers
    assert all(re.fullmatch(r"[0 ]+[0-9]?", number) for number in numbers)
