from kb.models.article import Article, ArticleQuerySet, TranslationGroup
from kb.models.category import Category
from kb.models.comment import ReviewComment
from kb.models.feedback import Feedback
from kb.models.file import ArticleAttachment
from kb.models.flag import ArticleFlag
from kb.models.guidance import ArticleFindings, ArticlesHeld
from kb.models.link import ArticleLink, LinkFault
from kb.models.override import PublishOverride
from kb.models.plan import PublishPlan
from kb.models.revision import Revision

__all__ = [
    "Article",
    "ArticleAttachment",
    "ArticleFindings",
    "ArticleFlag",
    "ArticleLink",
    "ArticleQuerySet",
    "ArticlesHeld",
    "Category",
    "Feedback",
    "LinkFault",
    "PublishOverride",
    "PublishPlan",
    "ReviewComment",
    "Revision",
    "TranslationGroup",
]
