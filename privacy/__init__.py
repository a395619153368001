"""Finds and replaces personal data in chats and texts. Pure functions, no database, no settings.

What a program finds is a proposal: the agent confirms, adds or keeps. Offsets count Unicode code
points of the text as it was given.
"""

from privacy.editing import MovedText, add, apply, apply_to_transcript, replace_known
from privacy.kinds import NATIONAL, Kind
from privacy.redaction import Redaction
from privacy.transcript import find, national_numbers, scan

__all__ = [
    "NATIONAL",
    "Kind",
    "MovedText",
    "Redaction",
    "add",
    "apply",
    "apply_to_transcript",
    "find",
    "national_numbers",
    "replace_known",
    "scan",
]
