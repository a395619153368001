from responses.models.constant import Constant, ConstantValue, CustomField
from responses.models.favourite import Favourite
from responses.models.file import ReplyAttachment
from responses.models.flag import ReplyFlag
from responses.models.guidance import RepliesHeld, ReplyFindings, ReplyOverride
from responses.models.lesson import LearnedModel, UseLesson
from responses.models.queryset import ReplyQuerySet
from responses.models.remark import LookedAt, Remark, RemarkKind
from responses.models.reply import Kind, Reply, ReplyChannel, VariantGroup
from responses.models.shortcut import Shortcut
from responses.models.summary import ArticleSummary
from responses.models.use import Use

__all__ = [
    "ArticleSummary",
    "Constant",
    "ConstantValue",
    "CustomField",
    "Favourite",
    "Kind",
    "LearnedModel",
    "LookedAt",
    "Remark",
    "RemarkKind",
    "RepliesHeld",
    "Reply",
    "ReplyAttachment",
    "ReplyChannel",
    "ReplyFindings",
    "ReplyFlag",
    "ReplyOverride",
    "ReplyQuerySet",
    "Shortcut",
    "Use",
    "UseLesson",
    "VariantGroup",
]
