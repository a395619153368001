"""Replies for tests, written by the services as everybody's are."""

from itertools import count

from responses.services.replies import create_reply

_number = count(1)


def make_reply(by, **fields):
    number = next(_number)
    fields.setdefault("title", f"Reply {number}")
    fields.setdefault("body", f"Body {number}")
    fields.setdefault("language", "en")
    return create_reply(by=by, **fields)


def make_shared(by, **fields):
    """Published and for all colleagues; `by` is an editor."""
    return make_reply(by, **{"shared_with": "staff", "status": "published", **fields})


def make_variant(reply, by, language, **fields):
    fields.setdefault("status", "published")
    return make_reply(by, variant_of=reply, language=language, **fields)


def reread(reply):
    return type(reply).objects.get(pk=reply.pk)
