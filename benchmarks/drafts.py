"""A draft of sixty words checked over HTTP against the shipped guide, beside `GET me/`."""

from benchmarks.http import BLOCK, ME, Client
from benchmarks.measuring import p50, p95, percentile, seconds_of
from benchmarks.results import Row, machine, table
from benchmarks.run import Run
from benchmarks.service import Service

CHECK = "/api/v1/style/check/"
DRAFTS = 500
TEXT = """Hej Mette. Tak for din besked, og beklager ventetiden. Jeg har set på din ordre, og pakken
er desværre forsinket hos fragtfirmaet. Nej, vi kan ikke sende en ny i dag. Du kan i stedet hente
den i butikken i morgen efter klokken ti, hvis det passer dig. Skriv endelig, hvis du har spørgsmål
om leveringen eller returneringen. Nummer {number}."""
SAID = "Hej, det er tredje gang, jeg skriver. Kan I ikke bare sende en ny pakke?"


def drafts(run: Run) -> str:
    """The section of RESULTS.md."""
    service = Service(run.folder)
    service.set_up()
    service.manage("starter_guide")
    with service.running() as address:
        client = Client(address, service.token("reader", ["style:read"]))
        for number in range(BLOCK):  # both workers have read the guide
            client.times([ME])
            _check(client, number)
        rows = _rows(client, min(DRAFTS, run.most or DRAFTS))
    words = len(TEXT.split())
    about = f"{words} words, the shipped guide in four languages, one client after the other."
    return "\n\n".join([machine("SQLite"), about, table(rows)])


def _rows(client: Client, count: int) -> list[Row]:
    """In turns with me/, so that whatever else the machine does slows both down."""
    me: list[float] = []
    ours: list[float] = []
    for start in range(0, count, BLOCK):
        me += client.times([ME] * BLOCK)
        for number in range(start, start + BLOCK):
            ours.append(seconds_of(lambda number=number: _check(client, number)))
    first, last = (percentile(ours, q) / percentile(me, q) for q in (50, 95))
    return [
        Row("me/ beside it", p50(me), p95(me)),
        Row(
            "POST style/check/",
            p50(ours),
            f"{p95(ours)} · **{first:.1f} ×** and **{last:.1f} ×** me/",
        ),
    ]


def _check(client: Client, number: int) -> None:
    """Each draft is another one, as somebody types on."""
    client.call(
        "POST",
        CHECK,
        text=TEXT.format(number=number),
        language="da",
        channel="chat",
        stage="refusal",
        customer_text=SAID,
    )
