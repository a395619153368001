"""Addresses and answers of the API, said short."""

ARTICLES = "/api/v1/articles/"


def at(article, rest=""):
    return f"{ARTICLES}{article.pk}/{rest}"


def errors(answer):
    return [(each["pointer"], each["code"]) for each in answer.json()["errors"]]
