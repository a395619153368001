"""Load or update the guide that comes with Replybook."""

from typing import Any

from django.core.management.base import BaseCommand

from styleguide.services.loading import Loaded
from styleguide.transfer.starter import load_starter_guide


class Command(BaseCommand):
    help = (
        "Load the writing guide that comes with Replybook, in Danish, Norwegian, Swedish and "
        "English, or update it. What an editor changed stays as it is."
    )

    def handle(self, **options: Any) -> None:
        counts = load_starter_guide()
        told = [f"{counts[each]} {each.value}" for each in Loaded if counts[each]]
        self.stdout.write(f"Writing guide: {', '.join(told)}.")
