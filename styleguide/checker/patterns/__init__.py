"""Regular expressions that cannot hang: the time grows with the text, whatever the pattern.

    patterns = Patterns(["\\\\bår\\\\b", "(?i)hej+"])
    for number, start, end in patterns.found_in(text): …

All patterns are looked for in one pass, so that many cost what one does. What they mean is what
they mean to `re`; what needs going back (references, looking around) does not exist here.
"""

from styleguide.checker.patterns.automaton import MOST_PLACES, Patterns
from styleguide.checker.patterns.parsing import PatternError
from styleguide.checker.patterns.program import program_of

__all__ = ["MOST_PLACES", "PatternError", "Patterns", "program_of"]
