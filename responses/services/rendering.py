"""A reply as one customer gets it: our own facts and the caller's values put together."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core import markup
from core.exceptions import Invalid
from core.vocabulary import normal_language
from kb.models import Article
from responses.exceptions import NoVariant, Unresolved
from responses.models import Reply
from responses.placeholders import (
    Context,
    Formats,
    Link,
    MissingValues,
    Rendered,
    Source,
    ValuesError,
    render,
)
from responses.services import facts
from responses.services.links import SentFile, files_to_send
from responses.services.names import known_fields
from responses.services.variants import variant_in

FORMATS = Formats(
    to_html=lambda source: markup.render(source, line_breaks=True), to_plain=markup.plain
)


@dataclass(frozen=True)
class Rendering:
    """`reply` is the variant that was used; `fallback`: it is not in the language asked for."""

    reply: Reply
    text: Rendered
    language: str
    fallback: bool
    files: list[SentFile]


def render_reply(
    reply: Reply,
    *,
    user: User,
    values: Mapping[str, object] | None = None,
    answers: Mapping[str, object] | None = None,
    language: str | None = None,
    tone: str | None = None,
    strict: bool = True,
    base_url: str = "",
) -> Rendering:
    """Fill the variant in this language and tone, without the language the English one.

    Values go in as they are: `{"customer": {"first_name": "Mette"}}`. Strict refuses where one
    is missing; else gaps show as ⟦name⟧. `base_url` goes before links to the help centre.
    Raises NoVariant, Unresolved, Invalid for values that do not exist.
    """
    wanted = normal_language(language) if language else None
    variant = variant_in(reply, wanted, user=user, tone=tone)
    if variant is None:
        raise _no_variant(reply, wanted or reply.language, user)
    text = fill(
        Source(variant.subject, variant.body),
        user=user,
        language=variant.language,
        team_ids=[team.pk for team in variant.teams.all()],
        values=values,
        answers=answers,
        strict=strict,
        base_url=base_url,
    )
    fallback = wanted is not None and wanted != variant.language
    return Rendering(
        variant, text, variant.language, fallback, files_to_send(variant, base_url=base_url)
    )


def fill(
    source: Source,
    *,
    user: User,
    language: str,
    team_ids: list[int] | None = None,
    values: Mapping[str, object] | None = None,
    answers: Mapping[str, object] | None = None,
    strict: bool = True,
    base_url: str = "",
) -> Rendered:
    """A text that may not be saved yet, filled. Raises PlaceholderError, Unresolved, Invalid."""
    context = _context(user, language, team_ids or [], base_url)
    try:
        return render(
            source,
            values or {},
            context=context,
            formats=FORMATS,
            answers=answers or {},
            strict=strict,
        )
    except MissingValues as missing:
        raise _unresolved(missing) from None
    except ValuesError as wrong:
        raise _wrong_values(wrong, values or {}) from None


def _context(user: User, language: str, team_ids: list[int], base_url: str) -> Context:
    own = facts.own_values(user, language, team_ids)
    return Context(
        language=language,
        today=timezone.localdate(),
        known=known_fields(),
        own=own.values,
        genitives=own.genitives,
        article=lambda slug: _public_article(slug, base_url),
    )


def _public_article(slug: str, base_url: str) -> Link | None:
    articles = Article.objects.public().select_related("published_revision")
    article = articles.filter(slug=slug).first()
    if article is None or article.public_url is None:
        return None
    return Link(article.wording.title, base_url.rstrip("/") + article.public_url)


def _no_variant(reply: Reply, language: str, user: User) -> NoVariant:
    text = _("There is no text in this language (%s), and none in English.") % language
    seen = Reply.objects.visible_to(user).not_archived().filter(group_id=reply.group_id)
    variants = seen.order_by("pk").values("id", "language", "tone")
    return NoVariant(text, variants=list(variants))


def _unresolved(missing: MissingValues) -> Unresolved:
    names = ", ".join(missing.unresolved)
    text = _("Values are missing: %s.") % names
    return Unresolved(text, unresolved=missing.unresolved, asks=missing.asks)


def _wrong_values(wrong: ValuesError, values: Mapping[str, object]) -> Invalid:
    """Said of the answers where the path does not begin like a value that was given."""
    errors: dict[str, list[tuple[str, str]]] = {}
    for problem in wrong.problems:
        where = "values" if problem.path[0] in values else "answers"
        errors.setdefault("/".join((where, *problem.path)), []).append(
            (problem.code, problem.detail)
        )
    return Invalid(errors)
