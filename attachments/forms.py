"""The part of an editor that holds files. Works without scripts.

What is uploaded is kept at once, also where the rest of the form is refused: it stands in the
list when the page comes back, and nobody has to choose it again.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from attachments.models import Attachment
from attachments.services.references import MOST_FILES
from attachments.services.uploads import upload
from core.exceptions import Invalid


class _Several(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class _FilesField(forms.FileField):
    """Any number of files. What each has to be the service says."""

    widget = _Several

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [each for each in data or [] if each is not None]


class FilesForm(forms.Form):
    """Base of forms whose subject has files: include attachments/_files.html in the page.

    A subclass calls `know_files`; `cleaned_data["uploads"]` are then the ids in their order.
    """

    uploads = _FilesField(label=_("Add files"), required=False)

    def know_files(self, user: User, before: Sequence[int]) -> None:
        """Who writes, and the files there were when the page was made."""
        self.writer = user
        self.file_ids = list(before)
        chosen = [f".{each}" for each in settings.ATTACHMENT_TYPES]
        self.fields["uploads"].widget.attrs["accept"] = ",".join(chosen)
        self.fields["uploads"].help_text = _("%(types)s, each up to %(size)s MB.") % {
            "types": ", ".join(settings.ATTACHMENT_TYPES),
            "size": f"{settings.ATTACHMENT_MAX_BYTES / 1_000_000:g}",
        }

    def clean_uploads(self) -> list[int]:
        """Those that stay, in the order asked for, then the new ones."""
        if "files_shown" in self.data:
            self.file_ids = self._staying()
        refused = []
        for file in self.cleaned_data["uploads"][:MOST_FILES]:
            try:
                self.file_ids.append(upload(file, by=self.writer).pk)
            except Invalid as refusal:
                refused.append(f"{file.name}: {refusal.detail}")
        if refused:
            raise forms.ValidationError(refused)
        return self.file_ids

    @property
    def attached(self) -> list[Attachment]:
        """The files as the page lists them, kept uploads of a refused form among them."""
        self.is_valid()  # cleans a bound form, if nobody has asked before
        seen = Attachment.objects.visible_to(self.writer).for_listing().in_bulk(self.file_ids)
        return [seen[pk] for pk in self.file_ids if pk in seen]

    def _staying(self) -> list[int]:
        removed = set(self._sent("remove"))
        ids = [each for each in dict.fromkeys(self._sent("attachment")) if each not in removed]
        places = {each: self._sent(f"place-{each}") or [index] for index, each in enumerate(ids, 1)}
        return sorted(ids, key=lambda each: places[each][0])

    def _sent(self, name: str) -> list[int]:
        data: Any = self.data
        values = data.getlist(name) if hasattr(data, "getlist") else [data.get(name, "")]
        return [
            int(each) for each in values if each.isascii() and each.isdigit() and len(each) < 19
        ]
