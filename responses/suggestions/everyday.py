"""Words that stand in any message, whatever it is about: a text that has them is no nearer.

Where there are many documents their frequency tells that too; a small collection cannot. Pure.
"""

_DANISH = """
    ikke aldrig altid går gå gik gået kommer komme kom kommet får få fik fået tager tage tog taget
    giver give gav givet sige siger sagde sagt ser se så set står stå stod ligger ligge lå sidder
    vide ved vidste tror tro troede synes mener mene tænker tænke tænkt finder finde fandt fundet
    bruger bruge brugt brug prøver prøve prøvede prøvet begynder begyndt starter skriver skrive
    skrev skrevet svarer svare svar spørger spørge spørgsmål hjælpe hjælper hjælp venter gjorde
    gjort lave laver lavet holder holde tid tiden gang gange dag dage dagen uge uger ugen måned
    måneder år time timer minut minutter mandag tirsdag onsdag torsdag fredag lørdag søndag morgen
    aften weekend igår idag imorgen sidste næste første anden tredje to tre fire fem seks syv otte
    ni ti mange meget mere mest lidt mindre flere få nogle nogen noget ingen intet alle alt hele
    allerede stadig endnu igen siden snart længe lang langt kort hurtigt langsomt sent tidligt
    inden indtil mens faktisk egentlig måske sikkert bare helt ret rigtigt rigtig forkert godt god
    gode dårlig fin fint okay ellers desværre gerne hjem hjemme sammen selv samme andet andre sådan
    således ting sag problem problemer måde grund brug lyst kunde kunder stille sætte sat sætter
    fem stykker skete sker ske sket gældende drejer handler venligst undskyld ærgerligt hvert hver
    synd ny nyt nye gammel stor store lille helst
"""
_NORWEGIAN = """
    ikke aldri alltid går gå gikk gått kommer komme kom kommet får få fikk fått tar ta tok tatt
    gir gi ga gitt si sier sa sagt ser se så sett står stå sto ligger ligge lå sitter vet vite
    visste tror tro trodde synes mener mene tenker tenke tenkt finner finne fant funnet bruker
    bruke brukt bruk prøver prøve prøvde prøvd begynner begynt starter skriver skrive skrev skrevet
    svarer svare svar spør spørre spørsmål hjelpe hjelper hjelp venter vente gjorde gjort lage lager
    laget holder holde tid tiden gang ganger dag dager dagen uke uker uka måned måneder år time
    timer minutt minutter mandag tirsdag onsdag torsdag fredag lørdag søndag morgen kveld helg
    helgen går idag imorgen siste neste første andre tredje to tre fire fem seks sju åtte ni ti
    mange mye mer mest litt mindre flere få noen noe ingen ingenting alle alt hele allerede
    fortsatt fremdeles ennå igjen siden snart lenge lang langt kort raskt sent tidlig innen inntil
    mens faktisk egentlig kanskje sikkert bare helt ganske riktig feil godt god gode bra dårlig fin
    fint okay ellers dessverre gjerne hjem hjemme sammen selv samme annet andre sånn slik ting sak
    problem problemer måte grunn lyst kunde kunder stille sette satt setter skjedde skjer skje
    gjelder handler vennligst beklager hvert hver ny nytt nye gammel stor store liten helst frem
"""
_SWEDISH = """
    inte aldrig alltid går gå gick gått kommer komma kom kommit får få fick fått tar ta tog tagit
    ger ge gav gett givit säga säger sa sade sagt ser se såg sett står stå stod ligger ligga låg
    sitter vet veta visste tror tro trodde tycker menar mena tänker tänka tänkt hittar hitta
    hittade använder använda använt försöker försöka provar prova provat börjar börjat startar
    skriver skriva skrev skrivit svarar svara svar frågar fråga frågor hjälpa hjälper hjälp väntar
    gjorde gjort håller hålla tid tiden gång gånger dag dagar dagen vecka veckor veckan månad
    månader år timme timmar minut minuter måndag tisdag onsdag torsdag fredag lördag söndag morgon
    kväll helg helgen igår idag imorgon sista nästa första andra tredje två tre fyra fem sex sju
    åtta nio tio många mycket mer mest lite mindre fler få några någon något ingen inget alla allt
    hela redan fortfarande ännu igen sedan snart länge lång långt kort snabbt sent tidigt innan
    tills medan faktiskt egentligen kanske säkert bara helt ganska rätt riktigt fel gott god goda
    bra dålig fin fint okej annars tyvärr gärna hem hemma tillsammans själv samma annat andra sådan
    sån så sak saker problem sätt anledning lust kund kunder ställa sätta satt sätter hände händer
    hända gäller handlar vänligen förlåt varje ny nytt nya gammal stor stora liten litet helst
"""
_ENGLISH = """
    not never always go goes going went gone come comes coming came get gets getting got gotten
    take takes took taken give gives gave given say says said tell tells told see sees saw seen
    know knows knew think thinks thought find finds found use uses used using try tries tried
    trying start started begin write writes wrote written ask asks asked answer question questions
    help helps want wants wanted need needs needed like likes look looks looking make makes made
    let lets put puts keep keeps kept happen happens happened seem seems work works thing things way
    time times day days week weeks month months year years hour hours minute minutes monday tuesday
    wednesday thursday friday saturday sunday morning evening night weekend today yesterday tomorrow
    last next first second third two three four five six seven eight nine ten many much more most
    some any few less none all every each everything something anything nothing already still yet
    again since soon long short quick fast slow late early until while actually really maybe perhaps
    sure only very too right wrong good bad great fine okay otherwise unfortunately sorry home
    together self same other another others such case problem problems issue reason customer
    customers new old big small little however though don't didn't doesn't can't couldn't won't
    isn't wasn't i'm i've i'd it's that's
"""

BY_LANGUAGE = {
    language: frozenset(words.split())
    for language, words in (
        ("da", _DANISH),
        ("nb", _NORWEGIAN),
        ("sv", _SWEDISH),
        ("en", _ENGLISH),
    )
}
EVERYDAY = frozenset().union(*BY_LANGUAGE.values())
