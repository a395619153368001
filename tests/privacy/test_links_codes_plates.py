import pytest

from privacy import Kind, scan
from tests.privacy.marked import assert_found, plain


@pytest.mark.parametrize(
    "marked",
    [
        "Klik ⟦https://login.example.com/nulstil?token=0c6YjzdlitXKJCQGxOvPjUSs⟧ nu",
        "(⟦https://example.com/u/Qd72LkfT9sXw01VzMn4R⟧)",
        "⟦https://example.com/track?email=mette%40example.dk⟧.",
        "⟦https://mette:hemmeligt@example.com/⟧",
        "⟦min.example.no/faktura?kundenr=90210⟧",
    ],
)
def test_finds_links_that_let_in_or_tell_who(marked):
    found = scan(plain(marked), language="da")
    assert [each.text for each in found] == [marked.split("⟦")[1].split("⟧")[0]]


@pytest.mark.parametrize(
    "text",
    [
        "Se https://example.com/hjaelp/returner-en-vare?lang=da&page=2",
        "https://example.com/help/BusinessCentralIdeas og www.example.com",
        "https://example.com/varer/lampe-2026?utm_source=mail&color=blaa",
    ],
)
def test_leaves_links_that_anybody_may_follow(text):
    assert_found(text)


@pytest.mark.parametrize(
    "marked",
    [
        "min pinkode er ⟦4711⟧",
        "PIN: ⟦0312⟧",
        "adgangskode: ⟦Sommer2026⟧",
        "passord = ⟦hunter2x⟧.",
        "lösenordet är ⟦kaffe-99⟧",
        "engangskoden er ⟦482 913⟧",
        "CVC ⟦123⟧",
        "nøkkel ⟦rb_a1b2c3d4e5f6g7h8i9⟧",
        "Authorization: Bearer ⟦abcDEF123456ghi⟧",
    ],
)
def test_finds_codes_and_passwords(marked):
    assert_found(marked, Kind.SECRET)


@pytest.mark.parametrize(
    "text",
    [
        "adgangskoden er forkert",
        "Jeg har glemt mit password igen",
        "passord må ha 8 tegn",
        "rabatkode SOMMER20",
        "fejlkode E1042",
        "skattemyndighederne",
    ],
)
def test_leaves_talk_of_codes(text):
    assert_found(text)


@pytest.mark.parametrize(
    "marked",
    [
        "reg.nr ⟦BD 47 112⟧",
        "bilen er ⟦ab12345⟧",
        "bilen min med skilt ⟦EV 41873⟧",
        "min bil ⟦KLR 48B⟧",
        "my car is ⟦AB12 CDE⟧",
    ],
)
def test_finds_number_plates(marked):
    assert_found(marked, Kind.PLATE)


@pytest.mark.parametrize("text", ["model AB 12345", "varenr. AB 12 345", "KLR 48B", "for 625 kr"])
def test_leaves_what_only_looks_like_a_plate(text):
    assert_found(text)


def test_an_ip_address_counts_when_it_is_called_one_and_is_no_router():
    assert_found("min IP er ⟦80.62.117.3⟧", Kind.IP)
    assert_found("gå til IP 192.168.1.1, version 2.10.15.3, dns 8.8.8.8")


@pytest.mark.parametrize(
    "marked",
    ["CVR-nr. ⟦10000009⟧", "org.nr. ⟦987 654 321 MVA⟧", "org.nr ⟦556016-0680⟧", "VAT ⟦DK10000009⟧"],
)
def test_numbers_of_companies_go_where_it_is_asked_for(marked):
    text = plain(marked)
    assert_found(text)
    found = scan(text, language="da", companies=True)
    expected = marked.split("⟦")[1].split("⟧")[0]
    assert [(each.kind, each.text) for each in found] == [(Kind.ORGANISATION, expected)]
    assert not scan(text, own=[expected], language="da", companies=True)
