"""Invented people and places for the judge; no list of the detector was looked at."""

import unicodedata


def _words(text: str) -> list[str]:
    return text.split()


FIRST = {
    "da": _words(
        "Mette Søren Anne-Mette Birgitte Jørgen Kirsten Rasmus Freja Karl-Emil Ditte Troels "
        "Inge-Lise Fatima Mohamed Nguyen Agnieszka Bo Lærke Henning Pia Åse Nikolaj Vibeke Ib "
        "Liv Storm Signe Zainab Dragan Rukiye Svend-Erik Tine Malou Alfred Conny"
    ),
    "nb": _words(
        "Ingrid Øystein Håkon Silje Kjell Marit Torbjørn Åshild Per-Arne Anne-Grethe Tuva "
        "Sindre Ragnhild Odd Solveig Amina Abdi Tomasz Linh Gunn Vebjørn Kaja Bjørg Eirik "
        "Turid Stine Mai Hedda Yusuf Dag Synnøve Roger Wenche Jo Elin"
    ),
    "sv": _words(
        "Åsa Göran Linnéa Björn Kerstin Pär Birgitta Lars-Erik Maj-Britt Elsa Hampus Tove "
        "Gun-Britt Örjan Märta Saga Jesper Gunilla Reza Shirin Dejan Aisha Wiktoria Ulf "
        "Ylva Kjell-Åke Ebba Viggo Anna-Karin Sixten Lovisa Bengt Rut Ali Inger"
    ),
    "en": _words(
        "Rebecca Callum Siobhan Priya Gareth Oluwaseun Hannah Mei Declan Aoife Nigel Tamsin "
        "Rajesh Chloe Ewan Kwame Imogen Darren Bronwyn Jamal Philippa Sean Zofia Marcus "
        "Niamh Angus Poppy Dmitri Yasmin Fraser Tessa Winston Keira Hugo Mary-Ann"
    ),
}
LAST = {
    "da": _words(
        "Sørensen Kjærgaard Østergaard Holm Bruun Thygesen Dam-Jensen Al-Hassan Nguyen Kowalska "
    "Vestergaard Toft Bech Munk Skov Ravn Brøndum Yilmaz Petrović Lauridsen Krogh Ågård "
    "Winther Hald Høj Rahbek Kruse Storm Lund Frost"
    ),
    "nb": _words(
        "Haugland Ødegård Bakken Sætre Nordli Fjellheim Solbakken Myhre Warsame Tran Kowalski "
    "Strand Hagen Lie Moe Vik Brekke Tveit Aasen Rønning Gjerde Skogen Nilsen-Berg Foss "
    "Hussein Eide Bø Ruud Lunde Kvam"
    ),
    "sv": _words(
        "Åkesson Lindqvist Bergström Sjöberg Öhman Norén Ek Wallin Hedlund Rahimi Jovanović "
    "Nowak Ström Ljung Källström Björk Hallgren Strand-Holm Dahl Fors Lindh Melin Axelsson "
    "Nyström Rosén Abdi Blom Alm Sand Frisk"
    ),
    "en": _words(
        "Whitcombe O'Sullivan Okafor Patel MacLeod Ashworth Fitzgerald Chen Barlow Price Young "
    "Baker Hutchinson-Reid Kowalczyk Singh Penhaligon Brooks Field Marsh Summers Iqbal Adeyemi "
    "Pritchard Lennox Doyle Hart Novak Best Long Frost"
    ),
}  # fmt: skip
MIDDLE = ["K.", "M.", "Berg", "Maria", "van der", "E.", "Lie", "de la", "Bach"]
STREETS = {
    "DK": ["Kirsebærvej", "Nørre Allé", "Vesterbrogade", "Gl. Landevej", "H.C. Ørsteds Vej",
           "Skovbrynet", "Møllestien", "Strandboulevarden", "Rugmarken", "Sankt Pauls Plads",
           "Lille Torv", "Åparken", "Fælledvej", "Enghaven", "Bakkegårds Alle"],
    "NO": ["Storgata", "Bjerkealleen", "Fjordveien", "Kirkegata", "Granlia", "Solbergåsen",
           "Nedre Slottsgate", "Olav Kyrres gate", "Tverrbakken", "Myrvegen", "Sandviksbodene",
           "Heimdalsringen", "Bygdøy allé", "Haugtunet", "Øvre Torggate"],
    "SE": ["Storgatan", "Björkvägen", "Sankt Eriksgatan", "Kungsgatan", "Lillängsvägen",
           "Hantverkargatan", "Odlarstigen", "Östra Hamngatan", "Skogsbacken", "Norra Vallgatan",
           "Fiskartorpet", "Tallkroken", "Drottningtorget", "Gröna gränd", "Kyrkbyn"],
    "GB": ["Wharf Lane", "Kingsmead Road", "St Cuthbert's Street", "Orchard Close", "High Street",
           "Beechwood Avenue", "Mill Hill", "Albert Terrace", "Quarry Gardens", "The Crescent"],
}  # fmt: skip
TOWNS = {
    "DK": [("8000", "Aarhus C"),
           ("2100", "København Ø"), ("5700", "Svendborg"), ("DK-9000", "Aalborg"),
           ("6700", "Esbjerg"), ("4681", "Herfølge"), ("3400", "Hillerød"), ("7400", "Herning")],
    "NO": [("0184", "Oslo"), ("5003", "Bergen"), ("7012", "Trondheim"), ("N-4006", "Stavanger"),
           ("9008", "Tromsø"), ("6800", "Førde"), ("3015", "Drammen"), ("8610", "Mo i Rana")],
    "SE": [("113 59", "Stockholm"), ("41118", "Göteborg"), ("211 25", "Malmö"), 
           ("S-753 10", "Uppsala"),
           ("903 26", "Umeå"), ("582 22", "Linköping"), ("36230", "Tingsryd")],
    "GB": [("BS1 4RN", "Bristol"), ("LS6 3QT", "Leeds"), ("EH3 9DR", "Edinburgh"), 
           ("M14 5TQ", "Manchester")],
}  # fmt: skip
FLOORS = {
    "DK": ["", "", "", ", 2. tv", ", 1.th.", " st. mf.", ", 4. sal"],
    "NO": ["", "", "", ", H0302", ", leil. 12"],
    "SE": ["", "", "", ", lgh 1203", ", 3 tr"],
    "GB": ["", "", ", Flat 3"],
}
MAIL = ["gmail.com", "hotmail.com", "live.dk", "online.no", "telia.com", "outlook.com", "mail.dk",
        "bredband2.se", "jubii.dk", "icloud.com"]  # fmt: skip

_LETTERS = str.maketrans({"ø": "oe", "æ": "ae", "å": "aa", "đ": "d", "ß": "ss", "'": "", "-": ""})


def plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    return "".join(sign for sign in folded if sign.isascii() and sign.isalnum())
