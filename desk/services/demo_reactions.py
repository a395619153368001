"""What readers and colleagues said of the demo's content. It goes with what it is about."""

from collections.abc import Mapping, Sequence
from typing import Any

from accounts.models import User
from kb.models import Article
from kb.services.feedback import give_feedback
from kb.services.flags import flag_article


def make_votes(votes: Mapping[str, Mapping[str, Any]], articles: Mapping[str, Article]) -> None:
    """`votes`: how many of each kind by an article's key; comments come on top."""
    for key, given in votes.items():
        for name, helpful in (("helpful", True), ("not_helpful", False)):
            for _ in range(given[name]):
                give_feedback(articles[key], helpful=helpful)
        for said in given.get("comments", ()):
            give_feedback(articles[key], helpful=said["helpful"], comment=said["text"])


def make_flags(
    flags: Sequence[Mapping[str, str]],
    articles: Mapping[str, Article],
    people: Mapping[str, User],
) -> None:
    """Reports that wait for whoever looks after the article; `better` stands for what it `says`."""
    for flag in flags:
        article = articles[flag["article"]]
        body = article.newest.body.replace(flag["says"], flag["better"]) if "says" in flag else None
        flag_article(
            article,
            reason=flag["reason"],
            comment=flag["comment"],
            by=people[flag["by"]],
            body=body,
        )
