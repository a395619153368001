import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.placeholders import adopted, validate
from tests.responses.placeholders.rendering import KNOWN


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Hej", "Hej"),
        ("{{customer.name}} {{cursor}}", "{{customer.name}} {{cursor}}"),
        ("{{agent_name}}\n{{ Customer_First_Name }}", "{{agent.name}}\n{{customer.first_name}}"),
        ("{{agent_name|os}}", "{{agent.name|os}}"),
        ("Skriv til {{contact_email}}.", "Skriv til {{?contact email}}."),
        ("{{contact.plan.name|Basis}}", "{{?contact plan name|Basis}}"),
        ("[[Hej {{agent_name}}|Hej]]", "[[Hej {{agent.name}}|Hej]]"),
        ("[[wiki]] [[1]](https://e.dk)", r"\[[wiki]] \[[1]](https://e.dk)"),
        ("{{ {{}}", r"\{{ \{{}}"),
        ("{{a|{{b}}}}", r"{{?a|\{{b}}}}"),
        ("{{team.name:dative}}", r"\{{team.name:dative}}"),
    ],
)
def test_fields_of_other_tools(theirs, ours):
    assert adopted(theirs, KNOWN) == ours


PIECES = ["{{", "}}", "[[", "]]", "|", ":", "?", "\\", "a_b", "agent_name", "cursor", " "]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_what_is_adopted_can_be_saved(text):
    validate(adopted(text, KNOWN), KNOWN)


def test_a_text_full_of_brackets_is_kept_as_text():
    text = adopted("{{" * 10_000, KNOWN)

    validate(text, KNOWN)
    assert text.replace("\\", "") == "{{" * 10_000
