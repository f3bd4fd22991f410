"""Invented excerpts of notes, for what the annotated ones hold little of: announcements of
meetings, action points with an owner, notes of cooperation groups."""

from __future__ import annotations

import random

PEOPLE = """Berit|Olle|Nadja|Hanna|Samir|Kerstin|Johan|Malin|Ordföranden|Sekreteraren|Anna-Lena
|Processledaren|Arbetsgruppen|Samordnaren|Kommunerna|Förvaltningen"""
TIMES = """den 14 maj|14/5|fredag 3 juni|vecka 42|den 31 mars 2025|sista augusti|2025-09-12
|nästa möte|den 1 oktober|torsdag 8 februari"""
TOPICS = """samverkansavtalet|tidplanen|budgeten|handlingsplanen|enkäten|webbplatsen|remissen
|överenskommelsen|lägesrapporten|utvärderingen|lokalfrågan|rekryteringen|årsberättelsen"""
BODIES = """Gruppen|Styrgruppen|Mötet|Styrelsen|Nätverket|Ledningsgruppen|Beredningsgruppen"""
HEADS = {
    "Nästa möte": ["meeting"],
    "Beslut": ["decision"],
    "Att göra": ["todo"],
    "Åtgärder": ["todo"],
    "Information": ["information", "background"],
    "Laget runt": ["discussion", "information"],
    "Aktuella frågor": ["discussion", "information", "todo", "decision"],
    "Uppföljning": ["information", "todo", "background", "decision"],
}
UNITS = {
    "meeting": """MTG	Nästa möte {t} kl. 13.00–15.00.|MTG	{t} kl 09.00 i Folkets hus
|MTG	Kommande möten: {t} och {t}.|MTG	Nästa möte hålls {t} via Teams.
|MTG	Nästa träff blir {t}.|MTG	Möte {t} kl. 18|MTG	Nytt möte bokas in {t}, {p} skickar kallelse.
|MTG	Tid för nästa möte: {t}|MTG	Vi ses igen {t}.|MTG	Årsmötet äger rum {t} kl. 18.30.""",
    "decision": """DEC	{b} beslutar att godkänna {x}.|DEC	{b} beslutade att anta {x}.
|DEC	{b} ställer sig bakom {x}.|DEC	{b} enas om att {x} ska gälla från {t}.
|DEC	Beslut: {x} godkänns.|DEC	att godkänna {x}|DEC	att lägga {x} till handlingarna
|DEC,ACT	{b} ger {p} i uppdrag att ta fram {x}.|DEC	{b} väljer {p} till ordförande.
|DEC,ACT,DUE	{b} beslutar att {p} ska revidera {x} senast {t}.|DEC	Frågan bordläggs.
|DEC	Rapporten godkänns och läggs till handlingarna.|DEC	{b} tackar för informationen.""",
    "todo": """ACT	{p} skickar ut {x}.|ACT,DUE	{p} återkommer om {x} till {t}.
|ACT	{p} kontaktar Olle om {x}.
|ACT	{p} och {p} tar fram ett förslag på {x}.|ACT,DUE	{p} lämnar synpunkter på {x} senast {t}.
|ACT	{p} undersöker {x} vidare.|ACT,DUE	Ansvarig: {p}. Klart {t}.
|ACT	{p} bjuder in till ett möte om {x}.
|ACT	{p} får i uppdrag att se över {x}.|ACT,DUE	{p} följer upp {x} {t}.|ACT	- {p} bokar lokal
|ACT	{p} stämmer av med kommunerna.|ACT	Alla läser igenom {x} inför nästa möte.
|ACT,DUE	Synpunkter på {x} skickas till {p} senast {t}.""",
    "information": """INF	{p} informerar om {x}.|INF	{p} berättar om arbetet med {x}.
|INF	{p} ger en lägesrapport om {x}.|INF	Arbetet med {x} pågår.|INF	{p} går igenom {x}.
|INF	Antalet deltagare har ökat sedan förra året.|INF	{p} har börjat som ny samordnare.
|INF	Det finns medel kvar i projektet.|INF	Presentationen bifogas anteckningarna.""",
    "background": """BGD	Styrgruppen beslutade {t} att godkänna {x}.|BGD	{x} antogs vid förra mötet.
|BGD	Kommunstyrelsen har tidigare beslutat om {x}.|BGD	{b} gav i fjol {p} i uppdrag att ta fram {x}.
|BGD	Föregående mötes anteckningar behandlade {x}.""",
    "discussion": """DIS	{b} diskuterar {x}.|DIS	Diskussion om {x}.|DIS	Hur går vi vidare med {x}?
|DIS	Det är viktigt att {x} förankras i kommunerna.|DIS	{p} undrar om {x} håller.
|DIS	Flera lyfter behovet av samordning.|DIS	{p} menar att {x} bör ses över.
|DIS	Önskemål om mer tid för {x} framförs.|DIS	En fråga som väcks är vem som äger {x}.""",
}


def pick(rng: random.Random, text: str) -> str:
    return rng.choice([item for item in text.replace("\n", "").split("|")])


def unit(rng: random.Random, kind: str) -> tuple[list[str], str]:
    labels, text = pick(rng, UNITS[kind]).split("\t")
    for slot, words in (("{p}", PEOPLE), ("{t}", TIMES), ("{x}", TOPICS), ("{b}", BODIES)):
        while slot in text:
            text = text.replace(slot, pick(rng, words), 1)
    return labels.split(","), text[0].upper() + text[1:] if not text.startswith("att ") else text


def excerpts(count: int, rng: random.Random) -> list[list[tuple[list[str], str]]]:
    """Excerpts of two to four headings with one to four units under each."""
    made = []
    for _ in range(count):
        excerpt: list[tuple[list[str], str]] = []
        for number in range(1, rng.randint(2, 4) + 1):
            head = rng.choice(list(HEADS))
            title = rng.choice([head, f"{number}. {head}", f"§ {number} {head}", f"{head}:"])
            excerpt.append((["HDR"], title))
            for _ in range(rng.randint(1, 4)):
                excerpt.append(unit(rng, rng.choice(HEADS[head])))
        made.append(excerpt)
    return made
