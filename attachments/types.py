"""The types of file there are, and how to know that a file is one.

Whatever the policy in the settings says, nothing but these can be allowed: pages, drawings with
scripts, scripts and programs are none of them.
"""

import codecs
import io
import re
import zipfile
from collections.abc import Callable
from typing import NamedTuple

import puremagic

_OFFICE = "application/vnd.openxmlformats-officedocument"
_ODT = b"application/vnd.oasis.opendocument.text"
# Magic numbers of what a reader's program might run, or a browser might show as a page.
_RUNS = frozenset(
    {
        *("appimage", "apk", "app", "bat", "class", "cmd", "com", "cpl", "crx", "deb", "dll"),
        *("dmg", "elf", "exe", "hta", "htm", "html", "iso", "jar", "js", "jse", "lnk", "mht"),
        *("mhtml", "msi", "msp", "php", "pif", "pl", "ps1", "py", "pyc", "reg", "rpm", "scr"),
        *("sh", "svg", "svgz", "swf", "sys", "vb", "vbe", "vbs", "wasm", "ws", "wsf", "wsh"),
        *("xhtml", "xml", "xsl"),
    }
)
_MARKUP = re.compile(
    r"\A\s*<[a-z!?%/]|<\s*(?:!doctype|\?php|html|body|script|svg|iframe|object|embed)\b",
    re.IGNORECASE,
)
_SCRIPT = re.compile(r"\s*(?:#!|@echo\b|MZ)", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_BEGINNING = 4096
MOST_MEMBERS = 10_000


class FileType(NamedTuple):
    """A type by its extension. `is_it(content)` answers whether a file is of it."""

    content_type: str
    is_it: Callable[[bytes], bool]
    is_image: bool = False


def runs(content: bytes) -> bool:
    """Whether a file begins like a program, a script or a page, whatever it is called."""
    if content.startswith(b"PK"):  # archives and papers look alike: their members tell
        return False
    return bool(_magic(content) & _RUNS) or bool(_SCRIPT.match(content[:64].decode("latin-1")))


def _magic(content: bytes) -> set[str]:
    """Extensions of what the first bytes say for sure; a guess by few letters is none."""
    try:
        found = puremagic.magic_string(content[:_BEGINNING])
    except (puremagic.PureError, ValueError):
        return set()
    best = max(match.confidence for match in found)
    named = {match.extension.lstrip(".").lower() for match in found if match.confidence == best}
    return {extension or "elf" for extension in named} if best >= 0.3 else set()


def _is_pdf(content: bytes) -> bool:
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]


def _starts(*beginnings: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(beginnings)


def _is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def _is_text(content: bytes) -> bool:
    """Words, in UTF-8, in UTF-16 with its mark or in what older Windows writes; no markup."""
    mark = next((each for each in _MARKS if content.startswith(each)), b"")
    for encoding in [_MARKS[mark]] if mark else ["utf-8", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return not (_CONTROLS.search(text) or _MARKUP.search(text[:_BEGINNING]))
    return False


def _members(content: bytes) -> set[str]:
    """Names inside an archive; none where it cannot be read or begins with something else."""
    if not content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return set()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return set()
    return set(names) if len(names) <= MOST_MEMBERS else set()


def _is_office(folder: str) -> Callable[[bytes], bool]:
    def is_it(content: bytes) -> bool:
        names = _members(content)
        inside = any(name.startswith(f"{folder}/") for name in names)
        return "[Content_Types].xml" in names and inside and not _has_macros(names)

    return is_it


def _has_macros(names: set[str]) -> bool:
    return any(name.lower().endswith(("vbaproject.bin", ".exe", ".dll")) for name in names)


def _is_odt(content: bytes) -> bool:
    names = _members(content)
    macros = any(name.startswith(("Basic/", "Scripts/")) for name in names)
    return "content.xml" in names and _ODT in content[:200] and not macros


def _is_zip(content: bytes) -> bool:
    """An archive of papers: no program for Java or Android, and none inside."""
    names = _members(content)
    programs = {"META-INF/MANIFEST.MF", "AndroidManifest.xml"} & names
    endings = {name.rpartition(".")[2].lower() for name in names}
    return bool(names) and not programs and not endings & (_RUNS - {"xml"})


_JPEG = FileType("image/jpeg", _starts(b"\xff\xd8\xff"), is_image=True)
TYPES = {
    "pdf": FileType("application/pdf", _is_pdf),
    "png": FileType("image/png", _starts(b"\x89PNG\r\n\x1a\n"), is_image=True),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "gif": FileType("image/gif", _starts(b"GIF87a", b"GIF89a"), is_image=True),
    "webp": FileType("image/webp", _is_webp, is_image=True),
    "txt": FileType("text/plain", _is_text),
    "csv": FileType("text/csv", _is_text),
    "docx": FileType(f"{_OFFICE}.wordprocessingml.document", _is_office("word")),
    "xlsx": FileType(f"{_OFFICE}.spreadsheetml.sheet", _is_office("xl")),
    "pptx": FileType(f"{_OFFICE}.presentationml.presentation", _is_office("ppt")),
    "odt": FileType(_ODT.decode(), _is_odt),
    "zip": FileType("application/zip", _is_zip),
}
