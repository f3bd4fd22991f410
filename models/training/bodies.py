"""Copies of sentences in which organisations bear invented names, so that the net learns what a name
of one looks like and where it stands, and does not only know those there are."""

from __future__ import annotations

import random
import re

from data import Sentence

# What a body's name ends in; the longest that fits is kept.
HEADS = """verket|myndigheten|nämnden|styrelsen|förvaltningen|förbundet|föreningen|bolaget|inspektionen
|institutet|rådet|delegationen|kontoret|utskottet|departementet|kommittén|partiet|kansliet|fonden|museet
|centralen|domstolen|byrån|beredningen|sektionen|sällskapet|klubben|stiftelsen|kooperativet|facket""".replace(
    "\n", ""
).split("|")
STEMS = """skärgårds|skogsbruks|spannmåls|fjällräddnings|vägtull|hamn|fiskevårds|biodlar|sten
|glas|textil|väv|orgel|kraftnäts|gruv|järnvägs|varvs|spårvägs|cykel|flyg|drönar|satellit|rymd|väder|snö
|klimatanpassnings|kust|strand|sjö|å|ström|damm|våtmarks|myr|betes|mjölk|ost|bröd|humle|frukt|svamp|bär
|ren|älg|varg|fågel|insekts|växt|frö|park|kyrkogårds|lekplats|simhalls|is|ridsport|kulturarvs|släkt
|musei|teater|film|spel|serie|språk|tecken|läs|skriv|bok|arkiv|data|kod|nät|fiber|signal|kart|mät|prov
|kvalitets|tillsyns|prövnings|ersättnings|försäkrings|pensions|lön|skuld|avgifts|bidrags|stipendie|gåvo
|bostadsbyggnads|tomt|hyres|småhus|koloni|energi|värme|kyl|sol|vind|våg|bio|gas|batteri|avlopps|återbruks
|sop|luft|buller|strål|gift|läkemedels|blod|donations|vaccin|tand|syn|hörsel|demens|rehabiliterings
|anhörig|barnavårds|ungdoms|elev|student|lärling|folkbildnings|rektors|lärar|forsknings|patent|standard
|handels|export|import|torg|mässe|turist|vandrings|jubileums|beredskaps|civil|larm|brand|räddningsdyk
|gräns|pass|folkboks|val|demokrati|medborgar|minoritets|jämlikhets|integrations|freds|bistånds|närings
|företags|innovations|mark|trafik|vatten|miljö|social|utbildnings|omsorgs|fritids|kultur|teknik""".replace(
    "\n", ""
).split("|")
OPENINGS = """Gran|Ek|Berg|Nord|Syd|Väst|Öst|Sten|Lind|Alm|Björk|Hav|Mälar|Gotlands|Dal|Norr|Svea|Göta|Inter
|Eko|Fler|Sam|Ny|Alfa|Delta|Hexa|Medi|Opti|Sensi|Tekno|Info|Agri|Bio|Nano|Kvant|Lumo|Vita|Zeta|Pro""".replace(
    "\n", ""
).split("|")
ENDINGS = """bygg|tech|vård|gruppen|konsult|invest|fastigheter|media|data|bank|energi|frakt|buss|plast|stål
|trä|livs|kök|rör|el|glas|mat|skolan|hälsa|system|soft|net|pro|ex|on|um|ia""".replace("\n", "").split("|")
LETTERS = "ABCDEFGHIKLMNOPRSTUVÅÄÖ"
HEAD = re.compile(f"(?P<stem>.{{2,}}?)(?P<head>{'|'.join(HEADS)})(?P<ending>s?)", re.IGNORECASE)
ACRONYM = re.compile(f"[{LETTERS}]{{2,5}}")
NAME = re.compile(r"[A-ZÅÄÖ][a-zåäö]{3,}(?<!en)(?<!et)(?<!na)(?<!ens)(?<!ets)(?<!nas)")  # not 'Polisen'
PARTIES = frozenset(("S", "M", "SD", "C", "V", "KD", "MP", "L", "FP", "FI"))


def another(token: str, rng: random.Random) -> str | None:
    """An invented name of the same make, None where there is none to make: a party, a wording."""
    compound = HEAD.fullmatch(token)
    if compound:
        stem = rng.choice(STEMS)
        stem = stem.capitalize() if token[0].isupper() else stem
        return stem + compound["head"] + compound["ending"]
    if ACRONYM.fullmatch(token):
        return None if token in PARTIES else "".join(rng.choices(LETTERS, k=len(token)))
    if NAME.fullmatch(token):
        return rng.choice(OPENINGS) + rng.choice(ENDINGS) + ("s" if token.endswith("s") else "")
    return None


def renamed_bodies(sentence: Sentence, rng: random.Random) -> Sentence | None:
    """A copy in which each organisation of one token has another name; None if there is none."""
    tags = [tag for _, tag in sentence] + ["O"]
    out, changed = [], False
    for place, (token, tag) in enumerate(sentence):
        alone = tag == "B-ORG" and tags[place + 1] != "I-ORG"
        name = another(token, rng) if alone else None
        changed = changed or name is not None
        out.append((name or token, tag))
    return out if changed else None
