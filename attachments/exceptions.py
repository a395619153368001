"""Refusals of this app that a caller is expected to explain."""

from core.exceptions import Invalid, Refusal


class TooLarge(Invalid):
    """More bytes than a file may have."""

    code = "too_large"
    status = 413


class BytesMissing(Refusal):
    """The row is there and the store has lost what it names."""

    code = "file_missing"
    status = 503
