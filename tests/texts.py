"""What the sources say on the screen: read without gettext's tools, in a moment."""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.template.base import Lexer, TokenType
from django.utils.translation.template import templatize

from tests.architecture import LAYERS, ROOT

SAYING = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
# What templatize makes of a tag: a call with one or two quoted texts.
_QUOTED = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"\b(?:_|gettext|ngettext)\(\s*({_QUOTED})(?:\s*,\s*({_QUOTED}))?")
_READ_ALOUD = {"aria-label", "title", "placeholder", "alt", "content"}
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def catalog(language: str) -> Catalog:
    path = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


def templates(under: str = "") -> list[Path]:
    return sorted((ROOT / "templates" / under).rglob("*.html"))


def python_files() -> list[Path]:
    """Of every app, without migrations."""
    found = [path for app in LAYERS for path in (ROOT / app).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def in_template(path: Path) -> set[str]:
    """Singular and plural forms alike."""
    calls = _CALL.findall(templatize(path.read_text(), origin=str(path)))
    return {ast.literal_eval(quoted) for call in calls for quoted in call if quoted}


def in_python(path: Path) -> set[str]:
    return {
        argument.value
        for call in _sayings(path)
        for argument in _texts(call)
        if isinstance(argument, ast.Constant)
    }


def pieced_together(path: Path) -> list[str]:
    """Calls whose text is no plain string, so that no catalogue can hold it."""
    return [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for call in _sayings(path)
        if not all(isinstance(argument, ast.Constant) for argument in _texts(call))
    ]


def _sayings(path: Path) -> list[ast.Call]:
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    return [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in SAYING]


def _texts(call: ast.Call) -> list[ast.expr]:
    return call.args[: 2 if call.func.id.startswith("n") else 1]  # type: ignore[attr-defined]  # `_sayings` chose them by name


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("code", "script", "style")
        if tag != "meta":
            self.found += [text or "" for name, text in attrs if name in _READ_ALOUD]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("code", "script", "style")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append(data)


def untranslatable(path: Path) -> set[str]:
    """Words that stand in a template as they are."""
    shown, skipped = [], ""
    for token in Lexer(path.read_text()).tokenize():
        if token.token_type == TokenType.BLOCK:
            name, *rest = token.split_contents()
            if name in ("blocktranslate", "comment") or (rest and rest[0].endswith("_class")):
                skipped = f"end{name}"
            elif name == skipped:
                skipped = ""
        elif token.token_type == TokenType.TEXT and not skipped:
            shown.append(token.contents)
    words = _Words()
    words.feed("".join(shown))
    return {word for text in words.found for word in _LETTERS.findall(text)}
