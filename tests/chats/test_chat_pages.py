import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from chats.models import Chat
from tests.chats.factories import make_chat, talk

pytestmark = pytest.mark.django_db

TRANSCRIPT = "[10:02] Mette: Hej, hvor er min pakke?\n[10:03] Support: Den kommer i morgen.\n"


@pytest.fixture
def signed_in(client):
    def as_user(user):
        client.force_login(user)
        return client

    return as_user


def pasted(**fields):
    return {"text": TRANSCRIPT, "language": "da", "status": "solved", **fields}


def test_visitors_are_asked_to_sign_in(client, alice):
    chat = make_chat(alice)
    for address in ("/chats/", "/chats/new/", f"/chats/{chat.pk}/", f"/chats/{chat.pk}/promote/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={address}")


def test_an_empty_list_says_what_it_is_for(signed_in, alice):
    assert "Paste the first chat" in signed_in(alice).get("/chats/").text
    assert "No chat fits" in signed_in(alice).get("/chats/?q=nothing").text


def test_the_list_shows_what_one_may_read_and_narrows(signed_in, alice, eva, billing):
    make_chat(alice, subject="Mine")
    make_chat(eva, subject="Theirs", team=billing)
    make_chat(alice, subject="Open", status="open")

    def subjects(query):
        page = signed_in(alice).get(f"/chats/?{query}").context["page"]
        return sorted(chat.subject for chat in page)

    assert subjects("") == ["Mine", "Open"]
    assert subjects("status=open") == ["Open"]
    assert subjects("promoted=false&status=solved") == ["Mine"]
    assert subjects("q=%00&status=unknown") == ["Mine", "Open"]


@pytest.mark.parametrize("chats", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    signed_in, alice, chats, django_assert_num_queries
):
    for _number in range(chats):
        make_chat(alice)
    page = signed_in(alice)
    page.get("/chats/")

    with django_assert_num_queries(9):
        page.get("/chats/")


def test_reading_a_chat(signed_in, alice):
    chat = make_chat(alice, talk("<b>Hvor</b>?"))

    page = signed_in(alice).get(f"/chats/{chat.pk}/").text

    assert "&lt;b&gt;Hvor" in page
    assert "Make an article of this chat" in page
    assert "How it ended" in page


def test_a_hidden_chat_is_not_there(signed_in, bob, alice, support):
    chat = make_chat(alice, team=support)

    for address in ("", "promote/"):
        assert signed_in(bob).get(f"/chats/{chat.pk}/{address}").status_code == 404


def test_marking_it_as_solved(signed_in, alice, bob):
    chat = make_chat(alice, status="open")
    address = f"/chats/{chat.pk}/outcome/"

    signed_in(alice).post(address, {"status": "solved", "rating": "3", "version": 1})

    chat.refresh_from_db()
    assert (chat.status, chat.rating) == ("solved", 3)
    stale = signed_in(alice).post(
        address, {"status": "left", "rating": "", "version": 1}, follow=True
    )
    assert "Somebody else changed this" in stale.text
    assert signed_in(bob).post(address, {"status": "left"}).status_code == 403
    assert signed_in(alice).post(address, {"status": "x"}).status_code == 400


def test_deleting_it(signed_in, alice, bob):
    chat = make_chat(alice)

    assert signed_in(bob).post(f"/chats/{chat.pk}/delete/").status_code == 403
    assert signed_in(alice).post(f"/chats/{chat.pk}/delete/").status_code == 302
    assert Chat.objects.count() == 0


def test_a_preview_stores_nothing(signed_in, alice):
    page = signed_in(alice).post("/chats/new/", pasted(then="preview"))

    assert page.status_code == 200
    assert [each.label for each in page.context["transcript"].speakers] == ["Mette", "Support"]
    assert Chat.objects.count() == 0


def test_saving_what_was_previewed(signed_in, alice, support):
    fields = pasted(
        then="save",
        key="0" * 32,
        customer_name="Mette",
        team=support.pk,
        rating="2",
        label=["Mette", "Support"],
        speaker=["customer", "agent"],
    )
    signed_in(alice).post("/chats/new/", fields)
    answer = signed_in(alice).post("/chats/new/", fields)

    chat = Chat.objects.get()
    assert answer["Location"] == f"/chats/{chat.pk}/"
    assert (chat.source, chat.team, chat.rating, chat.status) == ("pasted", support, 2, "solved")
    assert [(each.author, each.name) for each in chat.messages.all()] == [
        ("customer", "Mette"),
        ("agent", ""),
    ]


def test_who_is_who_can_be_said(signed_in, alice):
    fields = pasted(then="save", label=["Mette", "Support"], speaker=["agent", "note"])
    signed_in(alice).post("/chats/new/", fields)

    assert [each.author for each in Chat.objects.get().messages.all()] == ["agent", "note"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_in_any_usual_encoding(signed_in, alice, encoding):
    file = SimpleUploadedFile("chat.txt", "Kunde: Blåbærgrød?\r\nAgent: Ja".encode(encoding))

    page = signed_in(alice).post("/chats/new/", pasted(text="", file=file, then="preview"))

    assert page.context["transcript"].messages[0].text == "Blåbærgrød?"
    assert "Kunde: Blåbærgrød?" in page.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\0\1\2", "This is no text file"),
        (b"x" * 1_000_001, "at most one megabyte"),
        (b"", "empty"),
        (b"nobody speaks here", "No line says who speaks"),
    ],
)
def test_a_bad_file_is_refused(signed_in, alice, content, said):
    file = SimpleUploadedFile("chat.txt", content)
    page = signed_in(alice).post("/chats/new/", pasted(text="", file=file, then="save"))

    assert page.status_code == 400
    assert said in page.text
    assert Chat.objects.count() == 0


def test_nothing_pasted(signed_in, alice):
    page = signed_in(alice).post("/chats/new/", pasted(text="  ", then="preview"))

    assert page.status_code == 400
    assert "Paste a transcript" in page.text


def test_too_many_messages_are_said_on_the_page(signed_in, alice):
    text = "Kunde: Hej\n" * 2_001
    page = signed_in(alice).post("/chats/new/", pasted(text=text, then="save"))

    assert page.status_code == 400
    assert "at most 2,000 messages" in page.text
