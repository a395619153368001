"""A text as words and signs, each with its place."""

from __future__ import annotations

import re

from styleguide.checker.markup import FIELD, HIDDEN

_EMOJI = (
    "[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u2604\u2615\u2618\u261d\u2639-\u263b"
    "\u2665\u26a1\u26c4\u2728\u2764\u270a-\u270c\u2b50]"
    "[\ufe0f\u200d\U0001f3fb-\U0001f3ff\U0001f300-\U0001faff\u2640\u2642\u2764]*"
)
_EMOTICON = r"(?:[:;]['’]?-?[()DdPpOo3]|[:;]-[/\\|]|=[)(Dd]|<3|\^\^)(?![\w(])"
TOKEN = re.compile(
    rf"""
    (?:https?://|www\.)[^\s<>()\[\]{{}}"“”»«{HIDDEN}]+(?<![.,;:!?*_'’])
  | \w[\w.+-]{{0,63}}@\w[\w-]{{0,62}}(?:\.\w[\w-]{{0,62}}){{1,5}}
  | {_EMOJI}
  | {_EMOTICON}
  | {FIELD}+
  | [^\W_]+(?:['’.:-][^\W_]+)*
  | [^\w\s{HIDDEN}]
    """,
    re.VERBOSE,
)
_EMOJI_OR_EMOTICON = re.compile(f"(?:{_EMOJI}|{_EMOTICON})$")


def lower(text: str) -> str:
    """Lower case in as many signs, apostrophes alike: a place in it is a place in the text."""
    changed = text.lower()
    if len(changed) != len(text):
        changed = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
    return changed.replace("’", "'")


def words_of(text: str) -> list[str]:
    """The words and signs of a phrase, in the form in which they are compared."""
    return TOKEN.findall(lower(text))


def is_emoji(token: str) -> bool:
    return not token[0].isalnum() and _EMOJI_OR_EMOTICON.match(token) is not None


def is_word(token: str) -> bool:
    """No sign: something that counts as a word."""
    return token[0].isalnum() or token[0] == FIELD
