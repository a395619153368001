"""Articles and categories as the API shows and takes them."""

from typing import Any

from rest_framework import serializers

from accounts import roles
from core.api.fields import Language, Text, Time
from core.api.serializers import StrictModelSerializer, StrictSerializer
from core.vocabulary import Status, Visibility
from kb.models import Article, Category, Revision
from kb.models.comment import COMMENT_LENGTH as REVIEW_LENGTH
from kb.models.comment import Step
from kb.models.revision import NOTE_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH
from kb.services.feedback import COMMENT_LENGTH
from styleguide.api.held import FindingCountsSerializer, OverrideMadeSerializer, counts_of

_TIME = Time()


class VisibleRows(serializers.PrimaryKeyRelatedField[Any]):
    """An id of a row that the asker sees; a hidden one does not exist.

    Sent back as it was read, it says nothing and is taken, also where it was hidden meanwhile.
    """

    def __init__(self, model: Any, **options: Any) -> None:
        self.model = model
        super().__init__(queryset=model.objects.none(), **options)

    def get_queryset(self) -> Any:
        return self.model.objects.visible_to(self.context["request"].user)

    def to_internal_value(self, data: Any) -> Any:
        current = getattr(self.parent.instance, f"{self.field_name}_id", None)
        if current is not None and type(data) is int and data == current:
            return getattr(self.parent.instance, str(self.field_name))
        return super().to_internal_value(data)


class AttachmentsField(serializers.ListField):
    """Ids of files in their order; the service says which of them the asker sees."""

    child = serializers.IntegerField(min_value=1, max_value=2**63 - 1)


class VersionSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField(read_only=True)
    language = serializers.CharField(read_only=True)


class FollowedSerializer(serializers.Serializer[Any]):
    """The wording of another language that this one was made from, and how far that has come."""

    article = serializers.IntegerField(read_only=True)
    revision = serializers.IntegerField(read_only=True)
    newest = serializers.IntegerField(read_only=True)


class VotesSerializer(serializers.Serializer[Any]):
    helpful = serializers.IntegerField(read_only=True)
    not_helpful = serializers.IntegerField(read_only=True)


class OverrideSerializer(StrictSerializer):
    reason = serializers.CharField(max_length=1_000)


def reason_of(override: Any) -> str:
    """Why a text is published in spite of what was found; "" where nothing was said."""
    return str(override["reason"]) if override else ""


class ArticleSerializer(StrictSerializer):
    """An article in one of its wordings: what readers get, or the newest (context `newest`)."""

    id = serializers.IntegerField(read_only=True)
    slug = serializers.CharField(read_only=True)
    title = serializers.CharField(max_length=TITLE_LENGTH)
    summary = Text(max_length=SUMMARY_LENGTH, required=False)
    body = Text(allow_blank=False)
    language = Language(required=False)
    category = VisibleRows(Category, required=False, allow_null=True)
    visibility = serializers.ChoiceField(choices=Visibility.choices, required=False)
    status = serializers.ChoiceField(choices=Status.choices, required=False)
    tags = serializers.ListField(child=serializers.CharField(max_length=60), required=False)
    attachments = AttachmentsField(required=False)
    review_due = serializers.DateField(required=False, allow_null=True)
    translation_of = VisibleRows(Article, required=False, allow_null=True)
    source = serializers.CharField(  # type: ignore[assignment]  # ours, not the base's option
        max_length=200, required=False, allow_blank=True
    )
    external_id = serializers.CharField(max_length=300, required=False, allow_blank=True)
    change_note = serializers.CharField(
        max_length=NOTE_LENGTH, required=False, allow_blank=True, write_only=True
    )
    major = serializers.BooleanField(
        required=False, write_only=True, help_text="Translations are outdated by this. PATCH only."
    )
    override = OverrideSerializer(
        required=False,
        allow_null=True,
        write_only=True,
        help_text="Why it is published in spite of what was found. POST only.",
    )
    version = serializers.IntegerField(read_only=True)
    revision = serializers.IntegerField(read_only=True)
    published_revision = serializers.IntegerField(read_only=True, allow_null=True)
    publish_at = Time(
        read_only=True, allow_null=True, help_text="When readers get another wording by itself."
    )
    reviewed_at = Time(
        read_only=True, allow_null=True, help_text="When somebody last found it still right."
    )
    owner = serializers.IntegerField(read_only=True, allow_null=True)
    translations = VersionSerializer(many=True, read_only=True)
    outdated = serializers.BooleanField(read_only=True)
    follows = FollowedSerializer(read_only=True, allow_null=True)
    votes = VotesSerializer(read_only=True)
    findings = FindingCountsSerializer(read_only=True, allow_null=True)
    url = serializers.CharField(read_only=True)
    public_url = serializers.CharField(read_only=True, allow_null=True)
    created_at = Time(read_only=True)
    updated_at = Time(read_only=True)

    def get_fields(self) -> Any:
        fields = super().get_fields()
        if isinstance(self.instance, Article):
            # Afterwards the verbs change it; sent back it is ignored.
            fields["status"].read_only = True
        return fields

    def to_representation(self, instance: Article) -> dict[str, Any]:
        user = self.context["request"].user
        colleague = roles.is_colleague(user)
        newest = self.context.get("newest") and instance.shows_history_to(user)
        wording = instance.newest if newest else instance.wording
        followed = instance.translated_from.article_id if instance.translated_from else None
        seen = {each.pk for each in instance.others}
        published = instance.published_revision
        return {
            "id": instance.pk,
            "slug": instance.slug,
            "title": wording.title,
            "summary": wording.summary,
            "body": wording.body,
            "language": instance.language,
            "category": instance.category_id,
            "visibility": instance.visibility,
            "status": instance.status,
            "tags": [tag.name for tag in instance.tags.all()],
            "attachments": instance.attachment_ids,
            "review_due": instance.review_due and instance.review_due.isoformat(),
            "translation_of": followed if followed in seen else None,
            "source": instance.source,
            "external_id": instance.external_id,
            "version": instance.version,
            # That a newer one waits is no business of visitors.
            "revision": (instance.newest if colleague else wording).number,
            "published_revision": published and published.number,
            **_for_colleagues(instance if colleague else None, followed in seen),
            "translations": [{"id": it.pk, "language": it.language} for it in instance.others],
            "outdated": instance.outdated,
            "votes": {"helpful": instance.helpful, "not_helpful": instance.not_helpful},
            # Of the newest wording, which not everybody may know.
            "findings": counts_of(instance.findings_for(user)),
            "url": instance.get_absolute_url(),
            "public_url": instance.public_url,
            "created_at": _TIME.to_representation(instance.created_at),
            "updated_at": _TIME.to_representation(instance.updated_at),
        }


def _time(moment: Any) -> Any:
    return moment and _TIME.to_representation(moment)


def _for_colleagues(article: Article | None, sees_source: bool) -> dict[str, Any]:
    """What is no business of visitors: they get the same fields, empty."""
    return {
        "publish_at": article and _time(article.publish_at),
        "reviewed_at": article and _time(article.reviewed_at),
        "owner": article and article.owner_id,
        "follows": _followed(article) if article and sees_source else None,
    }


def _followed(article: Article) -> dict[str, Any]:
    revision = article.translated_from
    assert revision is not None, "asked only of what follows something"
    return {
        "article": revision.article_id,
        "revision": revision.number,
        "newest": article.source_newest,
    }


class RevisionSerializer(StrictModelSerializer):
    author = serializers.PrimaryKeyRelatedField[Any](read_only=True)
    overrides = OverrideMadeSerializer(many=True, read_only=True)

    class Meta:
        model = Revision
        fields = [
            "number",
            "title",
            "summary",
            "body",
            "author",
            "change_note",
            "major",
            "overrides",
            "created_at",
        ]
        read_only_fields = fields


class PublishSerializer(StrictSerializer):
    """Which wording readers shall get: the newest, unless a number is given."""

    revision = serializers.IntegerField(required=False, allow_null=True, min_value=1)
    at = Time(
        required=False, allow_null=True, help_text="When; a time in the past or none means now."
    )
    override = OverrideSerializer(required=False, allow_null=True)


class RestoreSerializer(StrictSerializer):
    """With a number: that wording becomes the newest."""

    revision = serializers.IntegerField(required=False, allow_null=True, min_value=1)


class ReturnSerializer(StrictSerializer):
    comment = Text(required=False, max_length=REVIEW_LENGTH)


class SubmitSerializer(StrictSerializer):
    """Optionally with an answer to what the reviewer said."""

    comment = Text(required=False, max_length=REVIEW_LENGTH)


class CommentSerializer(StrictSerializer):
    """What author and reviewers said about a wording."""

    id = serializers.IntegerField(read_only=True)
    revision = serializers.IntegerField(read_only=True, source="revision.number")
    step = serializers.ChoiceField(choices=Step.choices, read_only=True)
    comment = serializers.CharField(max_length=REVIEW_LENGTH)
    by = serializers.IntegerField(read_only=True, allow_null=True, source="by_id")
    at = Time(read_only=True)


class StillRightSerializer(StrictSerializer):
    """When to look at it again; in half a year unless given."""

    review_due = serializers.DateField(required=False, allow_null=True)


class InLineSerializer(StrictSerializer):
    """Up to which revision of the source the translation says the same; the newest unless given."""

    revision = serializers.IntegerField(required=False, allow_null=True, min_value=1)


class EmptySerializer(StrictSerializer):
    """Nothing to say beside the verb."""


class FeedbackSerializer(StrictSerializer):
    helpful = serializers.BooleanField()
    comment = Text(required=False, max_length=COMMENT_LENGTH)


class CategorySerializer(StrictModelSerializer):
    language = Language(required=False)
    parent = VisibleRows(  # type: ignore[assignment]  # ours, not the base's attribute
        Category, required=False, allow_null=True
    )
    position = serializers.IntegerField(required=False, min_value=0, max_value=1_000_000)

    class Meta:
        model = Category
        fields = ["id", "name", "slug", "parent", "language", "position"]
        read_only_fields = ["slug"]
