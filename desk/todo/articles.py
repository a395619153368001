"""What articles need."""

from collections.abc import Mapping
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from core.flags import FlagStatus, unheard
from core.vocabulary import Status
from desk.todo import Row, Step, each
from kb.models import Article, ArticleFlag, ReviewComment


def _mine_or_all(user: User, owner: str = "owner") -> Q:
    """Editors look after every text, others after their own."""
    return Q() if roles.can_edit(user) else Q(**{owner: user.pk})


def proposals(user: User) -> QuerySet[Any]:
    """For editors: what somebody submitted."""
    if not roles.can_edit(user):
        return Article.objects.none()
    in_review = Article.objects.visible_to(user).filter(status=Status.IN_REVIEW, from_chat=False)
    return in_review.exclude(plan__refused="")


def from_chats(user: User) -> QuerySet[Any]:
    """Drafts made of a chat: the promoter's until submitted, then for editors."""
    own = Q(owner=user.pk, status=Status.DRAFT)
    submitted = Q(status=Status.IN_REVIEW) if roles.can_edit(user) else Q(pk__in=[])
    return Article.objects.visible_to(user).filter(own | submitted, from_chat=True)


def waiting(user: User) -> QuerySet[Any]:
    """For editors: published, with a newer wording that readers do not get yet."""
    if not roles.can_edit(user):
        return Article.objects.none()
    return Article.objects.visible_to(user).waiting().exclude(plan__refused="")


def not_published(user: User) -> QuerySet[Any]:
    """Planned, and stopped when the time came."""
    stopped = Article.objects.visible_to(user).exclude(Q(plan__isnull=True) | Q(plan__refused=""))
    return stopped if roles.can_edit(user) else stopped.none()


def returned(user: User) -> QuerySet[Any]:
    """One's own, sent back by an editor with a comment."""
    own = Article.objects.visible_to(user).filter(owner=user.pk, status=Status.DRAFT)
    return own.exclude(review_comment="").filter(from_chat=False)


def due(user: User) -> QuerySet[Any]:
    today = timezone.localdate()
    return Article.objects.visible_to(user).to_look_at(today).filter(_mine_or_all(user))


def flags(user: User) -> QuerySet[Any]:
    seen = Article.objects.visible_to(user)
    return ArticleFlag.objects.visible_to(user).open().filter(article__in=seen)


def answers(user: User) -> QuerySet[Any]:
    """What became of what one reported oneself."""
    seen = Article.objects.visible_to(user)
    return ArticleFlag.objects.filter(unheard(user), article__in=seen)


def _listed(found: Any) -> QuerySet[Any]:
    return found.for_listing()


def proposal_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(article: Article) -> Row:
        publish = Step(_("Publish"), reverse("kb:article_publish", args=[article.pk]), "upload")
        back = Step(_("Send back"), article.get_absolute_url(), "undo-2", posts=False)
        answer = getattr(article, "answer", None)
        why = _("Waits for review") + (f": {answer}" if answer else "")
        return article_row(article, why, article.updated_at, [publish, back])

    return each(_listed(found).annotate(answer=_last_answer()), row)


def _last_answer() -> Subquery:
    """What the author said when sending it to review."""
    answers = ReviewComment.objects.filter(article=OuterRef("pk"), step="submitted")
    return Subquery(answers.order_by("-at", "-id").values("comment")[:1])


def not_published_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(article: Article) -> Row:
        newest = f"{article.get_absolute_url()}?revision=newest"
        look = Step(_("Read it"), newest, "eye", posts=False)
        drop = Step(
            _("Leave it unpublished"), reverse("kb:article_take_back", args=[article.pk]), "x"
        )
        why = _("Not published: %s") % article.plan.get_refused_display()
        return article_row(article, why, article.plan.at, [look, edit_step(article), drop])

    return each(_listed(found), row)


def from_chat_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(article: Article) -> Row:
        if article.status == Status.IN_REVIEW:
            word, verb, icon = _("Publish"), "publish", "upload"
        else:
            word, verb, icon = _("Send to review"), "submit", "send"
        step = Step(word, reverse(f"kb:article_{verb}", args=[article.pk]), icon)
        why = _("Made of a chat") + (
            f": {article.review_comment}" if article.review_comment else ""
        )
        return article_row(article, why, article.updated_at, [step, edit_step(article)])

    return each(_listed(found), row)


def waiting_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(article: Article) -> Row:
        newest = f"{article.get_absolute_url()}?revision=newest"
        publish = Step(_("Publish it"), reverse("kb:article_publish", args=[article.pk]), "upload")
        look = Step(_("Read it"), newest, "eye", posts=False)
        return article_row(article, _("A newer wording waits"), article.updated_at, [look, publish])

    return each(_listed(found), row)


def returned_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(article: Article) -> Row:
        why = _("Sent back: %s") % article.review_comment
        return article_row(article, why, article.updated_at, [edit_step(article)])

    return each(_listed(found), row)


def due_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(article: Article) -> Row:
        steps = [Step(_("Read it"), article.get_absolute_url(), "eye", posts=False)]
        if article.is_changeable_by(user):
            keep = reverse("desk:still_right", args=["article", article.pk])
            steps = [Step(_("Still right"), keep, "check"), edit_step(article)]
        assert article.review_due is not None, "asked for by its date"
        return article_row(article, _("Due for review"), article.review_due, steps)

    return each(_listed(found), row)


def flag_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    paths = ("article__newest_revision", "article__published_revision", "article__owner", "by")

    def row(flag: ArticleFlag) -> Row:
        look = Step(_("Look at it"), f"{flag.article.get_absolute_url()}#flags", "eye", posts=False)
        dismiss = Step(_("Leave as it is"), flag.dismiss_url, "x")
        return article_row(flag.article, why_flagged(flag), flag.at, [look, dismiss])

    return each(found.select_related(*paths), row)


def answer_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    paths = ("article__newest_revision", "article__published_revision", "article__owner")

    def row(flag: ArticleFlag) -> Row:
        read = Step(_("I have read it"), flag.heard_url, "check")
        return article_row(flag.article, what_became(flag), flag.closed_at, [read])

    return each(found.select_related(*paths), row)


def what_became(flag: Any) -> str:
    if flag.status == FlagStatus.ACCEPTED:
        return str(
            _("Your report helped: the text is changed") if flag.body else _("Your report helped")
        )
    return _("The text stays as it is: %s") % (flag.answer or why_flagged(flag))


def why_flagged(flag: Any) -> str:
    said = f"{flag.get_reason_display()}: {flag.comment}" if flag.comment else ""
    return said or str(flag.get_reason_display())


def edit_step(article: Article) -> Step:
    return Step(_("Edit"), reverse("kb:article_edit", args=[article.pk]), "pencil", posts=False)


def article_row(article: Article, why: str, since: Any, steps: list[Step]) -> Row:
    return Row(
        what=article.newest.title,
        url=article.get_absolute_url(),
        language=article.language,
        why=why,
        since=since,
        owner=article.owner,
        steps=steps,
    )
