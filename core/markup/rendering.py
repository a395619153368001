"""HTML of a Markdown source. The one module that imports markdown and nh3."""

import html
import re
from collections import Counter
from dataclasses import dataclass
from threading import local
from xml.etree.ElementTree import Element

import markdown
import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown.inlinepatterns import InlineProcessor, SubstituteTagInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from core.markup.links import Leader, links
from core.markup.lists import evened
from core.markup.slots import SLOT, Slots, without_slots
from core.markup.weight import is_too_heavy
from core.text import slug

TAGS = {
    *("p", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "a", "hr", "br"),
    *("table", "thead", "tbody", "tr", "th", "td", "h2", "h3", "h4", "h5", "h6"),
}
ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    "a": {"href", "rel"},
    "ol": {"start"},
    "th": {"align"},
    "td": {"align"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
OUTSIDE = "noopener nofollow"
_HEADING = re.compile(r"h[1-6]")
_HEADING_HTML = re.compile(r'<h([2-6]) id="([^"]+)">(.*?)</h\1>', re.DOTALL)
_NO_LINK = re.compile(f'<a(?: rel="{OUTSIDE}")?>(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Heading:
    level: int
    id: str
    text: str


def render(source: str, *, line_breaks: bool = False, leader: Leader | None = None) -> SafeString:
    """Safe HTML. `line_breaks`: a new line in the source is one for the reader (as in replies).

    HTML in the source is shown as typed. A `#` heading becomes h2, since the page has its h1.
    `leader` knows where links lead for this reader.
    """
    slots = Slots(source)
    made = _html(slots.source, line_breaks, leader)
    if made is None:
        return mark_safe(f'<pre class="is-source">{slots.fill(escape(slots.source), escape)}</pre>')

    def allowed(_tag: str, name: str, value: str) -> str | None:
        return links.resolve(value) if name == "href" else value

    clean = nh3.clean(
        made,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=allowed,
        url_schemes=set(links.schemes()),
        link_rel=None,
    )
    return mark_safe(slots.fill(_NO_LINK.sub(r"\1", clean), escape))


def headings(rendered: str) -> list[Heading]:
    """The headings of what `render` made, for a table of contents."""
    return [
        Heading(int(level), anchor, html.unescape(_TAG.sub("", inner)))
        for level, anchor, inner in _HEADING_HTML.findall(rendered)
    ]


def addresses(source: str) -> list[str]:
    """Where the links of a source lead, as typed; each once, in order. None of a text that is
    not read as Markdown."""
    found: dict[str, None] = {}

    def note(address: str) -> None:
        found[address] = None

    slots = Slots(source)
    _html(slots.source, False, note)
    return [address for address in found if not SLOT.search(address)]


_readers = local()


class _Markdown(markdown.Markdown):
    """`leader`: of the text that is read just now."""

    leader: Leader | None = None


def _html(source: str, line_breaks: bool, leader: Leader | None = None) -> str | None:
    """What markdown makes of it, not yet safe; None where it would take too long or too deep."""
    if is_too_heavy(source):
        return None
    name = "breaking" if line_breaks else "flowing"
    reader = getattr(_readers, name, None)
    if reader is None:
        reader = _reader(line_breaks)
        setattr(_readers, name, reader)
    reader.leader = leader
    try:
        return reader.reset().convert(source)
    except RecursionError:
        setattr(_readers, name, None)  # it may have stopped half-way
        return None
    finally:
        reader.leader = None


def _reader(line_breaks: bool) -> _Markdown:
    reader = _Markdown(
        extensions=["tables", "fenced_code", "sane_lists"] + ["nl2br"] * line_breaks,
        extension_configs={"tables": {"use_align_attribute": True}},
    )
    # No HTML from the source: it stays text.
    reader.preprocessors.deregister("html_block")
    reader.preprocessors.register(_Lists(reader), "lists", 20)
    reader.inlinePatterns.deregister("html")
    reader.inlinePatterns.register(SubstituteTagInlineProcessor(r"<br ?/?>", "br"), "break", 90)
    reader.inlinePatterns.register(_BareAddress(_BareAddress.PATTERN, reader), "bare_address", 65)
    reader.treeprocessors.register(_Shape(reader), "shape", 5)
    return reader


class _Lists(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return list(evened(lines))


class _BareAddress(InlineProcessor):
    """https://example.com/retur without any marks is a link, too."""

    PATTERN = r"(?<![\w/:.@-])https?://[^\s<>\[\]()\"'`*]*[^\s<>\[\]()\"'`*.,;:!?…_]"
    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # the older kind of pattern is typed
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        link = Element("a", href=m[0])
        link.text = markdown.util.AtomicString(m[0])
        return link, m.start(0), m.end(0)


class _Shape(Treeprocessor):
    """Fits a text into a page: headings below its title, with anchors; rel on links outside."""

    def run(self, root: Element) -> None:
        titles = [each for each in root.iter() if _HEADING.fullmatch(each.tag)]
        lower = 1 if any(each.tag == "h1" for each in titles) else 0
        anchors = _Anchors()
        for title in titles:
            title.tag = f"h{min(6, int(title.tag[1]) + lower)}"
            # The prefix keeps anchors apart from the page's own ids.
            title.set("id", anchors.free("h-" + slug(without_slots(self._text(title)))))
        for each in list(root.iter()):
            if each.tag == "img":
                self._as_link(each)
            if each.tag == "a":
                self._lead(each)
            if each.tag == "a" and each.get("href", "").lower().startswith(("http:", "https:")):
                each.set("rel", OUTSIDE)

    def _text(self, title: Element) -> str:
        return _unescaped("".join(title.itertext()))

    def _lead(self, link: Element) -> None:
        """To where the reader gets it. A link that shows its address alone shows a title."""
        leader = self.md.leader if isinstance(self.md, _Markdown) else None
        if leader is None or not (address := _unescaped(link.get("href", ""))):
            return
        if (lead := leader(address)) is None:
            return
        if self._text(link).strip() in ("", address):
            for inner in list(link):
                link.remove(inner)
            link.text = markdown.util.AtomicString(lead.title)
        if lead.href:
            link.set("href", lead.href)
        else:
            del link.attrib["href"]

    def _as_link(self, image: Element) -> None:
        image.tag = "a"
        image.text = image.get("alt", "") or image.get("src", "")
        image.set("href", image.get("src", ""))


class _Anchors:
    """Anchors that are given once: a heading "Step 2" and a second "Step" want the same."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.given: set[str] = set()

    def free(self, anchor: str) -> str:
        free = anchor
        while free in self.given:
            self.counts[anchor] += 1
            free = f"{anchor}-{self.counts[anchor] + 1}"
        self.given.add(free)
        return free


def _unescaped(text: str) -> str:
    return markdown.treeprocessors.UnescapeTreeprocessor().unescape(text)
