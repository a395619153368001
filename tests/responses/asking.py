"""Asking for suggestions over the API, and uses to learn from."""

from responses.services.uses import record_use
from tests.api import caller

ADDRESS = "/api/v1/suggestions/"


def said(*texts):
    """Messages of the customer; `agent: …` is one of the agent."""
    return [
        {"author": "agent", "text": text[7:]}
        if text.startswith("agent: ")
        else {"author": "customer", "text": text}
        for text in texts
    ]


def suggested(user, *texts, **options):
    """The answer to a conversation."""
    body = {"messages": said(*texts), **options}
    response = caller(user).post(ADDRESS, body, format="json")
    assert response.status_code == 200, response.content
    return response.json()


def ids(answer):
    return [row["id"] for row in answer["replies"]]


def use(reply, by, *texts, times=1):
    for _ in range(times):
        record_use(reply, by=by, messages=said(*texts))
