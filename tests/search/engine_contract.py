"""What every engine promises. Subclasses give an `engine` fixture; `open` gives it once more."""

import pytest

from search.documents import Document, Query
from search.words import words_of

STAFF = frozenset({"public", "staff"})


def document(id, title="", body="", *, type="note", labels=("staff",), **fields):
    fields.setdefault("language", "da")
    return Document(type, id, frozenset(labels), title=title, body=body, **fields)


def ask(text, labels=STAFF, **options):
    return Query(words_of(text), frozenset(labels), **options)


def ids(engine, text, labels=STAFF, **options):
    return [hit.id for hit in engine.search(ask(text, labels, **options))]


class EngineContract:
    def test_a_word_of_title_or_body_finds(self, engine):
        engine.save([document(1, "Retur", "Send pakken"), document(2, "Betaling", "Med kort")])

        assert ids(engine, "retur") == [1]
        assert ids(engine, "kort ") == [2]
        assert ids(engine, "faktura") == []

    def test_case_and_nordic_spelling_do_not_matter(self, engine):
        engine.save([document(1, "KØB på nettet"), document(2, "Råd"), document(3, "Läs mer")])

        for text in ("køb ", "Köb ", "koeb ", "kob "):
            assert ids(engine, text) == [1]
        assert ids(engine, "raad ") == ids(engine, "rad ") == [2]
        assert ids(engine, "læs ") == ids(engine, "laes ") == [3]

    def test_the_last_word_may_be_unfinished(self, engine):
        engine.save([document(1, "Returlabel"), document(2, "", "En refusion")])

        assert ids(engine, "ret") == [1]
        assert ids(engine, "refu") == [2]
        assert set(ids(engine, "re")) == {1, 2}
        assert ids(engine, "ret ") == []

    def test_hits_share_a_label_with_the_asker(self, engine):
        engine.save(
            [
                document(1, "retur", labels={"public"}),
                document(2, "retur", labels={"staff"}),
                document(3, "retur", labels={"user:7"}),
                document(4, "retur", labels={"team:1", "team:2"}),
            ]
        )

        assert set(ids(engine, "retur", {"public"})) == {1}
        assert set(ids(engine, "retur", {"staff", "user:7"})) == {2, 3}
        assert set(ids(engine, "retur", {"team:2"})) == {4}
        assert ids(engine, "retur", {"user:8"}) == []

    def test_no_label_is_nobody(self, engine):
        engine.save([document(1, "retur", labels={"public"})])

        assert ids(engine, "retur", set()) == []

    def test_a_set_of_facets_wants_one_of_its_values(self, engine):
        engine.save(
            [
                document(1, "retur", facets=frozenset({("tag", "Ærø"), ("stage", "solution")})),
                document(2, "retur", facets=frozenset({("tag", "Pris"), ("stage", "solution")})),
                document(3, "retur"),
            ]
        )

        def narrowed(*facets):
            return set(ids(engine, "retur", facets=tuple(frozenset(each) for each in facets)))

        assert narrowed({("tag", "ærø")}) == {1}
        assert narrowed({("tag", "AEROE")}) == {1}
        assert narrowed({("tag", "ærø"), ("tag", "pris")}, {("stage", "solution")}) == {1, 2}
        assert narrowed({("tag", "ærø")}, {("stage", "closing")}) == set()
        assert narrowed({("type", "note")}, {("language", "da")}) == {1, 2, 3}

    def test_an_empty_set_of_facets_finds_nothing(self, engine):
        engine.save([document(1, "retur")])

        assert ids(engine, "retur", facets=(frozenset(),)) == []

    def test_most_words_first_then_the_title(self, engine):
        engine.save(
            [
                document(1, "Andet", "retur og label"),
                document(2, "Retur label"),
                document(3, "Retur"),
                document(4, "Kaffe"),
            ]
        )

        hits = engine.search(ask("retur label ")).hits

        assert [(hit.id, hit.words) for hit in hits] == [(2, 2), (1, 2), (3, 1)]

    def test_a_short_code_finds_by_its_beginning(self, engine):
        engine.save([document(1, "Hej", shortcut="retur-da"), document(2, "Returnering")])

        assert ids(engine, "retur-d", shortcut="retur-d")[0] == 1
        assert ids(engine, "retur", shortcut="retur")[0] == 1

    def test_codes_are_found_whole_and_in_parts(self, engine):
        engine.save([document(1, "", "Ordre AB-1042, skriv til post@example.com")])

        for text in ("AB-1042", "ab-10", "1042", "post@example.com", "post@exa", "example"):
            assert ids(engine, text) == [1], text

    def test_saving_again_replaces(self, engine):
        engine.save([document(1, "retur"), document(2, "pakke")])
        engine.save([document(1, "betaling", labels={"user:7"})])

        assert ids(engine, "retur") == []
        assert ids(engine, "betaling") == []
        assert ids(engine, "betaling", {"user:7"}) == [1]
        assert ids(engine, "pakke") == [2]

    def test_removed_documents_are_forgotten(self, engine):
        engine.save([document(1, "retur"), document(2, "retur")])
        engine.save([], removed={"note:1", "note:99", "other:2"})

        assert ids(engine, "retur") == [2]

    def test_types_do_not_mix(self, engine):
        engine.save([document(1, "retur"), document(1, "pakke", type="memo")])

        assert [hit.key for hit in engine.search(ask("retur"))] == ["note:1"]
        assert [hit.key for hit in engine.search(ask("pakke"))] == ["memo:1"]

    def test_more_says_that_some_were_left_out(self, engine):
        engine.save([document(id, "retur") for id in range(1, 6)])

        assert engine.search(ask("retur", limit=5)).more is False
        few = engine.search(ask("retur", limit=4))
        assert (len(few.hits), few.more) == (4, True)

    def test_placeholders_are_no_words(self, engine):
        engine.save([document(1, "Hilsen", "Hej {{customer.first_name}}, [[velkommen|hej]]")])

        assert ids(engine, "customer") == []
        assert ids(engine, "velkommen") == [1]

    @pytest.mark.parametrize(
        "text", ["", " ", "***", "!?", "\0", "🎉", '""', "{{name}}", "-", "a" * 5000]
    )
    def test_what_means_nothing_finds_nothing(self, engine, text):
        engine.save([document(1, "retur")])

        assert ids(engine, text) == []

    @pytest.mark.parametrize(
        "text",
        [
            'title:"retur" AND NOT (x OR y)^2 ~3 [a TO b]',
            "retur' OR 1=1 --",
            "retur% _ \\",
            "retur\0",
            "re*tur ?",
            "ﷺ retur ½ ß İ",
        ],
    )
    def test_odd_texts_are_words_like_any_other(self, engine, text):
        engine.save([document(1, "retur")])

        assert set(ids(engine, text)) <= {1}
