import pytest

from responses.hygiene.attachments import says_attached


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("da", "Se den vedhæftede fil.", "vedhæftede"),
        ("da", "Jeg vedhæfter labelen her.", "vedhæfter"),
        ("da", "Kan jeg vedhæfte labelen nu?", "vedhæfte"),
        ("da", "Vedlagt finder du en label.", "Vedlagt"),
        ("da", "Vi vedlægger fakturaen", "vedlægger"),
        ("nb", "Se den vedlagte etiketten.", "vedlagte"),
        ("nb", "Jeg legger ved fakturaen.", "legger ved"),
        ("nb", "Etiketten er lagt ved.", "lagt ved"),
        ("nb", "Se vedlegget.", "vedlegget"),
        ("nn", "Eg har lagt ved fakturaen, sjå vedlegg.", "lagt ved"),
        ("sv", "Jag bifogar returetiketten.", "bifogar"),
        ("sv", "Se bifogad fil.", "bifogad"),
        ("sv", "Fakturan är bifogat här", "bifogat"),
        ("sv", "Jag kan bifoga den.", "bifoga"),
        ("sv", "Se bilagan.", "bilagan"),
        ("en", "The label is attached.", "attached"),
        ("en", "Please find the invoice ENCLOSED", "ENCLOSED"),
        ("en", "See the attachment.", "attachment"),
        ("en", "It is in the parcel. The label is attached.", "attached"),
    ],
)
def test_word_that_promises_a_file(language, text, word):
    assert says_attached(text, language) == word


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("da", "Kan du vedhæfte et billede af skaden?"),
        ("da", "Vedhæft gerne et billede."),
        ("da", "Brug den returlabel, der er vedlagt i pakken."),
        ("da", "Følgesedlen ligger i pakken."),
        ("da", "Det er vedtaget."),
        ("nb", "Bruk etiketten som er lagt ved i pakken."),
        ("sv", "Retursedeln är bifogad i paketet."),
        ("sv", "Kan du bifoga en bild?"),
        ("en", "The form is enclosed in the parcel."),
        ("en", "Could you attach a photo?"),
        ("en", "There is no vedhæftet here"),
        ("fi", "attached"),
        ("da", ""),
    ],
)
def test_no_promise(language, text):
    assert says_attached(text, language) == ""
