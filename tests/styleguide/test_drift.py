"""What a change of the guide would break, asked before it is saved."""

import pytest

from styleguide.services.drift import would_break
from tests.kb.factories import make_article
from tests.responses.factories import make_reply
from tests.styleguide.factories import a_rule, make_entry
from tests.styleguide.typing_in import typed

pytestmark = pytest.mark.django_db

SORRY = "Desværre er varen udsolgt."


def broken(fields=None, **asked):
    found = would_break(fields or {"rules": [a_rule()]}, seconds=60, **asked)
    return found.count, sorted((text.type, text.title) for text in found.first)


def test_only_what_is_published_and_shared_counts(eva, alice):
    make_reply(eva, title="shared", body=SORRY, language="da", status="published")
    make_reply(eva, title="draft", body=SORRY, language="da")
    make_reply(alice, title="own", body=SORRY, language="da")
    make_reply(eva, title="fine", body="Varen kommer i morgen.", language="da", status="published")
    make_article("Udsolgt", body=SORRY, language="da")

    assert broken() == (2, [("article", "Udsolgt"), ("reply", "shared")])


def test_what_breaks_it_already_is_not_counted_again(eva):
    make_reply(eva, body=SORRY, language="da", status="published")
    entry = make_entry(eva, rules=[a_rule()])

    assert broken({"rules": [a_rule(severity="error")]}, entry=entry)[0] == 0
    assert broken({"rules": [a_rule(parameters={"words": ["udsolgt"], "use": []})]})[0] == 1


def test_where_advice_is_for_decides_which_texts_are_asked(eva, support):
    for stage in ("refusal", "closing"):
        make_reply(eva, title=stage, body=SORRY, language="da", stage=stage, status="published")

    assert broken({"rules": [a_rule()], "stages": ["refusal"]}) == (1, [("reply", "refusal")])
    assert broken({"rules": [a_rule()], "language": "nb"})[0] == 0
    assert broken({"rules": [a_rule()], "teams": [support]})[0] == 0


def test_a_subject_is_no_short_text(eva):
    make_reply(eva, subject="Kort", kind="predefined", body="Her er to ord.", status="published")
    long = a_rule(kind="length", parameters={"unit": "words", "min": 3, "max": None})

    assert broken({"rules": [long]})[0] == 0


def test_who_has_little_time_asks_on(eva):
    for number in range(3):
        make_reply(eva, title=str(number), body=SORRY, language="da", status="published")

    first = would_break({"rules": [a_rule()]}, seconds=0)
    rest = would_break({"rules": [a_rule()]}, after=first.after, seconds=60)

    assert (first.count, first.looked_at, first.total) == (1, 1, 3)
    assert (rest.count, rest.after) == (2, None)


def test_the_form_counts_what_is_typed_so_far(client, eva, alice):
    make_reply(eva, title="Udsolgt", body=SORRY, language="da", status="published")
    rule = {"kind": "avoid", "severity": "error", "words": "desværre"}
    half = {"kind": "avoid", "severity": "error", "words": ""}
    client.force_login(eva)

    found = client.post("/style/drift/", typed(title="", rules=[rule, half])).json()

    assert (found["count"], found["looked_at"], found["total"], found["after"]) == (1, 1, 1, None)
    assert [each["title"] for each in found["first"]] == ["Udsolgt"]
    client.force_login(alice)
    assert client.post("/style/drift/", typed(rules=[rule])).status_code == 403
