"""The fields of a reply: reading them, checking them, filling them. No database, no settings."""

from responses.placeholders.adoption import adopted
from responses.placeholders.draft import Formats
from responses.placeholders.errors import (
    MissingValues,
    PlaceholderError,
    Problem,
    ValueProblem,
    ValuesError,
)
from responses.placeholders.filling import Link
from responses.placeholders.genitive import genitive
from responses.placeholders.grammar import parse
from responses.placeholders.registry import (
    FIELDS,
    Field,
    Known,
    labels_in,
    names_in,
    needed_in,
    validate,
)
from responses.placeholders.render import Context, Rendered, Source, render
from responses.placeholders.samples import sample_values

__all__ = [
    "FIELDS",
    "Context",
    "Field",
    "Formats",
    "Known",
    "Link",
    "MissingValues",
    "PlaceholderError",
    "Problem",
    "Rendered",
    "Source",
    "ValueProblem",
    "ValuesError",
    "adopted",
    "genitive",
    "labels_in",
    "names_in",
    "needed_in",
    "parse",
    "render",
    "sample_values",
    "validate",
]
