"""Invented rows of minutes: attendance lists, adjusters, headings. Names are put together at
random from the lists of names, so that nobody real is meant."""

from __future__ import annotations

import random

from data import Sentence
from text import tokenise

ROLES = """ordförande|vice ordförande|sekreterare|ledamot|ersättare|tjänstgörande ersättare
|justerare|kassör|enhetschef|områdeschef|förvaltningschef|kommundirektör|socialchef|ekonom
|utvecklingsledare|processledare|verksamhetschef|rektor|ekonomichef|strateg|samordnare
|projektledare|sjuksköterska|adjungerad|revisor|handläggare|kommunikatör|avdelningschef
|folkhälsostrateg|utredare|kvalitetschef|regionutvecklare|nämndsekreterare|kanslichef
|planarkitekt|HR-chef|ordf.|sekr.|trafikplanerare|trafikingenjör|byggnadsinspektör|lektor
|personalföreträdare|brukarrepresentant|elevrepresentant|studentrepresentant|biträdande rektor
|avdelningschef stab|enhetschef teknik|controller|jurist|kommunjurist|stadsarkitekt|kurator
|verksamhetsutvecklare|folkhälsochef|hållbarhetschef|gruppledare|oppositionsråd|kommunalråd
|mötessekreterare|mötesordförande|valberedare|vice kassör|suppleant|facklig företrädare
|skyddsombud|huvudskyddsombud|administratör|registrator|arkivarie|upphandlare|näringslivschef
|fritidschef|kulturchef|skolchef|bibliotekschef|miljöinspektör|bygglovschef|exploateringschef
|räddningschef|säkerhetschef|digitaliseringschef|IT-chef|systemförvaltare|projektör|psykolog
|specialpedagog|arbetsterapeut|överläkare|distriktsläkare|tandläkare|vårdchef
|beredskapssamordnare"""
UNITS = """Nära vård|primärvården|vuxenpsykiatrin|elevhälsan|hemsjukvården|socialförvaltningen
|barn- och utbildningsförvaltningen|omsorgsförvaltningen|kommunstyrelsen|socialnämnden
|byggnadsnämnden|vård- och omsorgsnämnden|individ- och familjeomsorgen|kultur- och fritidsnämnden
|kommunledningskontoret|Sektor välfärd|Habilitering och hälsa|samhällsbyggnadsförvaltningen
|Närhälsan|räddningstjänsten|stadsledningskontoret|funktionshinderförvaltningen
|Nämnden för arbete"""
FURNITURE = """Underskrifter|Justeringens plats och tid|Sida 3 (12)|Utdragsbestyrkande|Bilaga 2
|Paragrafer 14–32|Ersätter|fr.o.m. § 4|Anslag/bevis|Sista dag för överklagande|Ej närvarande
|Ordförande ____________|Sekreterare ____________|Justerande|Beslutet skickas till
|Underskrift ______________|Förvaringsplats för protokollet|Namnförtydligande|Organ|Tid och plats
|Ledamöter|Ersättare|Övriga|Omröstning|Ja|Nej|Avstår|tom. § 12|Tjänstgör §§ 3–9|Röstlängd"""
PARTY = "S|M|SD|C|V|KD|MP|L".split("|")
HEADS = """Närvarande|Frånvarande|Deltagare|Närvarande ledamöter|Ej tjänstgörande ersättare
|Övriga närvarande|Justerare|Ordförande|Sekreterare|Beslutande|Kallade|Anmält förhinder
|Vid anteckningarna|Vid protokollet|Mötesordförande|Justeras|Adjungerade|Gäst"""


def choices(text: str) -> list[str]:
    return [item.strip() for item in text.replace("\n", "").split("|")]


class Names:
    """Draws people, places and bodies as strings with entity marks: '[PER Anna Berg]'."""

    def __init__(self, lexicon: dict[str, list[str]], rng: random.Random):
        self.rng = rng
        self.given = lexicon["given-names"]
        self.surnames = lexicon["surnames"]
        self.places = [name for name in lexicon["municipalities"] if not name.endswith("kommun")]
        self.localities = lexicon["localities"]

    def full_name(self) -> str:
        rng = self.rng
        given = rng.choice(self.given)
        if rng.random() < 0.08:
            given += ("-" if rng.random() < 0.7 else " ") + rng.choice(self.given)
        surname = self.surname()
        if rng.random() < 0.08:
            surname += ("-" if rng.random() < 0.6 else " ") + self.surname()
        return f"{given} {surname}"

    def surname(self) -> str:
        """Mostly from the list, at times made of a place name, so that unlisted ones are known."""
        if self.rng.random() < 0.15:
            place = self.rng.choice(self.localities).rstrip("s")
            return place + self.rng.choice(["", "sson", "er"])
        return self.rng.choice(self.surnames)

    def person(self) -> str:
        return f"[PER {self.full_name()}]"

    def backwards(self) -> str:
        """As registers have it: surname first, at times in capitals."""
        given, *rest = self.full_name().split(" ")
        surname = " ".join(rest)
        return f"[PER {surname.upper() if self.rng.random() < 0.5 else surname}, {given}]"

    def body(self) -> str:
        rng = self.rng
        place = rng.choice(self.places)
        genitive = place if place[-1] in "sxz" else place + "s"
        return rng.choice(
            [
                f"[ORG {rng.choice(choices(UNITS))}]",
                f"[ORG {place}]",
                f"[ORG {genitive} kommun]",
                f"[ORG Region {place}]",
                f"[ORG {genitive} {rng.choice(['skola', 'bibliotek', 'IF', 'hembygdsförening'])}]",
            ]
        )


def row(names: Names) -> str:
    """One marked line of a list, or of what stands around it."""
    rng = names.rng
    if rng.random() < 0.15:
        return rng.choice(choices(FURNITURE))
    role = rng.choice(choices(ROLES))
    if rng.random() < 0.4:
        role = role[0].upper() + role[1:]
    head = rng.choice(choices(HEADS))
    party = rng.choice(PARTY)
    several = [names.person() for _ in range(rng.randint(2, 5))]
    given = [f"[PER {rng.choice(names.given)}]" for _ in range(rng.randint(1, 5))]
    return rng.choice(
        [
            f"{names.person()} {role} {names.body()}",
            f"{names.person()}, {role}, {names.body()}",
            f"{names.person()} {names.body()}",
            f"{names.person()}, {names.body()}",
            f"{names.person()} {role}",
            f"{role} {names.person()} {names.body()}",
            f"{names.person()} {role}, {names.body()}",
            f"{role} ______________ {names.person()}",
            f"{role} {names.person()}",
            f"{role}: {names.person()}",
            f"{names.backwards()} ([ORG {party}])",
            f"{names.backwards()}",
            f"{names.person()} ([ORG {party}]) {role} ja",
            f"{names.person()} ([ORG {party}]) §§ 1–12",
            f"- {names.person()}, {role}",
            f"{names.person()} ([ORG {party}])",
            f"{names.person()} ([ORG {party}]), {role}",
            f"{names.person()} ([ORG {party}]) ersätter {names.person()} ([ORG {party}])",
            f"{names.person()} [ORG {party}] X",
            f"{head}: {', '.join(several)}",
            f"{head}: {', '.join(several[:-1])} och {several[-1]}",
            f"{head} {' '.join(several[:2])}",
            f"{head}: {', '.join(given)}",
            f"{head}: {names.person()}, {names.body()}",
            f"{', '.join(given[:-1] + given[-1:])}",
            f"{names.body()}: {', '.join(several)}",
            f"Anteckningar: {names.person()}",
            f"{given[0]} kollar upp detta till nästa möte.",
            f"{given[0]} och [PER {rng.choice(names.given)}] återkommer med förslag.",
        ]
    )


def parse(marked: str) -> Sentence:
    """'[PER Anna Berg], ledamot' to tokens with tags."""
    sentence: Sentence = []
    for index, part in enumerate(marked.replace("]", "[").split("[")):
        if index % 2 == 0:
            sentence += [(token, "O") for token in tokenise(part)]
            continue
        label, words = part[:3], part[4:]
        for place, token in enumerate(tokenise(words)):
            sentence.append((token, ("I-" if place else "B-") + label))
    return sentence


def rows(count: int, lexicon: dict[str, list[str]], rng: random.Random) -> list[Sentence]:
    names = Names(lexicon, rng)
    made = []
    for _ in range(count):
        sentence = parse(row(names))
        if rng.random() < 0.08:
            sentence = [(token.upper(), tag) for token, tag in sentence]
        made.append(sentence)
    return made


def renamed(sentence: Sentence, names: Names) -> Sentence:
    """A copy in which each person of two or more words has another name."""
    out: Sentence = []
    position = 0
    while position < len(sentence):
        end = position + 1
        while end < len(sentence) and sentence[end][1] == "I-PER":
            end += 1
        if sentence[position][1] == "B-PER" and end - position >= 2:
            words = names.full_name().split(" ")
            genitive = sentence[end - 1][0].endswith("s") and not words[-1].endswith("s")
            words[-1] += "s" if genitive and names.rng.random() < 0.3 else ""
            out += [(word, "I-PER" if place else "B-PER") for place, word in enumerate(words)]
        else:
            out += sentence[position:end]
        position = end
    return out
