from django.db import migrations


def keep_comments(apps, schema_editor):
    """What reviewers said last becomes the beginning of the conversation."""
    articles = apps.get_model("kb", "Article").objects.exclude(review_comment="")
    ReviewComment = apps.get_model("kb", "ReviewComment")
    ReviewComment.objects.bulk_create(
        [
            ReviewComment(
                article=article,
                revision_id=article.newest_revision_id,
                step="returned",
                comment=article.review_comment,
                at=article.updated_at,
            )
            for article in articles.exclude(newest_revision=None).iterator(chunk_size=500)
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [("kb", "0007_plans_and_review")]

    operations = [migrations.RunPython(keep_comments, migrations.RunPython.noop)]
