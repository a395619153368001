from styleguide.models.entry import EntryChannel, EntryStage, StyleEntry, Topic
from styleguide.models.parts import Example, Rule, RuleKind, Severity, Verdict
from styleguide.models.queryset import StyleEntryQuerySet
from styleguide.models.reading import Reading

__all__ = [
    "EntryChannel",
    "EntryStage",
    "Example",
    "Reading",
    "Rule",
    "RuleKind",
    "Severity",
    "StyleEntry",
    "StyleEntryQuerySet",
    "Topic",
    "Verdict",
]
