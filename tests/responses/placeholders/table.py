"""Every syntax × every kind of value, written out as a table that people can read.

A block for each source, a paragraph for each value. `plain` is what is copied; `markdown` is left
out where it is the same, `html` where it is `<p>` around that. `stops` names what is missing.
Written anew by `python -m tests.responses.placeholders.table`; read the difference before it is
committed.
"""

from datetime import date
from functools import partial
from pathlib import Path

from responses.placeholders import Link, MissingValues
from tests.responses.placeholders.rendering import rendered

FOLDER = Path(__file__).parent / "golden"
LANGUAGES = ("da", "nb", "nn", "sv", "en")
LONG = "x" * 10_000
VALUES = {
    "present": "Mette",
    "two words": "Anne Mette",
    "not given": ...,
    "null": None,
    "empty": "",
    "blank": " \t\n",
    "no-break blank": "\u00a0\u200b",
    "CAPITALS": "METTE",
    "ends in s": "Lars",
    "ends in x": "Max",
    "ends in z": "Liz",
    "æøå": "Ærø Østergård",
    "lower case": "van der Berg",
    "a field": "{{agent.email}}",
    "a clause": "[[x {{agent.email}}|y]]",
    "a question": "{{?label|x}}",
    "the cursor": "{{cursor}}",
    "loose braces": "{a} }} ]] | {{",
    "Markdown": "**b** _i_ `c` [t](u) ~~s~~",
    "Markdown line": "# h",
    "HTML": "<b>x</b> &amp; <script>",
    "two lines": "A\n- B",
    "number": 7,
    "10,000 letters": LONG,
}
MISSING = ["not given", "null", "empty", "blank", "no-break blank"]
NAME = "customer.first_name"
ORDER = {"order.number": "77"}
# What is written, what is known beside the value.
SOURCES = [
    ("Hej {{customer.first_name}}!", {}),
    ("Hej {{customer.first_name|du}}!", {}),
    ("Hej{{customer.first_name|}}!", {}),
    ("Hej {{customer.first_name|*du* <b> | to}}!", {}),
    ("[[Hej {{customer.first_name}}|Hej]] 👋", {}),
    ("Tak[[, {{customer.first_name}}]].", {}),
    ("[[Hej {{customer.first_name|du}}|Hej]].", {}),
    ("[[Ordre {{order.number}} til {{customer.first_name}}|Ordren]].", ORDER),
    ("[[Ordre {{order.number}} til {{customer.first_name}}|Ordren]].", {}),
    ("[[Ordre {{order.number}}|Hej {{customer.first_name|du}}]].", {}),
    ("**{{customer.first_name}}** og `{{customer.first_name}}`", {}),
    ("[se](https://e.dk/?q={{customer.first_name}}).", {}),
    ("- {{customer.first_name}}\n- sidst", {}),
    (r"\{{customer.first_name}} og \[[{{customer.first_name}}]]", {}),
    ("Hej {{customer.first_name}}, {{cursor}}.", {}),
]
QUESTIONS = ["Til {{?navn}}.", "Til {{?navn|dig}}.", "Tak[[ til {{?navn}}|]]."]
SUBJECT = "Om [[{{customer.first_name}} og |]]**{{customer.first_name|dig}}**"
SHORT = ["present", "ends in s", "a field", *MISSING]
INFLECTED = [
    ("{{customer.first_name:genitive}} sag", VALUES),
    ("{{customer.company:genitive}} sag", VALUES),
    ("{{customer.first_name:genitive|kundens}} sag", SHORT),
    ("[[{{customer.first_name:genitive}} sag|sagen]]", SHORT),
]


def tables(language="da"):
    """File name → text. Of these only the last two know languages."""
    return {
        "syntax.txt": "".join(_block(source, known, language) for source, known in SOURCES),
        "questions.txt": "".join(_question_block(source, language) for source in QUESTIONS),
        "subjects.txt": _subjects(language),
        "genitives.txt": "".join(_inflected_block(*each) for each in INFLECTED),
        "others.txt": _others(),
    }


def filled(source, value, language="da", known=None):
    values = dict(known or {})
    if value is not ...:
        values |= {NAME: value, "customer.company": value}
    return rendered(source, values, language=language)


def _heading(source):
    return f"\n=== {source!r}\n"


def _block(source, known, language):
    more = "".join(f"   with {name} = {value}" for name, value in known.items())
    rows = (_row(name, partial(filled, source, VALUES[name], language, known)) for name in VALUES)
    return _heading(source).rstrip("\n") + more + "\n" + "".join(rows)


def _question_block(source, language):
    def answered(value):
        answers = {} if value is ... else {"navn": value}
        return rendered(source, language=language, answers=answers)

    rows = (_row(name, partial(answered, VALUES[name])) for name in VALUES)
    return _heading(source) + "".join(rows)


def _row(name, make):
    try:
        done = make()
    except MissingValues as missing:
        return f"{name:21} stops     {', '.join(missing.unresolved)}\n"
    lines = [("plain", done.body)]
    if done.markdown != done.body:
        lines.append(("markdown", done.markdown))
    if done.html != f"<p>{done.body}</p>":
        lines.append(("html", done.html))
    if done.cursor is not None:
        lines.append(("cursor", done.cursor))
    first, *others = (f"{word:9} {_shown(text)}" for word, text in lines)
    return "".join([f"{name:21} {first}\n", *(f"{'':21} {line}\n" for line in others)])


def _subjects(language):
    text = _heading(SUBJECT)
    for name, value in VALUES.items():
        values = {} if value is ... else {NAME: value}
        done = rendered("x", values, subject=SUBJECT, language=language)
        text += f"{name:21} {_shown(done.subject)}\n"
    return text


def _inflected_block(source, names):
    return _heading(source) + "".join(_inflected(source, name, VALUES[name]) for name in names)


def _inflected(source, name, value):
    """A line a language; one line where all agree."""
    found = {}
    for language in LANGUAGES:
        try:
            found.setdefault(_shown(filled(source, value, language).body), []).append(language)
        except MissingValues as missing:
            found.setdefault(f"stops: {', '.join(missing.unresolved)}", []).append(language)
    lines = [f"{' '.join(codes):15} {text}" for text, codes in found.items()]
    return "".join(f"{name if place == 0 else '':21} {line}\n" for place, line in enumerate(lines))


def _others():
    """Fields that are no plain value: dates, articles, what we know ourselves."""
    article = {"retur": Link("Retur *nu*", "https://e.dk/help/retur")}.get
    own = {"company.name": "Nordlyst", "constant.opening_hours": "9–16", "agent.name": "Ole"}
    cases = {
        "today": ("{{date.today}}", {}),
        "today, given": ("{{date.today}}", {"date.today": date(2027, 2, 3)}),
        "order's date": ("{{order.date}}", {"order.date": date(2026, 5, 17)}),
        "ours": ("{{company.name}} {{constant.opening_hours}} {{agent.name}}", {}),
        "ours, given": ("{{agent.name}}", {"agent.name": "Maja"}),
        "ours, given as empty": ("{{agent.name}}", {"agent.name": " "}),
        "custom": ("{{custom.plan}}", {"custom.plan": "Guld"}),
        "custom, missing": ("{{custom.plan|Basis}}", {}),
        "article": ("Se {{article:retur}} eller [her]({{article:retur}}).", {}),
        "article, hidden": ("[[Se {{article:skjult}}|Spørg os]].", {}),
        "first word of name": ("Hej {{customer.first_name}}", {"customer.name": "Åse Berg"}),
        "no first word": ("Hej {{customer.first_name|du}}", {"customer.name": "Berg, Åse"}),
    }
    text = ""
    for language in LANGUAGES:
        text += f"\n=== {language}\n"
        for name, (source, values) in cases.items():
            given = {"language": language, "own": own, "article": article}
            text += _row(name, partial(rendered, source, values, **given))
    return text


def _shown(text):
    """On one line, long runs shortened; nothing else is touched."""
    shown = str(text).replace("\\n", "\\\\n").replace("\n", "\\n")
    return shown.replace(LONG, "‹10,000 × x›").rstrip() + ("·" if shown.endswith(" ") else "")


if __name__ == "__main__":
    import django

    django.setup()
    for file, text in tables().items():
        (FOLDER / file).write_text(text, encoding="utf-8")
