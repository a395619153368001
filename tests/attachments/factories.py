"""Files for tests: small real ones of every type, kept as everybody's are."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from attachments.services.uploads import upload

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
TEXT = "Pakken er på vej.\n".encode()
_OFFICE_FOLDERS = {"docx": "word", "xlsx": "xl", "pptx": "ppt"}


def pdf(mark=""):
    """A PDF, another one for each mark."""
    return PDF.replace(b"Catalog", b"Catalog/M(" + str(mark).encode() + b")")


def picture(kind="PNG", *, size=(8, 6), mode="RGB", **options):
    into = io.BytesIO()
    Image.new(mode, size, "red").save(into, format=kind, **options)
    return into.getvalue()


def archive(*names, first=None):
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as file:
        for name in names:
            file.writestr(name, first if first and name == names[0] else "x")
    return into.getvalue()


def office(extension):
    folder = _OFFICE_FOLDERS[extension]
    return archive("[Content_Types].xml", f"{folder}/content.xml")


def odt():
    kind = "application/vnd.oasis.opendocument.text"
    return archive("mimetype", "content.xml", first=kind)


CONTENTS = {
    "pdf": pdf(),
    "png": picture("PNG"),
    "jpg": picture("JPEG"),
    "jpeg": picture("JPEG"),
    "gif": picture("GIF", mode="P"),
    "webp": picture("WEBP"),
    "txt": TEXT,
    "csv": "navn;beløb\nMette;10\n".encode("cp1252"),
    "docx": office("docx"),
    "xlsx": office("xlsx"),
    "pptx": office("pptx"),
    "odt": odt(),
    "zip": archive("kvittering.pdf"),
}


def sent(name="Returlabel.pdf", content=None):
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, pdf() if content is None else content)


def make_attachment(by, name="Returlabel.pdf", content=None, **options):
    return upload(sent(name, content), by=by, **options)


def downloaded(response):
    """The bytes of an answer, its file closed behind them."""
    return b"".join(response.streaming_content) if response.streaming else response.content
