"""Words that hold a sentence together and say nothing of what it is about.

Finding one of them is no sign of a good hit, so it never counts as found; it is still looked for
and adds its little to the score. Negations are none of them: `ikke fornøyd` is not `fornøyd`.
"""

_DANISH = """
    jeg du han hun den det vi i de man mig dig ham hende os jer dem sig min mit mine din dit dine
    sin sit sine hans hendes vores jeres deres en et og eller men som at om af på til fra med for
    hos ved over under efter før mellem mod ud ind op ned så da når hvis fordi er var været være
    bliver blev blevet har havde haft kan kunne skal skulle vil ville må måtte bør gør der her
    hvad hvor hvordan hvornår hvorfor hvem hvilken hvilket hvilke lige bare også nu jo denne dette
    disse hej tak hvorhen
"""
_NORWEGIAN = """
    meg deg henne oss dere seg mitt mi di ditt sitt si hennes våre vårt vår deres og eller men som
    å av på til fra med hos ved over under etter før mellom mot ut inn opp ned så da når hvis fordi
    er var vært være blir ble blitt har hadde hatt kan kunne skal skulle vil ville må måtte bør
    gjør hva hvor hvordan når hvorfor hvem hvilken hvilket hvilke bare også nå jo denne dette disse
    ei eit eg dei kva korleis kvifor kven hei takk
"""
_SWEDISH = """
    jag du han hon den det vi ni de man mig dig honom henne oss er dem sig min mitt mina din ditt
    dina sin sitt sina hans hennes vår vårt våra ert era deras en ett och eller men som att om av på
    till från med hos vid över under efter före mellan mot ut in upp ner så då när ifall är var
    varit vara blir blev blivit har hade haft kan kunde ska skall skulle vill ville måste bör gör
    där här vad hur varför vem vilken vilket vilka bara också nu ju denna detta dessa hej tack
"""
_ENGLISH = """
    i you he she it we they me him her us them my your his its our their mine yours a an the and or
    but as that if of on to from with for at by over under after before between into out up down so
    then when because is am are was were be been being has have had do does did can could shall
    should will would may might must what where how why who which just also now this these those
    there here hi hello thanks please
"""

FUNCTION_WORDS = frozenset(f"{_DANISH} {_NORWEGIAN} {_SWEDISH} {_ENGLISH}".split())
