"""Makes chats with personal data of nobody, and says where it is.

The names are from no list of the detector, which has none. Every chat also has numbers that are
nobody's business: prices, dates, opening hours, article and CVR numbers, our own phone.
"""

import random
from dataclasses import dataclass, field

from privacy import Kind
from tests.privacy import numbers

OWN = ["Nordlyst", "+45 20 00 00 01", "hej@nordlyst.example", "NO93 8601 1117 947"]

FIRST = {
    "da": "Birgitte Torben Solvejg Asger Dorthe Ejvind Ragna Æselil Jørn Åge Villads Signe",
    "nb": "Ragnhild Torbjørn Solveig Eystein Guro Håkon Øyvor Sverre Åshild Kjell Marit",
    "sv": "Gunilla Torsten Åsa Göran Ylva Håkan Märta Sölve Ulrika Östen Birgit Assar",
    "en": "Priscilla Desmond Fiona Alistair Gwendolyn Rupert Siobhan Percival Maeve",
}
LAST = {
    "da": "Toftegaard Kjærulff Vestergaard Østrup Aagesen Brøndum Skødt Havelund Iversen",
    "nb": "Aasgård Kvernmo Bjørkelund Sætre Hjelmeland Østbø Tveit Nygård Rødseth",
    "sv": "Sjögren Åkerblom Lindqvist Häggström Öhman Wallgren Bergkvist Nyström",
    "en": "Featherstone Okonkwo Blackwood Ramirez Thistlewood Pemberton Mulligan",
}
FREE = {
    "da": ["Hej {}, tak for din besked", "Mvh {}", "jeg hedder {} og har købt en lampe"],
    "nb": [
        "Hei {}, takk for henvendelsen",
        "Vennlig hilsen\n{}",
        "Jeg heter {} og venter på varen",
    ],
    "sv": ["Hej {}, tack för ditt meddelande", "Mvh {}", "Jag heter {} och väntar på varan"],
    "en": ["Dear {}, thanks for writing", "Kind regards,\n{}", "my name is {} and I wait"],
}
PARTICIPANT = {
    "da": ["Det er {}", "{}s pakke er væk", "Er det {}, jeg taler med?", "Ja, {} her."],
    "nb": ["Dette er {}", "{}s pakke er borte", "Er det {} jeg snakker med?", "Ja, {} her."],
    "sv": ["Det är {}", "{}s paket är borta", "Är det {} jag pratar med?", "Ja, {} här."],
    "en": ["It is {}", "{}'s parcel is gone", "Am I talking to {}?", "Yes, {} here."],
}
AROUND = {
    "da": {
        Kind.PHONE: ["Ring på {}", "Mit nummer er {}, efter kl. 16", "tlf. {}", "{}"],
        Kind.EMAIL: ["Skriv til {}", "min mail er {}, tak", "({})"],
        Kind.CARD: ["Jeg betalte med {}", "kortnummer {} udløber 12/27", "{}"],
        Kind.IBAN: ["Send pengene til {}", "IBAN: {}", "{} er kontoen"],
        Kind.ACCOUNT: ["kontonummer {}", "Min konto er {}, tak"],
        Kind.ADDRESS: ["Jeg bor på {}", "Send den til {}, tak", "{}"],
        Kind.ORDER: ["ordrenummer {}", "Mit ordrenr. er {}", "det er ordre {}", "sagsnr.: {}"],
        None: ["cpr {}", "{}", "Mit CPR-nummer er {}.", "født {}"],
    },
    "nb": {
        Kind.PHONE: ["Ring meg på {}", "Nummeret er {}, etter kl. 16", "tlf. {}", "{}"],
        Kind.EMAIL: ["Skriv til {}", "e-posten min er {}, takk", "({})"],
        Kind.CARD: ["Jeg betalte med {}", "kortnummer {} utløper 12/27", "{}"],
        Kind.IBAN: ["Send pengene til {}", "IBAN: {}", "{} er kontoen"],
        Kind.ACCOUNT: ["kontonummer {}", "Kontoen min er {}, takk", "{}"],
        Kind.ADDRESS: ["Jeg bor i {}", "Send den til {}, takk", "{}"],
        Kind.ORDER: ["ordrenummer {}", "Bestillingsnummeret er {}", "det er ordre {}"],
        None: ["fødselsnummer {}", "{}", "Personnummeret mitt er {}."],
    },
    "sv": {
        Kind.PHONE: ["Ring mig på {}", "Numret är {}, efter kl. 16", "tel {}", "{}"],
        Kind.EMAIL: ["Skriv till {}", "min mejl är {}, tack", "({})"],
        Kind.CARD: ["Jag betalade med {}", "kortnummer {} går ut 12/27", "{}"],
        Kind.IBAN: ["Skicka pengarna till {}", "IBAN: {}", "{} är kontot"],
        Kind.ACCOUNT: ["kontonummer {}", "clearing 8000 konto {}", "bankgiro {}"],
        Kind.ADDRESS: ["Jag bor på {}", "Skicka den till {}, tack", "{}"],
        Kind.ORDER: ["ordernummer {}", "Mitt ordernr är {}", "det är order {}", "ärende {}"],
        None: ["personnummer {}", "{}", "Mitt personnummer är {}."],
    },
    "en": {
        Kind.PHONE: ["Call {}", "My number is {}, after 4 pm", "phone {}", "{}"],
        Kind.EMAIL: ["Write to {}", "my e-mail is {}, thanks", "({})"],
        Kind.CARD: ["I paid with {}", "card number {} expires 12/27", "{}"],
        Kind.IBAN: ["Send the money to {}", "IBAN: {}", "{} is the account"],
        Kind.ACCOUNT: ["account number {}", "My bank account is {}, thanks"],
        Kind.ADDRESS: ["I live at {}", "Send it to {}, thanks", "{}"],
        Kind.ORDER: ["order number {}", "My order no. is {}", "it is order {}", "ticket #{}"],
        None: ["CPR {}", "{}", "My national id is {}."],
    },
}
TRAPS = {
    "da": [
        "Den koster 1.299,00 kr. og fragt 49 kr.",
        "Vi har åbent 10.00-17.30, lørdag 10-14",
        "Leveres den 24.12.2026 mellem kl. 8 og 16",
        "Vores CVR er 20000000",
        "Ring til os på 20 00 00 01 eller skriv til hej@nordlyst.example",
        "Varenummer 40063813, EAN 4006381333931",
        "Fejlkode E1042 i version 2.10.15",
        "Hej igen. Pakken er ikke kommet, og det er 14 dage siden",
        "Hvad er dit kundenummer? Du kan også finde svaret på siden",
    ],
    "nb": [
        "Den koster 1 299 kr og frakt 49 kr",
        "Åpent 10.00-18.00, lørdag 10-16",
        "Leveres 24.12.2026 mellom kl. 8 og 16",
        "Org.nr. 987 654 321 MVA",
        "Ring oss på +45 20 00 00 01",
        "Varenummer 40063813",
        "Betal til NO93 8601 1117 947",
        "Hei igjen. Pakken har ikke kommet på 14 dager",
    ],
    "sv": [
        "Den kostar 1 299 kr och frakten 49 kr",
        "Öppet 10-18, lördag 10-16",
        "Levereras 2026-12-24 mellan kl. 8 och 16",
        "Vårt org.nr är 556016-0680",
        "Artikelnummer 40063813",
        "Hej igen. Paketet har inte kommit på 14 dagar",
    ],
    "en": [
        "It costs 1,299.00 kr and postage 49 kr",
        "Open 10 am - 6 pm, Saturday 10-16",
        "Delivered on 24 December 2026 between 8 and 16",
        "Our VAT number is DK20000000",
        "Hello again. The parcel has not arrived for 14 days",
        "Step 1: restart. Step 2: wait 30 seconds. Error 0x80070005",
    ],
}


@dataclass
class Chat:
    """`labels` are (message number, start, end, kind); kind NAME is of a participant."""

    language: str
    participants: list[str]
    messages: list[tuple[int, str, str]] = field(default_factory=list)
    labels: list[tuple[int, int, int, str]] = field(default_factory=list)

    def say(self, author: str, sentence: str, value: str = "", label: str = "") -> None:
        number = len(self.messages) + 1
        before, gap, after = sentence.partition("{}")
        self.messages.append((number, author, before + value + after))
        if gap:
            self.labels.append((number, len(before), len(before) + len(value), label))


def make_chat(chance: random.Random) -> Chat:
    language = chance.choices(["da", "nb", "sv", "en"], [40, 35, 15, 10])[0]
    name = f"{chance.choice(FIRST[language].split())} {chance.choice(LAST[language].split())}"
    chat = Chat(language, [name, "Support"])
    turns = [
        chance.choice([_trap, _personal, _named, _heard]) for _ in range(chance.randint(4, 16))
    ]
    for turn in turns:
        turn(chat, chance, name)
    return chat


def _trap(chat, chance, name):
    chat.say("agent", chance.choice(TRAPS[chat.language]))


def _personal(chat, chance, name):
    kind, value = _value(chance, chat.language)
    around = AROUND[chat.language]
    sentences = around[kind] if kind in around else around[None]
    chat.say("customer", chance.choice(sentences), value, kind)


def _named(chat, chance, name):
    first, last = name.split()
    written = chance.choice([name, first, last, name.lower(), first.lower(), name.upper()])
    if chance.random() < 0.2:
        for letter, plain in (("å", "aa"), ("ø", "oe"), ("æ", "ae"), ("Å", "Aa"), ("Ø", "Oe")):
            written = written.replace(letter, plain)
    chat.say("customer", chance.choice(PARTICIPANT[chat.language]), written, Kind.NAME)


def _heard(chat, chance, name):
    language = chance.choice(list(FIRST))
    other = chance.choice(FIRST[language].split())
    if chance.random() < 0.5:
        other += f" {chance.choice(LAST[language].split())}"
    chat.say("customer", chance.choice(FREE[chat.language]), other, "free name")


def _value(chance, language):
    maker = chance.choice(
        [_phone, _email, _card, _iban, _account, _order, _address, _national, _national]
    )
    kind, value = maker(chance, language)
    if chance.random() < 0.03:
        value = value.replace(" ", "\u00a0").replace("-", "\u2011")
    return kind, value


def _grouped(digits, sizes, gap=" "):
    pieces = []
    for size in sizes:
        pieces.append(digits[:size])
        digits = digits[size:]
    return gap.join(pieces)


def _phone(chance, language):
    if language == "sv":
        mobile = f"17406{chance.randrange(5, 100):02}"
        forms = ["070-{} {} {}", "+46 70 {} {} {}", "070{}{}{}", "0046 70 {}{}{}"]
        return Kind.PHONE, chance.choice(forms).format(mobile[:3], mobile[3:5], mobile[5:])
    if language == "en":
        return Kind.PHONE, f"+44 7700 900{chance.randrange(1000):03}"
    digits = f"{chance.randrange(4, 10)}{chance.randrange(10**7):07}"
    sizes = chance.choice([(2, 2, 2, 2), (8,), (4, 4), (3, 2, 3)])
    code = {"da": "45", "nb": "47"}[language]
    before = chance.choice(["", "", "", f"+{code} ", f"+{code}", f"00{code} "])
    return Kind.PHONE, before + _grouped(digits, sizes)


def _email(chance, language):
    local = f"{chance.choice(['kaffe', 'lampe.fan', 'x_y'])}{chance.randrange(1000)}"
    forms = ["{}@example.com", "{}@mail.example.dk", "{} (at) example.no", "{} snabel-a example.dk"]
    return Kind.EMAIL, chance.choice(forms).format(local)


def _card(chance, language):
    digits = numbers.card(chance)
    sizes = (4, 6, 5) if len(digits) == 15 else (4, 4, 4, 4)
    return Kind.CARD, _grouped(digits, sizes, chance.choice(["", " ", "-"]))


def _iban(chance, language):
    digits = numbers.iban(chance)
    return Kind.IBAN, _grouped(digits, [4] * 6, chance.choice(["", " "])).strip()


def _account(chance, language):
    if language == "nb":
        return Kind.ACCOUNT, _grouped(numbers.norwegian_account(chance), (4, 2, 5), ".")
    if language == "sv":
        return Kind.ACCOUNT, f"000-{chance.randrange(10**4):04}"
    return Kind.ACCOUNT, f"0000 000{chance.randrange(10**7):07}"


def _order(chance, language):
    forms = ["{:06}", "AB-{:05}", "2026-{:06}", "W{:07}"]
    return Kind.ORDER, chance.choice(forms).format(chance.randrange(10**5))


def _address(chance, language):
    number = chance.randrange(1, 200)
    streets = {
        "da": ["Ellehavevej {}", "Lille Strandstræde {}, 2. tv", "algade {}b, 0000 Prøveby"],
        "nb": ["Granliveien {}", "Øvre Slottsgate {} H0203", "furuveien {}c, 0000 Prøveby"],
        "sv": ["Ängsgatan {}", "Norra Kyrkogatan {}, 000 00 Provstad", "björkvägen {}"],
        "en": ["{} Willow Lane", "{}b Upper Mill Road", "{} Nelson Square"],
    }
    return Kind.ADDRESS, chance.choice(streets[language]).format(number)


def _national(chance, language):
    if language == "nb":
        shift = chance.choice([(0, 0), (40, 0), (0, 40), (0, 80)])
        serial = chance.randrange(900)
        year = chance.randrange(100)
        digits = numbers.fodselsnummer(30 + shift[0], 2 + shift[1], year, serial)
        return Kind.FODSELSNUMMER, _grouped(digits, (6, 5), chance.choice(["", " "]))
    if language == "sv":
        digits = numbers.personnummer(chance)
        forms = ["{}-{}", "19{}-{}", "{}{}", "19{}{}"]
        return Kind.PERSONNUMMER, chance.choice(forms).format(digits[:6], digits[6:])
    gap = chance.choice(["-", "-", "", " "])
    digits = numbers.cpr_number(chance, checked=gap != "-")
    return Kind.CPR, gap.join([digits[:6], digits[6:]])
