"""What the editor's form sends."""


def rows(prefix, *filled):
    sent = {f"{prefix}-TOTAL_FORMS": len(filled), f"{prefix}-INITIAL_FORMS": 0}
    for number, row in enumerate(filled):
        sent |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return sent


def typed(*, examples=(), rules=(), **fields):
    entry = {"title": "Say it once", "topic": "tone", "language": ""}
    return {**entry, **rows("examples", *examples), **rows("rules", *rules), **fields}
