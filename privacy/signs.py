"""Words beside a name that say whether a person is meant: "min nabo …", "… sagde", "lampen …"."""

from __future__ import annotations

# "min nabo Birgitte": whoever comes next is a person.
_KIN = """
    nabogården nabogarden nabo naboen naboer kontohaver kontoeier kontoinnehavare gran nan
    grandad nabos underbo overbo genbo nabokone kollega kollegaen kolleger kollegan kollegor
    mand manden mannen mann man kone konen kona fru frue frau datter datteren dattera dotter
    dottern son sonen sønn sønnen sønnesøn søn sønnen mor moren mora mamma mammaen far faren
    fader pappa moder mormor morfar farmor farfar bedstemor bedstefar bestemor bestefar søster
    søsteren syster systern bror broren brodern lillebror storebror lillesøster storesøster
    svigermor svigerfar svigersøn svigerdatter svigerinde svoger svigersønn svigerinne svärmor
    svärfar svåger svägerska kæreste kæresten kjæreste kjæresten pojkvän flickvän sambo samboer
    samboeren sambon ektemann ektefelle ægtefælle partneren forlovede onkel tante faster fastern
    moster farbror morbror niece nevø nevø nevøen barnebarn barnebarnet fætter kusine fetter
    kusinen kusin ven vennen venn veninde veninden venninne venninnen vän vännen väninna
    väninnan roommate bofælle romkamerat logerende lejer lejeren udlejer udlejeren leieboer
    utleier hyresvärd hyresgäst chef chefen sjef sjefen leder lederen teamleder konsulent
    konsulenten medarbejder medarbejderen medarbejdere medarbeider medarbeideren medarbetare
    medarbetaren rådgiver rådgiveren sælger sælgeren selger selgeren säljare säljaren ekspedient
    ekspedienten montør montøren tekniker teknikeren chauffør chaufføren sjåfør sjåføren
    chaufför chauffören elektriker elektrikeren vvs-mand håndværker håndværkeren håndverker
    håndverkeren hantverkare læge lægen lege legen läkare läkaren tandlæge tannlege tandläkare
    sygeplejerske sagsbehandler sagsbehandleren saksbehandler saksbehandleren handläggare
    handläggaren lærer læreren lærar advokat advokaten revisor revisoren pedagog pædagog
    vicevært viceværten vaktmester vaktmesteren mester assistent supporter supporteren
    kundekonsulent bud budet elev eleven dagmamma barnevakt barnepige hjemmehjælper kunden
    modtager modtageren mottaker mottakeren mottagare mottagaren gæst gæsten gjest gjesten
    afsender avsender avsändare neighbour neighbor neighbours colleague coworker co-worker
    husband wife daughter mother father mum mom dad brother sister son uncle aunt cousin nephew
    niece grandmother grandfather grandma grandpa grandson granddaughter boyfriend girlfriend
    fiancé fiancée fiance fiancee friend flatmate housemate landlord landlady tenant boss
    manager supervisor technician driver electrician plumber doctor dentist nurse teacher
    solicitor lawyer accountant assistant stepson stepdaughter stepmother stepfather
    mother-in-law father-in-law sister-in-law brother-in-law son-in-law daughter-in-law
    babysitter childminder carer caretaker
"""
# "fru Lund", "Mr Brown": whoever comes next, by last name.
_TITLES = """
    hr herr herre fru frk frøken fröken mr mrs ms miss mx dr doktor doctor prof professor familien
    familie familjen sir madam advokat fru
"""
# "snakkede med …", "hun hedder …": someone, if the word may be a name at all.
_TALKED = """
    talte talt talet talt taler tale snakkede snakket snakka snakker snakke pratade pratat pratar
    prata skrev skrevet skriver korresponderede spoke spoken speaking talked talking chatted
    chatting chattede chattet chattade mødte møtte träffade met kontaktet kontaktede ringede ringte
    ringde called emailed contacted hilste hilser hälsa hälsade bad ba spurgte spurte frågade asked
    texted messaged
"""
_WITH = """
    med hos til till from fra från frå av af with by to for og och and & ved hos at von om about
    via
"""
_NAMED = "hedder hed heter hette heitte heiter hedde kaldet kalt kallad named"
_BEING = "er var är blev ble is was e"
# "Lotte sagde": someone does what only people do.
_SAYING = """
    sagde siger sier sa sade säger seier fortalte fortæller forteller berättade berättar lovede
    lovet lovte lovade lover ringede ringte ringde ringer skrev svarede svarte svarade svarer
    svarar hjalp hjelpte hjelper hjælper hjälpte hjälper spurgte spurte frågade mente tror synes
    synst synes mener menar bekræftede bekreftet bekräftade hentede hentet hämtade modtog mottok
    underskrev signerte skrev sendte skickade bestilte bestilde beställde købte kjøpte köpte
    betalte betalade afleverede leverte said says told tells promised called wrote helped asked
    answered replied confirmed explained mentioned signed phoned emailed thinks paid ordered
    bor bodde boede lives lived jobber arbejder arbeider arbetar works
"""
# What these are called is no person: "sofaen Ida", "trykk på Mark".
_THINGS = """
    model modellen modell modeller modeln serie serien series lampe lampen lampa lampan sofa
    sofaen soffa soffan stol stolen bord bordet spisebord spisebordet hylde hylden hylle hyllen
    hyllan reol reolen kommode kommoden byrå byrån seng sengen senga säng sängen kjole kjolen
    klänning klänningen bukser bukserne bukse buksen buksa byxor byxorna sko skoene skoen skor
    skorna støvle støvlen støvler jakke jakken jakka jacka jackan trøje trøjen tröja tröjan
    genser genseren taske tasken veske vesken väska väskan bluse blusen bluserne skjorte
    skjorten skjorta garn garnet vase vasen kop koppen krus kruset kopp tæppe tæppet teppe
    teppet matta mattan dyne dynen pude puden pute puten madras madrassen madrass cykel cyklen
    sykkel sykkelen cykeln app appen appar program programmet systemet software softwaren færge
    færgen ferge ferga fergen färjan skibet skipet hotel hotellet hotell restaurant restauranten
    restaurang café cafe cafeen caféet butik butikken butikk butikker shop shoppen webshop
    webshoppen firma firmaet virksomheden selskapet selskabet bedriften företaget företag
    leverandør leverandøren leverandør kæde kæden brand brandet mærke mærket merke merket märke
    märket produkt produktet produkter produkten vare varen vara varan farve farven farge fargen
    färg färgen størrelse str stil kollektion kollektionen kolleksjonen pakke pakken paket
    paketet abonnement abonnementet knap knappen knapp menu menuen meny menyen menyn fane fanen
    fliken felt feltet fältet fil filen mappe mappen siden side sidan vælg velg välj klik klikk
    klicka klikker tryk trykk tryck bog bogen bok boken boka film filmen serien sang sangen sång
    byen stad staden gade gaden vej vejen gate gata station stationen skole skolen skola orkan
    orkanen storm stormen stormen festival festivalen hund hunden katten kat katt hest hesten
    robot robotten robotstøvsuger støvsuger lamp sofas chair table desk shelf bookcase bed dress
    shoe shoes boot boots jacket sweater bag blouse yarn mug rug duvet pillow mattress bike
    bicycle program system ferry ship hotel restaurant shop store company supplier brand product
    colour color size collection plan button menu tab field file folder page select click press
    choose tap book movie song city town street station school hurricane dog cat horse robot
    sankt skt sankta st saint san santa kong kongen kung kungen kong dronning dronningen
    drottning drottningen king queen prins prinsen prinsesse prinsessen prinsessan prince
    princess pave paven pope los las new
"""
# "Jensen ApS", "Karl Johans gate", "Lucia festival": a firm, a place.
_NO_PERSON_AFTER = """
    aps a/s as asa ab ltd inc llc gmbh oy plc co & group gruppen i/s k/s ans da hb kb gade gate
    gata gatan vej vei veg väg vägen plads plass plats torv torg allé alle bro kirke kyrka skole
    skola park hospital sjukhus sygehus festival prisen stadion arena lufthavn airport street
    road avenue st rd ave blvd lane square station dag dagen day version beta pro plus max mini
    xl
"""

_GREETING = """
    hej hei heisann hejsa hi hello dear kære kjære käre kära hilsen helsing hälsningar hälsning
    mvh vh regards cheers tak takk tack thanks både båda both venleg vennlig
"""

KIN = frozenset(_KIN.split())
TITLES = frozenset(_TITLES.split())
TALKED = frozenset(_TALKED.split())
WITH = frozenset(_WITH.split())
NAMED = frozenset(_NAMED.split())
BEING = frozenset(_BEING.split())
SAYING = frozenset(_SAYING.split())
OF_A_THING = frozenset(_THINGS.split()) - KIN
NEAR_NAMES = WITH | BEING | TALKED | frozenset(_GREETING.split())
NO_PERSON_AFTER = frozenset(_NO_PERSON_AFTER.split())
PRONOUNS = frozenset(
    ["han", "hun", "hon", "ho", "he", "she", "hende", "ham", "honom", "henne", "him", "her"]
)
MONTHS = frozenset(["april", "may", "june", "july", "august", "summer"])
# Firms and things that are called like people.
BRANDS = frozenset(
    tuple(brand.split())
    for brand in """
    john lewis;laura ashley;dorothy perkins;jack wills;harvey nichols;vivienne westwood;kate spade
    ann summers;thomas cook;charlotte tilbury;estee lauder;estée lauder;elizabeth arden;jo malone
    jamie oliver;gordon ramsay;william hill;charles tyrwhitt;thomas pink;russell hobbs;max factor
    george foreman;morphy richards;kenneth cole;steve madden;anne klein;bobbi brown;holland barrett
    victoria secret;james bond;taylor swift;robin hood;peter pan;mary poppins;anders lange
    helena rubinstein;rosa bloom;georg sverdrup;fridtjof nansen;hans christian;sofie la;jack jones
    emma mattress;emma madras;lilla my;astrid lindgren;gustav vasa;kåre willoch;elsa anna
    jan mayen;peter plys;ole brumm;nalle puh;santa lucia;sankta lucia;bamse kylling
    georg jensen;louis poulsen;arne jacobsen;helly hansen;calvin klein;tommy hilfiger;hugo boss
    ralph lauren;michael kors;marc jacobs;karl lagerfeld;jack wolfskin;jack daniels;johnnie walker
    jim beam;ole henriksen;poul henningsen;kay bojesen;hans wegner;finn juhl;verner panton
    stine goya;mads nørgaard;clas ohlson;johannes fog;peter justesen;sofie schnoor;carl hansen
    harry potter;ole lynggaard;paul smith;fred perry;tom ford;ted baker;vera moda;karen millen
    harley davidson;dr martens;yves rocher;christian dior;louis vuitton;jimmy choo;stella mccartney
    tom tailor;ben sherman;lars larsen;kåre nordmann;ola nordmann;kari nordmann;john deere
    massey ferguson;ben jerry;max mara;isabel marant;anne linde;karl johan;emil lönneberga
    pippi langstrømpe;pippi langstrump;mercedes benz;thomas sabo;daniel wellington;ida sjöstedt
    """.replace("\n", ";").split(";")
    if brand.strip()
)
