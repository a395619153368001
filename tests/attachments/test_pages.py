"""Files in the editors and on the pages, without scripts."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from attachments.models import Attachment
from kb.models import Article
from responses.models import Reply
from tests.attachments.factories import make_attachment, pdf, sent
from tests.kb.factories import make_article
from tests.responses.factories import make_reply, make_shared

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, alice):
    client.force_login(alice)
    return client


def typed(**fields):
    first = {"title": "Label", "body": "Here it is.", "language": "en", "tone": "neutral"}
    return {**first, "shared_with": "me", "files_shown": "1", **fields}


def shown(reply):
    return [link.attachment.name for link in reply.files]


def test_a_file_makes_it_a_predefined_reply(signed_in):
    files = [sent("a.pdf", pdf(1)), sent("b.pdf", pdf(2))]

    answer = signed_in.post("/replies/new/", typed(uploads=files))

    reply = Reply.objects.get()
    assert answer.url == f"/replies/{reply.pk}/"
    assert (reply.kind, reply.attachment_count, shown(reply)) == (
        "predefined",
        2,
        ["a.pdf", "b.pdf"],
    )
    page = signed_in.get(answer.url).text
    assert "a.pdf" in page
    assert "b.pdf" in page


def test_files_are_ordered_taken_out_and_added(signed_in, alice):
    one, two, three = (make_attachment(alice, f"{each}.pdf", pdf(each)) for each in (1, 2, 3))
    ids = [one.pk, two.pk, three.pk]
    reply = make_reply(alice, kind="predefined", attachments=ids)
    page = signed_in.get(f"/replies/{reply.pk}/edit/").text
    assert page.index("1.pdf") < page.index("2.pdf") < page.index("3.pdf")

    signed_in.post(
        f"/replies/{reply.pk}/edit/",
        typed(
            version=reply.version,
            attachment=ids,
            remove=two.pk,
            uploads=sent("4.pdf", pdf(4)),
            **{f"place-{one.pk}": "3", f"place-{three.pk}": "1"},
        ),
    )

    assert shown(Reply.objects.get()) == ["3.pdf", "1.pdf", "4.pdf"]


def test_without_its_files_it_is_a_canned_reply(signed_in, alice):
    file = make_attachment(alice)
    reply = make_reply(alice, kind="predefined", attachments=[file.pk])

    signed_in.post(
        f"/replies/{reply.pk}/edit/",
        typed(version=reply.version, attachment=file.pk, remove=file.pk),
    )

    reply.refresh_from_db()
    assert (reply.kind, reply.attachment_count) == ("canned", 0)


def test_a_page_that_showed_no_files_takes_none_away(signed_in, alice):
    file = make_attachment(alice)
    reply = make_reply(alice, kind="predefined", attachments=[file.pk])
    fields = typed(version=reply.version)
    del fields["files_shown"]

    signed_in.post(f"/replies/{reply.pk}/edit/", fields)

    assert shown(Reply.objects.get()) == ["Returlabel.pdf"]


def test_a_refused_save_keeps_what_was_uploaded(signed_in):
    refused = signed_in.post("/replies/new/", typed(title="", uploads=sent()))

    assert refused.status_code == 400
    file = Attachment.objects.get()
    assert f'name="attachment" value="{file.pk}"' in refused.text

    signed_in.post("/replies/new/", typed(attachment=file.pk))

    assert Reply.objects.get().attachment_ids == [file.pk]


def test_a_file_that_cannot_be_kept_is_said_beside_it_and_the_others_stay(signed_in):
    files = [sent(), SimpleUploadedFile("evil.pdf", b"<html>")]

    refused = signed_in.post("/replies/new/", typed(uploads=files))

    assert refused.status_code == 400
    assert "evil.pdf: What is in this file is not what “.pdf” says" in refused.text
    assert "Returlabel.pdf" in refused.text
    assert not Reply.objects.exists()


def test_a_stale_save_keeps_the_files_too(signed_in, alice):
    reply = make_reply(alice)

    stale = signed_in.post(f"/replies/{reply.pk}/edit/", typed(version=99, uploads=sent()))

    assert stale.status_code == 409
    assert "Returlabel.pdf" in stale.text


def test_nobody_brings_in_a_file_they_do_not_see(signed_in, bob):
    secret = make_attachment(bob)

    refused = signed_in.post("/replies/new/", typed(attachment=secret.pk))

    assert refused.status_code == 400
    assert "There is no attachment" in refused.text
    assert "Returlabel.pdf" not in refused.text


def test_nonsense_in_the_fields_is_no_file(signed_in):
    answer = signed_in.post("/replies/new/", typed(attachment=["x", "-1", "9" * 30, "²"]))

    assert answer.status_code == 302


def test_articles_have_files_too(client, eva):
    client.force_login(eva)
    fields = {"title": "T", "body": "B", "language": "en", "visibility": "public"}

    answer = client.post(
        "/articles/new/", {**fields, "files_shown": "1", "uploads": sent(), "then": "publish"}
    )

    article = Article.objects.get()
    assert answer.url == f"/articles/{article.pk}/"
    assert "Returlabel.pdf" in client.get(answer.url).text
    assert "Returlabel.pdf" in client.get(f"/articles/{article.pk}/edit/").text
    client.logout()
    assert "Returlabel.pdf" in client.get(article.public_url).text


def test_help_pages_name_no_files_of_what_is_internal(client, eva):
    file = make_attachment(eva)
    make_article(by=eva, attachments=[file.pk])
    public = make_article(by=eva, visibility="public")

    assert "Returlabel.pdf" not in client.get(public.public_url).text


def test_lists_and_hits_show_a_paperclip(signed_in, eva):
    reply = make_shared(
        eva, title="Label", kind="predefined", attachments=[make_attachment(eva).pk]
    )

    assert 'title="Files"' in signed_in.get("/replies/").text
    hits = signed_in.post(
        "/hits/", {"q": "", "language": "en", "values": {}}, content_type="application/json"
    )
    assert f'data-id="{reply.pk}"' in hits.text
    assert "1 file" in hits.text
