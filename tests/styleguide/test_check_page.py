"""“Check a text” as a form, without a script."""

import pytest

from styleguide.checker import Finding
from styleguide.underlining import pieces
from tests.styleguide.factories import a_rule, make_entry


@pytest.fixture
def reader(client, alice):
    client.force_login(alice)
    return client


def found(start, end, severity="suggestion"):
    return Finding(start, end, "", 1, 1, severity, "")


def test_a_text_is_cut_where_findings_begin_and_end():
    assert [
        (each.text, each.severity, each.ends)
        for each in pieces("ab🙂cdef", [found(1, 5), found(2, 4, "error"), found(4, 5, "warning")])
    ] == [
        ("a", "", []),
        ("b", "suggestion", []),
        ("🙂c", "error", [2]),
        ("d", "warning", [1, 3]),
        ("ef", "", []),
    ]


@pytest.mark.parametrize("text", ["", "abc"])
def test_a_text_without_findings_is_one_piece(text):
    assert "".join(each.text for each in pieces(text, [])) == text


@pytest.mark.django_db
def test_it_keeps_the_text_and_shows_what_is_found_with_the_way_to_the_advice(reader, eva):
    rule = a_rule(parameters={"words": ["desværre"], "use": ["heldigvis"]})
    entry = make_entry(eva, "Say what you can do", language="da", rules=[rule])
    text = "Hej <b>.\r\nDesværre ikke."

    page = reader.post("/style/check/", {"text": text, "language": "da"}).text

    assert "Hej &lt;b&gt;.\n" in page
    assert '<mark class="found is-warning">Desværre</mark>' in page
    for shown in ("Should change", "Say it another way.", ">Heldigvis</ins>", "1 remark"):
        assert shown in page, shown
    assert f'<a href="{entry.get_absolute_url()}" lang="da">Say what you can do</a>' in page


@pytest.mark.django_db
def test_what_is_known_of_the_place_counts(reader, eva, support, billing):
    for name, place in (
        ("Hold", {"stages": ["hold"]}),
        ("Mail", {"channels": ["email"]}),
        ("Ours", {"teams": [support]}),
        ("Theirs", {"teams": [billing]}),
    ):
        make_entry(eva, name, rules=[a_rule()], **place)

    def entries(**place):
        page = reader.post("/style/check/", {"text": "desværre", "language": "da", **place})
        return [entry.title for _finding, entry in page.context["checked"]["findings"]]

    assert entries() == ["Ours"]
    assert entries(stage="hold", channel="email") == ["Hold", "Mail", "Ours"]


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["", "   ", "All is well."])
def test_nothing_found_is_said_only_of_a_text(reader, text):
    page = reader.post("/style/check/", {"text": text, "language": "en"})

    assert page.status_code == 200
    assert ("data-checked" in page.text) == (text == "All is well.")


@pytest.mark.django_db
def test_what_cannot_be_checked_is_refused_and_kept(reader):
    for wrong in ({"language": "xx"}, {"text": "long" * 25_001}):
        page = reader.post("/style/check/", {"text": "Kept", "language": "da", **wrong})
        assert page.status_code == 400
    assert "Kept" in reader.post("/style/check/", {"text": "Kept", "language": "xx"}).text


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_as_much_for_three_findings_as_for_one(
    reader, eva, count, django_assert_num_queries
):
    for number in range(count):
        make_entry(eva, f"Advice {number}", rules=[a_rule()])
    asked = {"text": "desværre", "language": "da"}
    reader.post("/style/check/", asked)

    with django_assert_num_queries(7):
        reader.post("/style/check/", asked)
