from chats.models.candidate import (
    Candidate,
    CandidateStatus,
    MiningState,
    Occurrence,
    Sketch,
    Wording,
)
from chats.models.candidate_queryset import CandidateQuerySet
from chats.models.chat import Chat, ChatStatus
from chats.models.fault import Fault, FaultMention, FaultNotice, FaultReport, FaultStatus
from chats.models.message import Author, Message
from chats.models.promotion import Promotion, Target
from chats.models.queryset import ChatQuerySet
from chats.models.rules import ChatRules, ProductOwner

__all__ = [
    "Author",
    "Candidate",
    "CandidateQuerySet",
    "CandidateStatus",
    "Chat",
    "ChatQuerySet",
    "ChatRules",
    "ChatStatus",
    "Fault",
    "FaultMention",
    "FaultNotice",
    "FaultReport",
    "FaultStatus",
    "Message",
    "MiningState",
    "Occurrence",
    "ProductOwner",
    "Promotion",
    "Sketch",
    "Target",
    "Wording",
]
