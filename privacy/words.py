"""Words that decide whether a name is meant. No list of names: those come from the chat itself."""

from __future__ import annotations

# Parts of a name that say nothing alone: van der Berg, af Klint, bin Laden.
_PARTICLES = """
    af al and av ben bin da das de del den der di do dos dr du el fra frk from fru hr i ibn jr
    la le miss mr mrs ms och of og sr ten ter the van von zu
"""
# What a chat tool puts where a name should be.
_ROLES = """
    admin advisor agent anonym anonymous användare assistant assistent besökare besøgende
    besøker bot bruger bruker chat chatbot customer deg dem dig email gjest guest gäst gæst
    kund kunde kunden kunder kundesenter kundeservice kundeserviceteam kundeservise kundtjanst
    kundtjänst mail medarbeider medarbejder medarbetare note okänd operator rådgivare rådgiver
    service support supporten system team teamet ukendt ukjent unknown user visitor you
"""
# Names that are also everyday words: alone they count only when written as a name.
_EVERYDAY = """
    april art ask bach bakke bank bell bent berg best bill björn bjørn black blad bo bonde bro
    brown busk case dag dahl dal day due eik ek else eng even falk fast field fin finn fisker
    frank friis frisk frost gift glad gold good grace gran green gren gry hans haug hill hjälm
    holm hope høj iris joy june jæger king kort kvist land lange lav lie lilje linde list
    little liv ljung long love lund lång løve mai maj mark max may mille modig møller nord
    north odd page per pil post price rask ravn rich rob ros rose sand short siv sjö skov sky
    sköld small smed sol sommer star stein sten stig stolt stone storm strand ström sund svend
    svärd syd sør tage tor trygg ulv vang varm vest vik vinter viola west white will wood
    young
"""
# Words so common that no capital letter makes them a name: they begin sentences.
_FUNCTION = """
    a an and at be by de den det din do du en er et for han har he hun i in is it ja jeg jo
    kan me min nei nej no ny ok on she sin skal so the they to us vi we you
"""
# What follows a greeting or stands in a signature without being a name.
_NOT_NAMES = """
    oh its well um uh yeah yep nope okay actually altså øh eh ehm mm tja sure men hmm
    noget noe något nogen noen någon stadig fortsatt
    af aften after afternoon again all alla alle allesammen am annars att av bare begge
    beklager best born both but butik butikken bästa calling can could da dag dagen dear denne
    der dere deres dersom dessverre desværre dette dit ditt då efter eftermiddag ellers else
    etter ettermiddag evening everyone faktura firmaet fodt forhånd formiddag fra from från
    född født gerne gjerne glad god goddag godt good gärna had hade hallo happy have hedder
    hei heisann hej hejsa hela hele helg hello help her here heter hi hilsen hilsner hjelpen
    hjälpen hjælpen how hur hva hvad hvis hvor hvordan hvorfor hvornår hälsning hälsningar här
    if igen igjen ikke ikkje ingen inte jag jeres jul just kh kind kjære kommer konto kontoen
    kveld kväll kære lige mange many may med meget men mens mina mine mit mitt morgen morning
    much mvh my mycket mye må ni not now nu nyttår nytår när nå når och of og også om order
    ordern ordre ordren our over pakke pakken please på påske regards ringer sammen ska
    right great alright like perfect fine cool awesome nice certainly absolutely got super flot
    fint fin perfekt klart selvfølgelig naturligvis självklart jättebra toppen supert herlig venue
    sincerely faithfully truly se see samme samma same mangler saknas missing ukendt okänt oplyst
    oppgitt ovenfor nedenfor ovan nedan above below yes ja nej
    skriver snart som sommer soon sorry så tack tak takk thank thanks that then there these
    this thx til till tyvärr under undskyld unfortunately ursäkta vad var velkommen venlig
    venlige vennlig vente vh vil vill ville vores välkommen vänlig vänliga vår våra wait was
    sir sirs madam madame bankkonto
    weekend welcome what when where which while who why will with would writing yes your är
"""
# `Pakken er …`: what stands before one of these is the subject of a sentence.
_VERBS = """
    ankom are arrived ble blev can costs did does er fungerer funkar hade har has have is kan
    kom kommer kostede koster manglede mangler ska skal vil virker was were will är
"""

PARTICLES = frozenset(_PARTICLES.split())
ROLES = frozenset(_ROLES.split())
EVERYDAY = frozenset(_EVERYDAY.split())
FUNCTION = frozenset(_FUNCTION.split())
NOT_NAMES = ROLES | FUNCTION | frozenset(_NOT_NAMES.split())
VERBS_AFTER = frozenset(_VERBS.split())
