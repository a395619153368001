import pytest

from privacy import Kind
from tests.privacy.marked import assert_found


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("da", "Ordrenummer: ⟦482913⟧"),
        ("da", "mit ordrenummer er ⟦482913⟧, tak"),
        ("da", "ordrenr. ⟦77⟧"),
        ("da", "ordre ⟦48291⟧ er ikke kommet"),
        ("da", "sag ⟦2026-004711⟧"),
        ("da", "sagsnr. ⟦AB-12/345⟧."),
        ("da", "kundenummeret er ⟦90210⟧"),
        ("da", "ordre #⟦4711⟧"),
        ("da", "pakkenummer ⟦00370730254681234567⟧"),
        ("nb", "Ordrenummeret er ⟦482913⟧"),
        ("nb", "bestillingsnummer ⟦A1B2C3⟧"),
        ("nb", "saksnummer ⟦4711⟧"),
        ("nb", "referanse: ⟦REF-88123⟧"),
        ("sv", "ordernummer ⟦482913⟧"),
        ("sv", "ärendenummer ⟦4711⟧"),
        ("sv", "kundnr ⟦90210⟧"),
        ("sv", "bokningsnumret är ⟦X7Y8Z9⟧"),
        ("en", "my order number is ⟦482913⟧"),
        ("en", "Order no. ⟦77⟧"),
        ("en", "ticket #⟦10482⟧"),
        ("en", "case ⟦10482⟧ is open"),
    ],
)
def test_finds_numbers_by_the_word_before(language, marked):
    assert_found(marked, Kind.ORDER, language=language)


@pytest.mark.parametrize("marked", ["⟦482913⟧", "Det er ⟦482913⟧, tror jeg", "jo: ⟦NL-48291⟧"])
def test_finds_the_answer_to_a_question_for_the_number(marked):
    assert_found(marked, Kind.ORDER, before="Hvad er dit ordrenummer?")


@pytest.mark.parametrize(
    "text",
    [
        "ordre 2 stole",
        "order 10 items",
        "ordre fra 2026",
        "bestilling 12.10.2026",
        "ordren på 12345 kr.",
        "faktura 1.299,00 kr",
        "sagen er afsluttet",
        "ordrenummer mangler",
        "model ABC-12345",
        "fejlkode E1042",
    ],
)
def test_leaves_other_numbers(text):
    assert_found(text)
