"""Which page of a list an address asks for."""

LONGEST = 4


def page_number(asked: str) -> int:
    """The number that stands in the address; the first page where that is none."""
    if asked.isascii() and asked.isdecimal() and len(asked) <= LONGEST:
        return max(1, int(asked))
    return 1
