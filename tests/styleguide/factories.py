"""Advice for tests, with as little said as possible."""

from styleguide.services.entries import create_entry


def make_entry(by, title="Say what you can do", **fields):
    """Published, for all languages."""
    fields.setdefault("status", "published")
    return create_entry(by=by, title=title, **fields)


def a_rule(**fields):
    return {
        "kind": "avoid",
        "severity": "warning",
        "message": "Say it another way.",
        "parameters": {"words": ["desværre"], "use": []},
        "exceptions": [],
        **fields,
    }
