"""Components, as a page gets them."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone, translation

from core.ui import BADGES, spoken


class ReplyForm(forms.Form):
    title = forms.CharField(label="Title", help_text="What colleagues <b>find</b>.")
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)
    shared = forms.BooleanField(label="Shared", required=False)
    channels = forms.MultipleChoiceField(
        label="Channels",
        required=False,
        choices=[("chat", "Chat"), ("sms", "SMS")],
        widget=forms.CheckboxSelectMultiple,
    )


def shown(source, **context):
    html = Template(source).render(Context(context))
    return " ".join(html.split()).replace("> <", "><")


def test_a_field_ties_label_help_and_error_to_its_control():
    html = shown("{% field form.title %}", form=ReplyForm({"title": ""}))

    assert '<label for="id_title">Title</label>' in html
    assert 'id="id_title_helptext">What colleagues &lt;b&gt;find&lt;/b&gt;.</p>' in html
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<div id="id_title_error">' in html
    assert "This field is required." in html


def test_more_attributes_go_to_the_control():
    html = shown('{% field form.note rows=12 lang="da" data_preview_url="/x/" %}', form=ReplyForm())

    assert 'rows="12" lang="da" data-preview-url="/x/"' in html
    assert "(optional)" in html


def test_one_box_stands_before_its_words():
    html = shown("{% field form.shared %}", form=ReplyForm())

    assert '<label class="choice" for="id_shared"><input type="checkbox"' in html
    assert "(optional)" not in html


def test_several_boxes_are_one_group():
    html = shown("{% field form.channels wide=True %}", form=ReplyForm())

    assert html.startswith('<fieldset class="field field-wide"><legend>Channels ')
    assert html.count('type="checkbox"') == 2
    assert html.endswith("</div></fieldset>")


@pytest.mark.parametrize(
    ("form", "attributes"),
    [
        (None, 'data-keep="reply-7"'),
        (ReplyForm(), 'data-keep="reply-7"'),
        (ReplyForm({}), 'data-keep="reply-7" data-keep-refused'),
    ],
)
def test_a_refused_form_is_not_overwritten_by_what_was_kept(form, attributes):
    assert shown('<form {% keep "reply-7" form %}>', form=form) == f"<form {attributes}>"


@pytest.mark.parametrize("value", BADGES)
def test_every_badge_says_its_meaning_in_a_word(value):
    html = shown("{% badge value %}", value=value)

    assert 'aria-hidden="true"' in html
    assert str(BADGES[value].word) in html


def test_an_icon_is_silent_unless_it_has_a_label():
    assert "aria-hidden" in shown('{% icon "lock" %}')
    assert 'title="&lt;me&gt;"' in shown('{% icon "lock" label %}', label="<me>")


def test_a_notice_holds_what_is_between_its_tags():
    html = shown('{% notice tone="bad" title=title live=True %}<p>{{ x }}</p>{% endnotice %}',
                 title="<T>", x="<x>")  # fmt: skip

    assert '<div class="notice notice-bad" role="alert">' in html
    assert "&lt;T&gt;" in html
    assert "<p>&lt;x&gt;</p>" in html


@pytest.mark.parametrize(
    ("tags", "saved"), [("saved:reply-7", ' data-saved="reply-7"'), ("", ""), (None, "")]
)
def test_a_message_names_the_form_it_confirms(tags, saved):
    message = SimpleNamespace(level_tag="success", extra_tags=tags, message="<Saved>")

    html = shown("{% said message %}", message=message)

    assert html.startswith(f'<div class="notice notice-good"{saved}>')
    assert "&lt;Saved&gt;" in html


def test_the_pager_keeps_the_filters():
    page = Paginator(range(60), 25).get_page(2)

    html = shown(
        "{% pager page %}", page=page, request=RequestFactory().get("/", {"q": "a&b", "page": "2"})
    )

    assert "26–50 of 60" in html
    assert 'href="?q=a%26b&amp;page=1" rel="prev"' in html
    assert '<span aria-current="page">2</span>' in html


def test_one_page_needs_no_way_to_others():
    page = Paginator(range(3), 25).get_page(1)

    html = shown("{% pager page %}", page=page, request=RequestFactory().get("/"))

    assert "1–3 of 3" in html
    assert "<ul>" not in html


@pytest.mark.parametrize(
    ("path", "address", "here"),
    [("/", "/", True), ("/replies/7/", "/replies/", True), ("/replies/", "/", False)],
)
def test_the_navigation_marks_where_one_is(path, address, here):
    html = shown("{% nav_link address 'X' %}", address=address, request=RequestFactory().get(path))

    assert ('aria-current="page"' in html) is here


NOW = datetime(2026, 11, 21, 15, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))


@pytest.mark.parametrize(
    ("language", "before", "said"),
    [
        ("en", timedelta(seconds=20), "just now"),
        ("en", timedelta(hours=1), "today 14:00"),
        ("en", timedelta(hours=16), "yesterday 23:00"),
        ("en", timedelta(days=3), "Wednesday 15:00"),
        ("en", timedelta(days=7), "14 November"),
        ("en", timedelta(days=400), "17 October 2025"),
        ("en", timedelta(hours=-2), "today 17:00"),
        ("en", timedelta(days=-2), "23 November"),
        ("da", timedelta(days=7), "14. november"),
        ("nb", timedelta(days=3), "onsdag 15:00"),
    ],
)
def test_times_are_said_as_people_say_them(language, before, said):
    with translation.override(language):
        assert spoken(NOW - before, NOW) == said


def test_the_whole_time_is_there_on_hover():
    moment = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

    with timezone.override("Europe/Copenhagen"):
        html = shown("{% ago moment %}", moment=moment)

    assert 'datetime="2026-01-02T03:04:05+00:00" title="2 January 2026, 04:04"' in html


def test_no_time_is_nothing():
    assert shown("{% ago moment %}", moment=None) == ""
