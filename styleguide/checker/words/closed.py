"""Words that are taken exactly as they are, and those that no ending may make of another word."""

# They hold sentences together, are said in answer, or have forms that no ending tells.
_DANISH = """
    af aldrig alle alligevel allerede alt altid andet andre at bag bare begge blev blevet blive
    bliver burde bør da de dem den denne der derfor deres derfra derhen dermed desuden desværre
    det dette dig din dine disse dit dog du efter eller ellers en end endda endnu er et eventuelt
    fik flere flest for fordi fore foran forbi fra fremad frem få får før først gerne gider gjorde
    gjort gør gøre ham han hans har hav have haft haver havde hej hellere hen hende hendes her
    herfra hermed hos hun hurtigt hvad hvem hver hvert hvilke hvilken hvilket hvis hvor hvordan
    hvorfor hvornår i ifølge igen igennem ikke imellem imod ind inden inde ingen ingenting intet
    ja jeg jer jeres jo kan kom komme kun kunne lad langs lav lidt lige ligesom man mange med
    meget mellem men mens mere mest mig min mindre mindst mine mit mod måske måtte må naturligvis
    ned nej nemlig netop nogen noget nogle nok nu når næsten nævnt og også okay om omkring op oven
    over overfor os på sammen samt se selv selvom sen ser ses side sidste sig sin sine sit skal
    skulle slet snart som stadig sted steder straks så sådan tak til tilbage tit trods tværtimod
    uden under undskyld ud ude uanset var ved vel velkommen vi via vide vil ville vor vores være
    været ved vist
"""
_BOKMAL = """
    aldri alle allerede allikevel alltid alt altså andre annen annet at av bak bare begge ble bli
    blir blitt bort burde bør da de deg dem den denne der dere deres derfor dermed dessuten
    dessverre det dette din dine disse ditt dit du eller ellers en enn enda er et etter eventuelt
    fikk flere flest for fordi foran forbi fore fra fram frem få får før først gjerne gjennom
    gjorde gjort gjør gjøre ha hadde ham han hans har hatt hav hei heller hennes henne her herfra
    hit hos hun hva hvem hver hvert hvilke hvilken hvilket hvis hvor hvordan hvorfor i ifølge
    igjen ikke imot ingen ingenting inn inne innen intet ja jeg jo kan kanskje kom komme kun kunne
    la langs litt man mange med meg meget mellom men mens mer mest min mindre minst mine mitt mot
    må måtte naturligvis ned nei nemlig nettopp noe noen nok nå når nesten og også okay om omkring
    opp oss over overfor på rundt sammen samt se selv selvfølgelig selvom sen ser ses seg side
    siden siste sin sine sitt skal skulle slik snart som stadig sted steder straks så takk til
    tilbake tross under unnskyld ut ute uten uansett var ved vel velkommen vi via vil ville vite
    vår våre vårt være vært
"""
_NYNORSK = """
    aldri alle allereie alltid alt andre at av berre blei bli blir blitt bør da dei deg deira den
    denne der dermed dersom dessverre det dette di din dine disse ditt dykk dykkar du då eg ei ein
    eit eller elles enn enno er et etter fekk fleire for fordi frå fram få får før først gjennom
    gjere gjer gjorde ha hadde han hans har hatt ho hei henne hennar her hjå hos i igjen ikkje
    imot ingen ingenting inn ja kan kanskje kom kome korleis kor kva kven kvifor kvar kva kvart
    kunne la litt lite man mange med meg meir mellom men mens mest min mindre mine mitt mot må
    måtte nei no noko nokon nokre nok når og også okay om opp oss over på saman seg ser ses sidan
    sin sine sitt sjølv skal skulle slik som så takk til tilbake under ut uten utan var ved vel
    velkomen vere vi vil ville vore vår våre vårt
"""
_SWEDISH = """
    aldrig all alla allt alltid allt andra annan annars annat att av bara bli blir blev blivit
    bland bort borde bra bör båda de dem den denna där därför deras dess dessa dessutom det detta
    dig din dina ditt dock du då efter eftersom eller en endast ens er era ert ett eventuellt fick
    fler flera flest för före först förut framåt fram från få får genom ges ger gick gjorde gjort
    gärna gör göra ha hade haft han hans har hej hellre henne hennes här hit hos hon honom hur i
    ibland igen inga ingen ingenting inget in inne innan inom inte ja jag ju just kan kanske kom
    komma kring kunde lite man med medan mellan men mer mera mest mig min mina mindre minst mitt
    mot mycket måste nej ner nog nu nu något någon några nästan när och också okej om omkring oss
    på redan runt samma samt se sedan sen ser ses sida sig sin sina sist sitt själv ska skall
    skulle snart som stadigt strax så sådan tack till tillbaka trots tyvärr under undan upp ur
    ursäkta ut ute utan vad var vara vare varför varit varje varsågod vart vem vet vi via vid
    vilka vilken vilket vill ville vår våra vårt väl välkommen än ändå ännu är även åt över
"""
_ENGLISH = """
    a about above after again all already also although always am an and any anybody anyone
    anything are as at away back be because been before being below best better between both but
    by can cannot could did do does doing done down during each either else enough even ever every
    everybody everyone everything few first for from further get gets getting got had has have
    having he hello her here hers herself hey hi him himself his how however i if in indeed
    instead into is it its itself just kindly last least less let lets like many may maybe me
    might mine more most much must my myself need neither never no nobody none nor not nothing now
    of off on once one only onto or other others ought our ours ourselves out over own perhaps
    please quite rather really same shall she should since so some somebody someone something soon
    sorry still such than thank thanks that the their theirs them themselves then there these they
    thing things this those though through thus to together too toward towards under unless until
    up upon us use used very via was we well were what when where whether which while who whom
    whose why will with within without would yes yet you your yours yourself
"""

CLOSED: dict[str, frozenset[str]] = {
    "da": frozenset(_DANISH.split()),
    "nb": frozenset(_BOKMAL.split()),
    "nn": frozenset(_NYNORSK.split()),
    "sv": frozenset(_SWEDISH.split()),
    "en": frozenset(_ENGLISH.split()),
}

# Words of their own that an ending makes of another one by chance: `ord`, `orden`.
_BY_CHANCE = {
    "da": "bille billen biller havet orden order passe passer stille stiller",
    "nb": "bille biller havet orden order passe passer stille stiller",
    "nn": "orden",
    "sv": "hålla orden order ordning passa passar ställe stilla tacka visa",
    "en": "being bring ding king ring sing string thing wing",
}
BY_CHANCE = {language: frozenset(words.split()) for language, words in _BY_CHANCE.items()}
