"""The files of an article, whatever its wording."""

from collections.abc import Sequence

from accounts.models import User
from attachments.services import references
from kb.models import Article, ArticleAttachment


def put_files(article: Article, ids: Sequence[int], by: User) -> bool:
    """Make these the files of a held row, in this order; answers whether that changes anything.

    Raises Invalid for a file that `by` does not see.
    """
    before = article.attachment_ids
    if list(ids) == before:
        return False
    references.refuse_unseen(ids, by=by, kept=before)
    references.refer(ArticleAttachment, ids, article=article)
    return True


def let_go(article: Article) -> None:
    """The article is about to be deleted: its files may be needed no more."""
    references.release(ArticleAttachment, article=article)
