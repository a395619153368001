"""The demo's files: a label to print and a picture of where it goes."""

from collections.abc import Iterable
from pathlib import Path

from django.core.files.base import ContentFile

from accounts.models import User
from attachments.models import Attachment
from attachments.services import uploads
from core.exceptions import InUse
from desk.services.demo_made import Made

FILES = Path(__file__).resolve().parent.parent / "demo" / "files"


class Files:
    """The files that replies of the content name, each uploaded once."""

    def __init__(self, by: User, made: Made) -> None:
        self.by, self.made = by, made
        self.kept: dict[str, Attachment] = {}

    def ids(self, names: Iterable[str]) -> list[int]:
        return [self._kept(name).pk for name in names]

    def _kept(self, name: str) -> Attachment:
        if name not in self.kept:
            file = ContentFile((FILES / name).read_bytes(), name=name)
            self.kept[name] = uploads.upload(file, by=self.by)
            self.made.note("attachment", self.kept[name].pk)
        return self.kept[name]


def remove_files(ids: Iterable[int], *, by: User) -> list[str]:
    """Take the demo's files away; a line for each that others use."""
    lines = []
    for file in Attachment.objects.filter(pk__in=list(ids)):
        try:
            # What nothing refers to any more is seen by its uploader alone.
            uploads.delete(file, by=file.uploader or by)
        except InUse:
            lines.append(f"The file {file.name} stays: other texts use it.")
    return lines
