"""Asking the checker, with as little said as possible."""

from styleguide.checker import Context, Rule, check
from styleguide.shapes import read_parameters


def rule(kind, language="da", exceptions=(), severity="warning", key="rule", **parameters):
    """A rule with the defaults of its kind."""
    full, problems = read_parameters(kind, parameters)
    assert problems == []
    return Rule(
        kind,
        full,
        severity=severity,
        exceptions=exceptions,
        key=key,
        message="Say it another way.",
        language=language,
    )


def found(text, *rules, language=None, **context):
    """The places that are found, as they stand in the text."""
    return [each.text for each in check(text, rules, asked(rules, language, **context))]


def offered(text, *rules, language=None, **context):
    """What is offered for the first place."""
    return list(check(text, rules, asked(rules, language, **context))[0].replacements)


def asked(rules, language, **context):
    return Context(language or rules[0].language or "da", **context)
