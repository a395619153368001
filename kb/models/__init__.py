from kb.models.article import Article, ArticleQuerySet, TranslationGroup
from kb.models.category import Category
from kb.models.feedback import Feedback
from kb.models.flag import ArticleFlag
from kb.models.revision import Revision

__all__ = [
    "Article",
    "ArticleFlag",
    "ArticleQuerySet",
    "Category",
    "Feedback",
    "Revision",
    "TranslationGroup",
]
