"""What a customer gets, for every syntax and kind of value. The tables are in golden/."""

import pytest

from responses.placeholders import MissingValues
from tests.responses.placeholders.table import FOLDER, LANGUAGES, LONG, VALUES, filled, tables

ALIKE = ("syntax.txt", "questions.txt", "subjects.txt")


@pytest.fixture(scope="module")
def made():
    return tables()


@pytest.mark.parametrize(
    "file", ["syntax.txt", "questions.txt", "subjects.txt", "genitives.txt", "others.txt"]
)
def test_every_line_of_the_table_holds(made, file):
    assert made[file].splitlines() == (FOLDER / file).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_genitives_and_dates_differ_by_language(made, language):
    other = tables(language)

    assert {file: other[file] for file in ALIKE} == {file: made[file] for file in ALIKE}


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize(
    "field", ["{{ customer.first_name }}", "{{customer.first_name }}", "{{\tcustomer.first_name}}"]
)
def test_space_inside_a_field_means_nothing(field, name):
    assert _or_missing(f"Hej {field}!", name) == _or_missing("Hej {{customer.first_name}}!", name)


@pytest.mark.parametrize("name", VALUES)
def test_a_value_goes_in_letter_by_letter(name):
    done = _or_missing("{{customer.first_name}}", name)
    given = VALUES[name]

    assert done == "missing" or done.body == str(given)


def test_a_long_value_is_cut_nowhere():
    done = filled("{{customer.first_name}} {{customer.first_name:genitive}}", LONG, "nb")

    assert (done.body, done.html) == (f"{LONG} {LONG}’", f"<p>{LONG} {LONG}’</p>")


def _or_missing(source, name):
    try:
        return filled(source, VALUES[name])
    except MissingValues:
        return "missing"
