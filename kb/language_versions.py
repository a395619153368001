"""Which languages say a text, and how well each follows its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from accounts import roles
from core.vocabulary import language_choices
from kb.comparing import ChangedPart, parts_between
from kb.models import Article, Revision


class Standing(StrEnum):
    ORIGINAL = "original"
    UP_TO_DATE = "up_to_date"
    # The source changed since: nothing of weight, or something that has to follow.
    MINOR = "minor"
    MAJOR = "major"
    MISSING = "missing"


@dataclass(frozen=True)
class LanguageVersion:
    """One language; `article` is None where nobody has written it, or none that the asker sees."""

    code: str
    language: str
    standing: Standing
    article: Article | None = None


@dataclass(frozen=True)
class Source:
    """What a translation is made from: the newest wording that the translator may read, and what
    changed in it since the wording that the translation follows."""

    article: Article
    wording: Revision
    followed: Revision | None
    parts: list[ChangedPart]

    @property
    def has_changed(self) -> bool:
        return self.followed is not None and self.followed.pk != self.wording.pk


def language_versions(article: Article, user: roles.AnyUser) -> Sequence[LanguageVersion]:
    """Every language of the house, in its order, and others that the group has."""
    there = {article.language: article}
    if article.translation_group_id is not None:
        group = Article.objects.filter(translation_group=article.translation_group_id)
        there |= {each.language: each for each in group.visible_to(user).with_standing(user)}
    names = dict(language_choices())
    return [
        LanguageVersion(
            code, str(names.get(code, code)), standing_of(there.get(code)), there.get(code)
        )
        for code in [*names, *sorted(there.keys() - names.keys())]
    ]


def standing_of(article: Article | None) -> Standing:
    if article is None:
        return Standing.MISSING
    followed = article.translated_from
    if followed is None:
        return Standing.ORIGINAL
    if article.outdated:
        return Standing.MAJOR
    newest = article.source_newest
    return Standing.MINOR if newest and newest > followed.number else Standing.UP_TO_DATE


def source_of(article: Article, user: roles.AnyUser) -> Source | None:
    """What an existing translation is held against; None for what is none, or where the source is
    not the user's to read."""
    followed = article.translated_from
    if followed is None:
        return None
    found = Article.objects.visible_to(user).filter(pk=followed.article_id)
    source = found.select_related("newest_revision", "published_revision").first()
    return source and source_beside(source, user, followed)


def source_beside(source: Article, user: roles.AnyUser, followed: Revision | None = None) -> Source:
    """The source of a translation that is being written."""
    wording = source.newest if source.shows_history_to(user) else source.wording
    parts = parts_between(followed, wording) if followed else []
    return Source(source, wording, followed, parts)
