import pytest

from chats.services.promotion import Wish, promote
from chats.services.proposals import propose
from core.exceptions import Invalid
from tests.chats.factories import make_chat, message, talk

pytestmark = pytest.mark.django_db


def drafted(by, *answers, language="da"):
    said = [message("agent", text, name="Ole") for text in answers]
    question = "Min mail er mette@example.com, ordrenummer 7654321. Hvorfor kom Mettes pakke ikke?"
    first = message("customer", question, name="Mette Sørensen")
    return make_chat(by, [first, *said], language=language)


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        (
            "Hej Mette. Pakken ligger på lageret.",
            "[[Hej {{customer.first_name}}|Hej]]\n\nPakken ligger på lageret.",
        ),
        (
            "Mettes pakke er sendt, Mette.",
            "{{customer.first_name:genitive}} pakke er sendt, {{customer.first_name}}.",
        ),
        ("Ordre 7654321 er på vej.", "Ordre {{order.number}} er på vej."),
        ("Vi følger sag nr. 998877 for dig.", "Vi følger sag nr. {{ticket.id}} for dig."),
        ("Kvittering går til mette@example.com.", "Kvittering går til {{customer.email}}."),
        ("Spørg efter Ole i butikken.", "Spørg efter {{agent.first_name}} i butikken."),
        ("Ring til 20 12 34 56 om den.", "Ring til {{?telefon 1}} om den."),
        ("Skriv {{kode}} i feltet.", "Skriv \\{{kode}} i feltet."),
    ],
)
def test_fields_stand_where_names_and_numbers_were(alice, answer, body):
    chat = drafted(alice, answer)

    assert propose(chat).reply() == body
    made, _created = promote(chat, Wish(target="reply"), by=alice)
    assert made.reply.body == body


def test_fields_that_somebody_typed_stay_and_names_become_more(alice):
    typed = "[[Hej {{customer.first_name}}|Hej]] Mette, din ordre 7654321 er {{?hvor}}."

    made, _created = promote(
        drafted(alice, "Den er her."), Wish(target="reply", body=typed), by=alice
    )

    assert made.reply.body == (
        "[[Hej {{customer.first_name}}|Hej]] {{customer.first_name}}, din ordre {{order.number}} "
        "er {{?hvor}}."
    )


def test_a_field_that_is_none_is_named(alice):
    with pytest.raises(Invalid) as refused:
        promote(make_chat(alice, talk()), Wish(target="reply", body="Hej {{kunde}}"), by=alice)

    assert list(refused.value.errors) == ["body"]
