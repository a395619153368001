"""Taking the demo away: exactly what it made, and nothing that others need."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import ProtectedError

from accounts.models import Company, Team, User
from chats.models import Fault
from chats.services.past import remove_chats
from core import events
from core.exceptions import InUse
from desk.services import demo_made
from desk.services.demo_files import remove_files
from desk.services.demo_style import remove_style
from kb.models import Article, Category
from kb.services.articles import remove_article
from responses.models import Constant, CustomField, LearnedModel, Reply
from responses.services import constants
from responses.services.replies import remove_reply


@transaction.atomic
def remove_demo() -> list[str]:
    """Delete what the demo made; answers a line for each kind and for what had to stay.

    A demo user who wrote something else meanwhile cannot sign in any more but stays its author.
    """
    made = demo_made.noted()
    admin = User.objects.filter(pk__in=made["user"], role="admin").first()
    replies = Reply.objects.filter(pk__in=made["reply"])
    articles = Article.objects.filter(pk__in=made["article"])
    lines = [f"{len(replies)} replies and {len(articles)} articles are gone."]
    lines.append(f"{remove_chats(made['chat'], by=None)} chats are gone.")
    # One that somebody else's chat told of as well is no longer the demo's.
    Fault.objects.filter(pk__in=made["fault"], reports__isnull=True).delete()
    # What was learned from its uses; the job learns anew from others.
    LearnedModel.objects.all().delete()
    for reply in replies:
        remove_reply(reply, by=None)
    for article in articles:
        remove_article(article, by=None)
    lines.append(remove_style(made["style_entry"]))
    lines += _remove_unused(Category.objects.filter(pk__in=made["category"]), "category")
    if admin:
        lines += _remove_facts(made, admin)
        lines += remove_files(made["attachment"], by=admin)
    Company.objects.filter(pk__in=made["company"]).delete()
    lines += _remove_people(made)
    demo_made.forget()
    return lines


def _remove_facts(made: dict[str, list[int]], admin: User) -> list[str]:
    lines = []
    for constant in Constant.objects.filter(pk__in=made["constant"]):
        try:
            constants.delete_constant(constant, by=admin)
        except InUse:
            lines.append(f"The constant {constant.key} stays: other replies use it.")
    for field in CustomField.objects.filter(pk__in=made["custom_field"]):
        try:
            constants.delete_custom_field(field, by=admin)
        except InUse:
            lines.append(f"The field {field.key} stays: other replies use it.")
    return lines


def _remove_people(made: dict[str, list[int]]) -> list[str]:
    lines = []
    for user in User.objects.filter(pk__in=made["user"]):
        try:
            with transaction.atomic():
                user.delete()
        except ProtectedError:
            user.is_active = False
            user.save(update_fields=["is_active"])
            lines.append(f"{user.username} stays, without access: other content is theirs.")
    return lines + _remove_unused(Team.objects.filter(pk__in=made["team"]), "team")


def _remove_unused(rows: Iterable[Category | Team], type: str) -> list[str]:
    """Children before parents; what still holds other things stays."""
    lines = []
    for row in sorted(rows, key=lambda row: -row.pk):
        try:
            with transaction.atomic():
                events.record(type, row.pk, "deleted")
                row.delete()
        except ProtectedError:
            lines.append(f"The {type} {row} stays: it is in use.")
    return lines
