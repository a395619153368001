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
from chats.models.message import Author, Message
from chats.models.promotion import Promotion, Target
from chats.models.queryset import ChatQuerySet

__all__ = [
    "Author",
    "Candidate",
    "CandidateQuerySet",
    "CandidateStatus",
    "Chat",
    "ChatQuerySet",
    "ChatStatus",
    "Message",
    "MiningState",
    "Occurrence",
    "Promotion",
    "Sketch",
    "Target",
    "Wording",
]
