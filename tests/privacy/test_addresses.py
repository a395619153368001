import pytest

from privacy import Kind
from tests.privacy.marked import assert_found


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("da", "Jeg bor på ⟦Prøvevej 12, 2. tv, 0000 Prøveby⟧. Tak"),
        ("da", "⟦nørregade 5b⟧"),
        ("da", "Den skal til ⟦Gamle Kongevej 100, 3. th⟧"),
        ("da", "⟦H.C. Andersens Boulevard 2⟧"),
        ("da", "⟦Kongens Nytorv 3 0000 København K⟧"),
        ("da", "⟦Sankt Hans Gade 7 st. tv⟧"),
        ("nb", "⟦Karl Johans gate 22, 0000 Oslo⟧"),
        ("nb", "⟦Storgata 4 H0203⟧"),
        ("nb", "⟦Bjørkeveien 17⟧, takk"),
        ("sv", "⟦Drottninggatan 12, 000 51 Stockholm⟧"),
        ("sv", "⟦Kungsgatan 3⟧"),
        ("en", "I live at ⟦12 Baker Street⟧, London"),
    ],
)
def test_finds_street_addresses(language, marked):
    assert_found(marked, Kind.ADDRESS, language=language)


@pytest.mark.parametrize(
    "text",
    [
        "overvej 2 ting",
        "gate 5",
        "jeg er på vej 10 min.",
        "arbejdsplads 3",
        "Vej 5 kg mel",
        "investigate 2 cases",
        "Læs mere på side 12",
    ],
)
def test_leaves_what_is_no_address(text):
    assert_found(text)
