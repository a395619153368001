"""How fast the style checker is, beside a plain loop of regular expressions, and how it grows.

All mappable English rules of the data folder look at English articles, on one core.
"""

import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks import environment, results
from benchmarks.measuring import times
from benchmarks.pages import DataMissing, articles
from benchmarks.run import Run

FILES = ("vale_rules_en", "en_retext_simplify", "en_retext_equality", "en_write_good")
# The loop is asked so many texts only: it takes long.
FOR_THE_LOOP = 60
ROUNDS = 3
SIZES = (100, 1_000, 3_000)


def checker(run: Run) -> str:
    """The section of RESULTS.md."""
    with environment.process() as fresh:
        return fresh.submit(_measured, run).result()


def _measured(run: Run) -> str:
    environment.prepare(run.folder)
    texts = [page.body for page in articles(run.shared, "bc_en")][: run.most]
    rules = _rules(run.shared)
    rows = [*_speed(rules, texts), *_growth(rules, texts[:200])]
    told = f"{len(rules):,} rules of {len(FILES)} files, {len(texts):,} articles; one core."
    return f"{told} {results.machine()}\n\n{results.table(rows)}"


def _rules(shared: Path) -> list[Any]:
    from styleguide import shapes
    from styleguide.checker import Rule
    from styleguide.transfer import imports

    rules = []
    for name in FILES:
        file = shared / "style" / f"{name}.jsonl"
        if not file.exists():
            raise DataMissing(f"{file} is missing. Name the data folder in REPLYBOOK_DATA.")
        for draft in imports.read(file, "en").drafts:
            for rule in draft.rules:
                parameters, problems = shapes.read_parameters(rule["kind"], rule["parameters"])
                if not problems:
                    exceptions = tuple(rule["exceptions"])
                    rules.append(
                        Rule(
                            rule["kind"],
                            parameters,
                            exceptions=exceptions,
                            key=len(rules),
                            language="en",
                        )
                    )
    return rules


def _speed(rules: Sequence[Any], texts: Sequence[str]) -> list[results.Row]:
    from styleguide.checker import Context, Guide

    guide, context = Guide(rules), Context("en")
    begun = time.perf_counter()
    guide.check("", context)
    made = time.perf_counter() - begun
    found: list[int] = []
    ours = _words_a_second(lambda text: found.append(len(guide.check(text, context))), texts)
    some = texts[:: max(1, len(texts) // FOR_THE_LOOP)]
    loop = _loop(rules)
    plain = _words_a_second(lambda text: [each.search(text) for each in loop], some, rounds=1)
    count = sum(found) // (ROUNDS + 1)
    return [
        results.Row("checker", f"{ours:,.0f} words/s", f"{count:,} findings"),
        results.Row("plain loop of `re`", f"{plain:,.0f} words/s", f"{len(loop):,} expressions"),
        results.Row("checker beside it", times(ours / plain)),
        results.Row("made ready, once", f"{made:.2f} s"),
    ]


def _growth(rules: Sequence[Any], texts: Sequence[str]) -> list[results.Row]:
    """The same texts against more and more rules of a phrase each."""
    from styleguide.checker import Context, Guide, Rule

    words = [
        word
        for rule in rules
        for word in (*rule.parameters.get("words", ()), *rule.parameters.get("from", ()))
    ]
    context, rows, first = Context("en"), [], 0.0
    for size in SIZES:
        several = (words * (size // len(words) + 1))[:size]
        guide = Guide(
            Rule("avoid", {"words": [word], "use": []}, key=number, language="en")
            for number, word in enumerate(several)
        )
        speed = _words_a_second(lambda text, guide=guide: guide.check(text, context), texts)
        first = first or speed
        more = f"{first / speed:.1f} × the time of {SIZES[0]}"
        rows.append(results.Row(f"{size:,} rules", f"{speed:,.0f} words/s", more))
    return rows


def _loop(rules: Sequence[Any]) -> list[re.Pattern[str]]:
    """One expression for each rule, as one would write it without a checker."""
    expressions = []
    for rule in rules:
        words = [*rule.parameters.get("words", ()), *rule.parameters.get("from", ())]
        if "pattern" in rule.parameters:
            expressions.append(re.compile(rule.parameters["pattern"]))
        elif words:
            inside = "|".join(re.escape(word) for word in words)
            expressions.append(re.compile(rf"\b(?:{inside})\b", re.IGNORECASE))
    return expressions


def _words_a_second(
    ask: Callable[[str], object], texts: Sequence[str], rounds: int = ROUNDS
) -> float:
    """Of the processor's time; the best of several rounds, once all is warm."""
    count = sum(len(text.split()) for text in texts)
    best = 0.0
    for number in range(rounds + 1):
        begun = time.process_time()
        for text in texts:
            ask(text)
        if number or rounds == 1:
            best = max(best, count / (time.process_time() - begun))
    return best
