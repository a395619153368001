"""The store on a disk: what it has answered for survives a power cut."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage


class SyncedFileStorage(FileSystemStorage):
    """Files under DATA_DIR/attachments, written aside, synced, then put in their place.

    The folder is asked for anew each time: tests move it.
    """

    @property
    def base_location(self) -> str:
        return str(Path(settings.DATA_DIR) / "attachments")

    @property
    def location(self) -> str:
        return os.path.abspath(self.base_location)

    def _save(self, name: str, content: Any) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
        try:
            with open(aside, "xb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            os.replace(aside, target)
        finally:
            # Gone already where all went well; an interrupted upload leaves nothing behind.
            with suppress(FileNotFoundError):
                os.unlink(aside)
        for folder in (target.parent, target.parent.parent):
            _sync_folder(folder)
        return name


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
