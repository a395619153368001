"""A server with two workers, as its users meet it: on SQLite, and on PostgreSQL with many more
documents."""

from benchmarks import content, freshness, http, postgres
from benchmarks.asked import article_queries, told
from benchmarks.measuring import megabytes
from benchmarks.results import Row, machine, table
from benchmarks.run import Run
from benchmarks.service import WRITING, Service

DOCUMENTS = 100_000
EXPLAINED = """{workers} gunicorn workers, a token, {queries} of one to three words, the last word
unfinished in half. One client after the other unless said. Every figure stands beside `GET me/` of
the same server, asked in turns with it."""
SERVER = "2"


def on_sqlite(run: Run) -> str:
    """All articles and a thousand replies, on SQLite."""
    service = Service(run.folder)
    rows = content.loaded(service, lambda: content.load(service, run.shared))
    return _section(service, run, rows, "SQLite")


def on_postgres(run: Run) -> str:
    """Many more documents, on PostgreSQL."""
    with postgres.running(run.folder) as address:
        service = Service(run.folder, address)
        count = run.documents or DOCUMENTS
        rows = content.loaded(service, lambda: content.load_many(service, run.shared, count))
        return _section(service, run, rows, postgres.version(address))


def _section(service: Service, run: Run, rows: list[Row], database: str) -> str:
    queries = article_queries(run.shared)[: run.most]
    about = EXPLAINED.format(workers=SERVER, queries=told(queries))
    with service.running() as address:
        reader = service.token("reader")
        rows += http.measure(address, reader, queries)
        saves = min(freshness.SAVES, run.most or freshness.SAVES)
        rows += freshness.measure(address, service.token("bench", WRITING), reader, saves)
        rows += [_memory(*each) for each in service.memory()]
    return "\n\n".join([machine(database, f"engine {service.engine()}"), about, table(rows)])


def _memory(rss: int, pss: int) -> Row:
    return Row(
        "memory of a worker, after all that", f"RSS {megabytes(rss)} MB", f"PSS {megabytes(pss)} MB"
    )
