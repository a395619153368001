"""Texts in which ⟦…⟧ stands around what has to be found, and nothing else may be."""

import re

from privacy import find

MARK = re.compile(r"⟦(.*?)⟧", re.DOTALL)


def plain(marked):
    return MARK.sub(r"\1", marked)


def places(marked):
    """The marked texts with their places in the plain text."""
    return [
        (match.start() - 2 * number, match.end() - 2 * (number + 1), match[1])
        for number, match in enumerate(MARK.finditer(marked))
    ]


def assert_found(marked, kind=None, *, language="da", participants=(), own=(), before=""):
    """Finds exactly what is marked; `before` is the message that came first."""
    text = plain(marked)
    redactions = find([(1, "agent", before), (2, "customer", text)], participants, own, language)
    here = [each for each in redactions if each.message == 2]
    assert [(each.start, each.end, each.text) for each in here] == places(marked)
    if kind is not None:
        assert {each.kind for each in here} == ({kind} if here else set())
