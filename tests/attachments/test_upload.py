"""What is kept of a file, and what is refused, each for a reason of its own."""

import io
from hashlib import sha256

import pytest
from django.core.files.storage import storages
from PIL import Image

from attachments import images
from attachments.models import Attachment, Blob
from attachments.services.uploads import upload
from core.exceptions import Invalid
from tests.attachments.factories import (
    CONTENTS,
    archive,
    make_attachment,
    office,
    pdf,
    picture,
    sent,
)

pytestmark = pytest.mark.django_db
SHELL = b"#!/bin/sh\nrm -rf /\n"
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
PROGRAM = b"MZ\x90\x00" + b"\0" * 200


def stored(attachment):
    with attachment.blob.open() as file:
        return file.read()


def refusal(by, name, content):
    with pytest.raises(Invalid) as refused:
        make_attachment(by, name, content)
    assert not Attachment.objects.exists()
    assert not Blob.objects.exists()
    return {field: [code for code, _ in each] for field, each in refused.value.errors.items()}


@pytest.mark.parametrize("extension", CONTENTS)
def test_every_allowed_type_is_kept(alice, extension):
    kept = make_attachment(alice, f"Fil.{extension.upper()}", CONTENTS[extension])

    assert kept.name == f"Fil.{extension.upper()}"
    assert stored(kept)
    assert kept.sha256 == sha256(stored(kept)).hexdigest()
    assert kept.size == len(stored(kept))


def test_bytes_stay_as_they_are(alice):
    assert stored(make_attachment(alice, content=pdf("x"))) == pdf("x")


def test_the_same_content_is_stored_once(alice, bob):
    one, other = make_attachment(alice, "a.pdf"), make_attachment(bob, "b.pdf")

    assert one.pk != other.pk
    assert one.blob == other.blob
    store = storages["attachments"]
    assert [store.listdir(folder)[1] for folder in store.listdir("")[0]] == [
        [one.blob.stored_as.split("/")[1]]
    ]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"", "empty"),
        ("a.exe", PROGRAM, "type_not_allowed"),
        ("a.html", HTML, "type_not_allowed"),
        ("a.svg", SVG, "type_not_allowed"),
        ("a.pdf.sh", SHELL, "type_not_allowed"),
        ("pdf", pdf(), "type_not_allowed"),
        (".htaccess", b"x", "type_not_allowed"),
        ("a.docm", office("docx"), "type_not_allowed"),
        ("a.pdf", HTML, "wrong_content"),
        ("a.pdf", picture(), "wrong_content"),
        ("a.pdf", pdf()[:20], "wrong_content"),
        ("a.png", pdf(), "wrong_content"),
        ("a.png", SVG, "wrong_content"),
        ("a.png", picture("JPEG"), "wrong_content"),
        ("a.jpg", picture("PNG"), "wrong_content"),
        ("a.png", picture()[:40], "wrong_content"),
        ("a.txt", HTML, "wrong_content"),
        ("a.txt", SVG, "wrong_content"),
        ("a.txt", b"hi <SCRIPT src=x>", "wrong_content"),
        ("a.txt", "<html>".encode("utf-16"), "wrong_content"),
        ("a.txt", SHELL, "wrong_content"),
        ("a.txt", b"@echo off\r\ndel *", "wrong_content"),
        ("a.txt", b"<?php system($_GET[0]);", "wrong_content"),
        ("a.txt", b"a\0b", "wrong_content"),
        ("a.csv", PROGRAM, "wrong_content"),
        ("a.zip", PROGRAM + archive("a.txt"), "wrong_content"),
        ("a.zip", archive("META-INF/MANIFEST.MF", "A.class"), "wrong_content"),
        ("a.zip", archive("setup.exe"), "wrong_content"),
        ("a.zip", b"PK\x03\x04 and nothing", "wrong_content"),
        ("a.docx", archive("a.txt"), "wrong_content"),
        ("a.docx", office("xlsx"), "wrong_content"),
        ("a.docx", archive("[Content_Types].xml", "word/vbaProject.bin"), "wrong_content"),
        ("a.odt", office("docx"), "wrong_content"),
    ],
)
def test_what_may_not_be_kept_is_refused(alice, name, content, code):
    assert refusal(alice, name, content) == {"file": [code]}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a\x01.pdf", "control_character"),
        ("a\n.pdf", "control_character"),
        ("fdp\u202e.pdf", "hidden_character"),
        ("\u200b.pdf", "hidden_character"),
        ("a\u2066.pdf", "hidden_character"),
        ("..\\a.pdf", "path"),
        ("../a.pdf", "path"),
        ("C:/a.pdf", "path"),
        ("...", "blank"),
        ("a" * 150 + ".pdf", "max_length"),
        ("Label.exe", "type_not_allowed"),
        ("Label.png", "wrong_extension"),
        ("Label", "type_not_allowed"),
    ],
)
def test_names_that_mislead_are_refused(alice, name, code):
    with pytest.raises(Invalid) as refused:
        upload(sent(), by=alice, name=name)

    assert [each[0] for each in refused.value.errors["name"]] == [code]
    assert not Attachment.objects.exists()


def test_names_are_tidied(alice):
    kept = upload(sent(), by=alice, name="  Retur\u00a0 label  A\u030a.pdf ")

    assert kept.name == "Retur label Å.pdf"


def test_a_file_too_large_is_refused(alice, settings):
    settings.ATTACHMENT_MAX_BYTES = 50

    with pytest.raises(Invalid) as refused:
        make_attachment(alice)

    assert (refused.value.code, refused.value.status) == ("too_large", 413)
    assert refused.value.errors.keys() == {"file"}


def test_the_policy_can_be_narrower(alice, settings):
    settings.ATTACHMENT_TYPES = ["pdf", "html"]

    assert refusal(alice, "a.png", picture()) == {"file": ["type_not_allowed"]}
    assert refusal(alice, "a.html", HTML) == {"file": ["type_not_allowed"]}


class TestPictures:
    def exif(self):
        tags = Image.Exif()
        tags[0x010F] = "Secret Camera"
        tags[0x8825] = {1: "N", 2: (55.0, 40.0, 0.0)}
        return tags.tobytes()

    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
    def test_what_a_camera_wrote_is_gone(self, alice, kind):
        name = {"JPEG": "a.jpg", "PNG": "a.png", "WEBP": "a.webp"}[kind]
        content = picture(kind, exif=self.exif())
        assert b"Secret Camera" in content

        kept = stored(make_attachment(alice, name, content))

        assert b"Secret" not in kept
        with Image.open(io.BytesIO(kept)) as shown:
            assert dict(shown.getexif()) == {}
            assert shown.size == (8, 6)

    def test_comments_and_what_follows_the_picture_are_gone(self, alice):
        gif = picture("GIF", mode="P", comment=b"Secret")

        assert b"Secret" not in stored(make_attachment(alice, "a.gif", gif))
        assert b"Secret" not in stored(make_attachment(alice, "a.png", picture() + b"Secret"))

    def test_a_turned_photo_stands_upright(self, alice):
        tags = Image.Exif()
        tags[0x0112] = 6

        kept = make_attachment(alice, "a.jpg", picture("JPEG", exif=tags.tobytes()))

        with Image.open(io.BytesIO(stored(kept))) as shown:
            assert shown.size == (6, 8)

    def test_an_animation_still_moves(self, alice):
        into = io.BytesIO()
        frames = [Image.new("RGB", (8, 6), colour) for colour in ("red", "green", "blue")]
        frames[0].save(into, format="GIF", save_all=True, append_images=frames[1:], duration=80)

        kept = make_attachment(alice, "a.gif", into.getvalue())

        with Image.open(io.BytesIO(stored(kept))) as shown:
            assert shown.n_frames == 3

    def test_a_small_file_with_a_huge_picture_is_refused(self, alice, monkeypatch):
        monkeypatch.setattr(images, "MOST_PIXELS", 40)

        assert refusal(alice, "a.png", picture()) == {"file": ["too_many_pixels"]}

    def test_a_bomb_is_refused_before_it_is_drawn(self, alice):
        bomb = picture("PNG", size=(12_000, 12_000), mode="1")

        assert refusal(alice, "a.png", bomb) == {"file": ["too_many_pixels"]}
