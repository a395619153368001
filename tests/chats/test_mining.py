"""What is typed often: found, counted, forgotten, and only in what is said with other words."""

import pytest

from chats.mining.likeness import ALIKE, likeness
from chats.mining.typical import typical
from chats.mining.words import words_of
from chats.models import Candidate, MiningState, Occurrence, Wording
from chats.services import candidates, chats, mining, retention
from tests.chats.factories import make_chat, message
from tests.chats.mining import mined, typed
from tests.responses.factories import make_shared

pytestmark = pytest.mark.django_db
# PostgreSQL shows the change log to its readers once a transaction has ended.
follows = pytest.mark.django_db(transaction=True)

LABEL = "Jeg sender en returlabel til din mail, {name}."
ASKED = "Må jeg bede om dit ordrenummer?"


def proposed():
    rows = Candidate.objects.filter(is_proposed=True).order_by("-said", "text")
    return [(row.text, row.said, row.chats, row.agents) for row in rows]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("da", "Hvad er dit ordrenummer?", "Hvad er dit kundenummer?"),
        ("da", "Du kan få pengene tilbage.", "Du kan ikke få pengene tilbage."),
        ("da", "Hvornår vil du have den leveret?", "Hvor vil du have den leveret?"),
        (
            "nb",
            "Har du prøvd å starte ruteren på nytt?",
            "Har du prøvd å starte telefonen på nytt?",
        ),
        ("sv", "Vi skickar en ny vara i dag.", "Vi skickar en faktura i dag."),
    ],
)
def test_other_questions_are_not_joined(language, one, other):
    assert likeness(words_of(one, language), words_of(other, language), language) < ALIKE


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        (
            "da",
            "Hej {name}, din ordre {order} er sendt i går.",
            "Hej {{customer.first_name}}, din ordre {{order.number}} er sendt i går.",
        ),
        (
            "nb",
            "{name}s ordrenummer {order} er dessverre forsinket.",
            "{{customer.first_name:genitive}} ordrenummer {{order.number}} er dessverre forsinket.",
        ),
        (
            "sv",
            "Tack {name}, ärende {order} är löst nu.",
            "Tack {{customer.first_name}}, ärende {{ticket.id}} är löst nu.",
        ),
    ],
)
def test_the_same_with_other_names_and_numbers_is_one(alice, language, text, shown):
    typed(alice, text, 2, agent="Ole", language=language)
    typed(alice, text, 2, agent="Ida", language=language)
    mined()

    assert proposed() == [(shown, 4, 4, 2)]
    stored = " ".join(Wording.objects.values_list("text", flat=True))
    assert not [
        word for word in ("Mette", "Jonas", "Kari", "Torben", "Åse", "4829") if word in stored
    ]


def test_what_is_seldom_short_or_sent_from_a_reply_is_not_proposed(alice, eva):
    reply = make_shared(eva, body="Vi glæder os til at se dig igen.", language="da")
    typed(alice, ASKED, 2)
    typed(alice, "Ja tak.", 5)
    sent = message("agent", "Noget helt andet, som ingen skriver.", reply=reply.pk)
    for _ in range(4):
        make_chat(alice, [sent])
    same = [message("agent", LABEL.format(name=""))] * 5
    make_chat(alice, same)  # five times, in one chat
    mined()

    assert proposed() == []
    assert not Wording.objects.filter(text__startswith="Noget").exists()


@follows
def test_what_a_reply_says_is_not_proposed_and_the_nearest_is_named(alice, eva):
    make_shared(eva, title="Ordre", body=f"Hej. {ASKED} Så ser jeg efter.", language="da")
    near = make_shared(eva, title="Label", body="Jeg sender en returlabel på mail.", language="da")
    typed(alice, ASKED)
    typed(alice, "Jeg sender straks en ny returlabel til din mail.")
    mined()

    row = Candidate.objects.get(is_proposed=True)
    assert (row.nearest, 0.5 < row.likeness < 0.85) == (near, True)

    make_shared(eva, body="Jeg sender straks en ny returlabel til din mail.", language="da")
    mined()

    assert proposed() == []


def test_a_message_of_two_sentences_is_one_and_its_sentences_are_none(alice):
    typed(alice, "Jeg har annulleret ordren. Du får pengene igen inden fem dage.")
    typed(alice, "Jeg har annulleret ordren.", 1)
    mined()

    assert [row[0] for row in proposed()] == [
        "Jeg har annulleret ordren.",
        "Jeg har annulleret ordren. Du får pengene igen inden fem dage.",
    ]


@follows
def test_counts_follow_chats_that_are_posted_again_or_deleted(alice):
    first, second, *_others = typed(alice, ASKED, 4)
    mined()
    assert proposed() == [(ASKED, 4, 4, 1)]

    said = [message("agent", ASKED, name="Ida"), message("agent", ASKED, name="Ida")]
    make_chat(alice, said, external_id=first.external_id)
    mined()
    assert proposed() == [(ASKED, 5, 4, 2)]

    chats.delete_chat(second, by=alice)
    mined()
    assert proposed() == [(ASKED, 4, 3, 2)]

    for row in _others:
        chats.delete_chat(row, by=alice)
    mined()
    assert proposed() == []
    retention.delete_texts([first.pk])
    mined()
    assert (Candidate.objects.count(), Wording.objects.count()) == (0, 0)


@follows
def test_ignored_stays_ignored(alice, eva):
    shops = ("Netto", "Føtex", "Brugsen", "Rema", "Lidl", "Spar")
    picked_up = [f"Pakken ligger klar hos {shop} fra i morgen." for shop in shops]
    old = [chat for text in picked_up[:3] for chat in typed(alice, text, 1)]
    mined()
    ignored = candidates.ignore(Candidate.objects.get(), by=eva)
    assert ignored.text == "Pakken ligger klar hos {{?navn}} fra i morgen."
    for chat in old:
        chats.delete_chat(chat, by=alice)
    mined()
    for text in picked_up[3:]:
        typed(alice, text, 2)
    mined()
    assert proposed() == []

    mining.begin_anew()
    mined()

    assert proposed() == []
    row = Candidate.objects.get()
    assert (row.pk, row.status, row.said) == (ignored.pk, "ignored", 6)


@follows
@pytest.mark.parametrize("anew", [False, True])
def test_stopped_at_any_step_it_goes_on_from_there(alice, monkeypatch, anew):
    monkeypatch.setattr(mining, "BATCH", 2)
    mined()
    typed(alice, ASKED, 5)
    if anew:
        mining.begin_anew()

    class Killed(Exception):
        pass

    def kill(chats):
        raise Killed

    rounds = 0
    while mining.chats_to_read():
        rounds += 1
        with pytest.raises(Killed):
            mining.mine(seen=kill)
    mined()

    assert (rounds, Occurrence.objects.count(), proposed()) == (3, 5, [(ASKED, 5, 5, 1)])
    before = MiningState.objects.get().position
    mined()
    assert MiningState.objects.get().position == before


def test_what_is_another_each_time_is_a_gap():
    wordings = [
        (f"Pakken er hos {place} kl. {hour}.", 1)
        for place, hour in (("Netto", 12), ("Føtex", 14), ("Brugsen", 16))
    ]

    assert typical(wordings, "da") == "Pakken er hos {{?navn}} kl. {{?nummer}}."
    assert typical([("Der går 5 dage.", 9), ("Der går 7 dage.", 1)], "da") == "Der går 5 dage."
