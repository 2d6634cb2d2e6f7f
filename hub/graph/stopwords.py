"""Words that say nothing by themselves, folded.

Articles, pronouns, prepositions, auxiliary verbs, and the frame in which people put a problem ("I do not know how to").
The lists are short on purpose: how rare a word is in a hub weighs more.
"""

from collections.abc import Mapping

_ENGLISH = """
    a about after again all already also although always am an and any anyone anything are arent as at be became become
    because been before being between both but by can cannot cant come comes could couldnt did didnt do does doesnt
    doing done dont each else elses even ever every everybody everyone everything for from get gets getting go goes
    going got had hadnt has hasnt have havent having he her here hers him his how i id if ill im in instead into is isnt
    it its itself ive just keep keeps know knows let like made make makes many may me might more most much must my
    myself need needs never no nobody none nor not nothing now of off often on once one only onto or other others our
    ours out over own perhaps please put quite rather really said same say says see seem seems shall she should shouldnt
    so some somebody someone something still such sure take taken than that thats the their theirs them then there
    theres these they thing things this those though three through to together too took two under until up upon us use
    used using very want wants was wasnt way we well went were werent what whats when where whether which while who whom
    whose why will with within without wont would wouldnt yet you your yours yourself
"""
_GERMAN = """
    aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da dabei dann das dass dein deine
    dem den denn der des deshalb die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer
    eines er es etwas euch euer fur ganz gar geht gibt habe haben hat hatte hatten hier hin ich ihm ihn ihnen ihr ihre
    ihrem ihren ihrer im immer in ins ist ja jede jedem jeden jeder jedes jemand jetzt kann kannst kein keine keinem
    keinen keiner konnen konnte man mehr mein meine meinem meinen meiner mich mir mit muss mussen nach nicht nichts nie
    niemand noch nun nur ob oder ohne schon sehr sein seine seit selbst sich sie sind so soll sollen sollte sondern uber
    um und uns unser unsere unter viel vom von vor war waren warum was weil weiss welche welcher wenn wer werden wie wieder
    wir wird wirst wo wurde wurden zu zum zur zwischen
"""
_SPANISH = """
    a al algo alguien alguna algunas alguno algunos ante antes aqui asi aun aunque bien cada como con contra cual cuando
    cuanto de del desde donde dos durante e el ella ellas ello ellos en entre era eran es esa esas ese eso esos esta
    estaba estan estar estas este esto estos estoy fue fueron ha habia hace hacer han hasta hay he la las le les lo los
    mas me mi mientras mis mismo mucho muy nada nadie ni no nos nosotros nuestra nuestro o os otra otras otro otros para
    pero poco por porque puede puedo pues que quien quiero se sea segun ser si sido siempre sin sino sobre solo son soy su
    sus tal tambien tampoco tan tanto te tengo tiene tienen todo todos tu tus un una unas uno unos usted ustedes va voy y
    ya yo
"""

STOP_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset(_ENGLISH.split()),
    "de": frozenset(_GERMAN.split()),
    "es": frozenset(_SPANISH.split()),
}
"""Stop words by language."""
