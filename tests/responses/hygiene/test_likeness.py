from responses.hygiene.likeness import near_duplicates

SENTENCE = "Du kan returnere varen inden fjorten dage, så længe mærket sidder på."


def test_a_changed_word_leaves_two_texts_nearly_the_same():
    texts = {
        1: f"Hej {{{{customer.first_name}}}}. {SENTENCE} Pengene kommer tilbage på samme kort.",
        2: f"[[Hej {{{{customer.name}}}}|Hej]]! {SENTENCE} Pengene kommer tilbage på dit kort.",
        3: "Et øjeblik, jeg ser efter i systemet og vender tilbage.",
    }

    pairs = near_duplicates(texts)

    assert [(pair.first, pair.second) for pair in pairs] == [(1, 2)]
    assert 0.6 <= pairs[0].likeness < 1


def test_spelling_signs_and_case_do_not_tell_texts_apart():
    pairs = near_duplicates({1: SENTENCE, 2: SENTENCE.upper().replace(",", " –") + "\n\n**"})

    assert pairs == [(1, 2, 1.0)]


def test_texts_on_the_same_subject_are_not_the_same():
    other = "Fortryder du købet, har du fjorten dage til at sende varen retur til os."

    assert near_duplicates({1: SENTENCE, 2: other}) == []


def test_short_texts_are_the_same_only_word_for_word():
    assert near_duplicates({1: "Hej du", 2: "Hej igen", 3: "hej du!"}) == [(1, 3, 1.0)]


def test_texts_without_words_are_like_nothing():
    assert near_duplicates({1: "", 2: "{{customer.name}}", 3: "!"}) == []


def test_what_very_many_say_tells_nothing():
    texts = {number: f"Tak for din besked. Nummer {number} er her." for number in range(100)}

    assert near_duplicates(texts) == []
