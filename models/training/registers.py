"""Writes the registers of municipalities and state authorities under pipeline/lexicon.

    python3 models/training/registers.py --data ../shared/data --out pipeline/lexicon

`lexicon.py` writes lists of names; these say who bears them. An authority's id is its organisation
number; courts share that of Domstolsverket and add their name. What has no number (posts abroad,
kinds of bodies, foundations) is left out. register-regions.json is written by hand.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from pathlib import Path

from lexicon import AUTHORITY_DATA, GEO_DATA, rows

COURTS = "202100-2742"
# Kinds of bodies, a department, a collection, a doublet, one whose name and tasks another has now.
LEFT_OUT = {"Tingsrätter", "Kammarrätter", "Utrikesdepartementet", "Zornsamlingarna", "ILO-KOMMITTÉN"}
LEFT_OUT |= {"Statskontoret (gamla)"}
RENAMED = {
    "Riksdagens ombudsmän JO": "Riksdagens ombudsmän",
    "Affärsverket svenska kraftnät": "Svenska kraftnät",
    "SVEA HOVRÄTT O MARK O MILJÖ OCH PATENT": "Svea hovrätt",
    "HYRES OCH ARRENDENÄMNEN I MALMÖ": "Hyres- och arrendenämnden i Malmö",
}
# The source adds a genitive s by rule; these are called otherwise.
MUNICIPALITIES = {
    "0880": "Kalmar kommun", "2080": "Falu kommun", "2513": "Överkalix kommun", "2514": "Kalix kommun",
}
# Short names in daily use, from common knowledge. One in capitals may stand alone, if not in WEAK.
DAILY = """Skolverket=Statens skolverk; Skolinspektionen=Statens skolinspektion;
Energimyndigheten=Statens energimyndighet; Jordbruksverket=Statens jordbruksverk;
Fastighetsverket=Statens fastighetsverk; Kulturrådet=Statens kulturråd;
Musikverket=Statens musikverk; Haverikommissionen=Statens haverikommission;
Institutionsstyrelsen=Statens institutionsstyrelse; Polisen=Polismyndigheten;
Vinnova=Verket för innovationssystem; Riksbanken=Sveriges riksbank;
Formas=Forskningsrådet för miljö, areella näringar och samhällsbyggande;
Swedac=Styrelsen för ackreditering och teknisk kontroll; Riksgälden=Riksgäldskontoret;
Digitaliseringsmyndigheten=Myndigheten för digital förvaltning;
Kronofogden=Kronofogdemyndigheten; Säpo=Säkerhetspolisen; SCB=Statistiska centralbyrån;
Tillväxtanalys=Myndigheten för tillväxtpolitiska utvärderingar och analyser;
Kulturanalys=Myndigheten för kulturanalys; Patentverket=Patent- och registreringsverket;
Vårdanalys=Myndigheten för vård- och omsorgsanalys; Mynak=Myndigheten för arbetsmiljökunskap;
YH-myndigheten=Myndigheten för yrkeshögskolan; Statistikmyndigheten=Statistiska centralbyrån;
Plikt- och prövningsverket=Totalförsvarets plikt- och prövningsverk;
ESF-rådet=Rådet för Europeiska socialfonden i Sverige; JäMy=Jämställdhetsmyndigheten;
Svenska ESF-rådet=Rådet för Europeiska socialfonden i Sverige;
Räddningsverket=Statens räddningsverk; Nutek=Verket för näringslivsutveckling;
Verva=Verket för förvaltningsutveckling; Delmos=Delegationen mot segregation;
ArkDes=Statens centrum för arkitektur och design; FOHM=Folkhälsomyndigheten;
MCF=Myndigheten för civilt försvar; ARN=Allmänna reklamationsnämnden;
LiU=Linköpings universitet; LTU=Luleå tekniska universitet; BTH=Blekinge tekniska högskola;
KTH=Kungl. Tekniska högskolan; PTS=Post- och telestyrelsen; LFV=Luftfartsverket;
PRV=Patent- och registreringsverket;
SBU=Statens beredning för medicinsk och social utvärdering;
Högskolan i Dalarna=Högskolan Dalarna; Affärsverket svenska kraftnät=Svenska kraftnät"""
# To Swedish readers also a page, a school subject, a fund, a standard or another body.
WEAK = set("SIDA FORTE SVA SGI ISP HAV KEMI SIS ESF".split())
# Codes of the state's accounts that are common words.
WORDS = set("TV PM BRA DU HAN SOS MIL DOM VAL KUR SKOL STEM POLAR HIS HIG MIG SIN SAMS BO RD".split())

Body = dict[str, list[dict]]


def clean(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def folded(text: str) -> str:
    return re.sub(r"[-\s]+", " ", text.lower()).strip()


def values(body: Body, field: str, sources: str) -> list[str]:
    """What the sources say, one value for each of them."""
    found: list[str] = []
    for source in sources.split():
        found += dict.fromkeys(clean(v) for part in body.get(source, []) for v in listed(part.get(field)))
    return found


def listed(value: object) -> list[str]:
    return [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str) and v]


def ordinary_case(name: str, towns: set[str]) -> str:
    """'GÄVLE TINGSRÄTT' as it is written; what stands cut off after the court's own name goes."""
    if name in RENAMED:
        return RENAMED[name]
    if name != name.upper():
        return name
    words = re.sub(r" OCH (?:MARK|MIGRATION|PATENT).*", "", name).lower()
    words = words.replace("hyres och", "hyres- och")
    proper = [w.capitalize() if w in towns or w.removesuffix("s") in towns else w for w in words.split()]
    text = " ".join(proper)
    return text[:1].upper() + text[1:]


def ended(body: Body) -> int | None:
    """The year when it ended, if at least half of the sources that know it say so."""
    years, silent = [], 0
    for source in "esv stkt scb sfs wd".split():
        ends = [part.get("end") for part in body.get(source, [])]
        if ends and all(ends):
            years.append(int(str(ends[-1])[:4]))
        elif ends:
            silent += 1
    if not years or len(years) < silent:
        return None
    counts = Counter(years)
    return min(year for year in counts if counts[year] == max(counts.values()))


def bodies(register: dict, towns: set[str]) -> list[dict]:
    found = []
    for key, sources in register.items():
        body = {s: v if isinstance(v, list) else [v] for s, v in sources.items()}
        numbers = [n.replace("-", "") for n in values(body, "org_nr", "esv scb wd stkt")]
        state = [n for n in numbers if n.startswith("202")]
        if not state or key in LEFT_OUT or "vveckling" in key:
            continue
        name = RENAMED.get(key, ordinary_case(clean(key), towns))
        found.append({"id": f"{state[0][:6]}-{state[0][6:]}", "name": name, "body": body, "ended": ended(body)})
    return found


def with_own_ids(entries: list[dict]) -> list[dict]:
    """Courts take their name into the id; of others that share a number the first is the body today."""
    kept: dict[str, dict] = {}
    for entry in sorted(entries, key=lambda e: e["ended"] is not None):
        if entry["id"] == COURTS and entry["name"] != "Domstolsverket":
            plain = unicodedata.normalize("NFD", entry["name"].lower()).encode("ascii", "ignore").decode()
            entry["id"] += "/" + re.sub(r"[^a-z]+", "-", plain)
        first = kept.setdefault(entry["id"], entry)
        if first is not entry:
            first.setdefault("same", []).append(entry["name"])
    return list(kept.values())


def short_names(entry: dict) -> tuple[list[str], list[str]]:
    """Short names that two sources know, and those of the state's accounts alone."""
    given = values(entry["body"], "short_name", "esv scb handlingar")
    given += values(entry["body"], "other_names", "stkt wd")
    acronyms = [s for s in given if re.fullmatch(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,6}", s)]
    capitals = {s.upper() for s in acronyms if s[1:] != s[1:].lower()} - WORDS
    times = Counter(s.upper() for s in acronyms)
    known = sorted(c for c in capitals if times[c] > 1 and len(c) > 2)
    return known, sorted(capitals - set(known))


def former_names(entry: dict) -> list[str]:
    # Under the number of the courts stand those of courts; the boards' names differ by an 'i' and a 'län'.
    if entry["id"].startswith(COURTS) or entry["name"].startswith("Länsstyrelsen"):
        return []
    old = values(entry["body"], "old_names", "esv scb")
    attested = {s.upper() for s in values(entry["body"], "other_names", "wd stkt handlingar")}
    # An old acronym must be known beyond the state's accounts.
    return [n for n in old if len(n) > 6 or n.upper() in attested and n.upper() not in WEAK]


def replaced(entry: dict) -> list[str]:
    """By statute or Wikidata; the statutes under Domstolsverket's number are of several bodies."""
    names = [] if entry["id"] == COURTS else values(entry["body"], "replaces", "sfs wd")
    return [name for name in names if len(name) > 6]


def fit(name: str, today: str) -> bool:
    """A name, and no slip of the pen in the one of today."""
    same = SequenceMatcher(None, folded(name), folded(today.replace("Kungl.", "Kungliga"))).ratio() > 0.95
    odd = re.search(r"affärsverk|^Instruktion|/ |\.$", name)
    return not same and not odd and bool(re.fullmatch(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäöé0-9 ,./-]{2,}", name))


def authorities(names: Path, out: Path) -> list[dict]:
    register = json.loads((names / "myndighetsdata_merged.json").read_text(encoding="utf-8"))
    towns = {r["municipality_name_short"].lower() for r in rows(names / "geodata_municipalities.csv")}
    towns |= {"gotland", "skaraborg", "värmland", "västmanland", "hälsingland", "ångermanland", "södertörn"}
    towns |= {"blekinge", "skåne", "norrland", "sverige", "falu", "attunda", "studsvik", "barsebäck"}
    entries = with_own_ids(bodies(register, towns))
    taken = {folded(e["name"]) for e in entries} | {folded(name) for name in LEFT_OUT}
    barred = {s.upper() for s in lexicon(out, "parties.json")}
    doubtful = WEAK | {s.upper() for s in lexicon(out, "ambiguous-organisations.json")}
    daily = defaultdict(list)
    for pair in DAILY.replace("\n", " ").split(";"):
        short, name = pair.strip().split("=")
        daily[name].append(short)
        taken.add(folded(short))
    unknown = set(daily) - {e["name"] for e in entries}
    assert not unknown, unknown
    former = formers(entries, taken)
    bearers = Counter(s for e in entries if not e["ended"] for s in sum(short_names(e), []))
    result = []
    for entry in sorted(entries, key=lambda e: e["name"]):
        name, own = entry["name"], former[entry["id"]]
        known, accounts = ([], []) if entry["ended"] else short_names(entry)
        used = {s.upper() for s in [*own, *daily[name]]}
        weak = [s for s in known if s in doubtful or bearers[s] > 1]
        weak += [s for s in accounts if len(s) < 5 and not name.startswith("Länsstyrelsen")]
        strong = [s for s in known if s not in weak] + daily[name]
        strong += [name.replace("Kungl.", "Kungliga")] if name.startswith("Kungl.") else []
        strong = [s for s in dict.fromkeys(strong) if s == name or s.upper() not in {o.upper() for o in own}]
        result.append({
            "id": entry["id"], "name": name, "ended": entry["ended"],
            "short": sorted(s for s in strong if s in daily[name] or s.upper() not in {d.upper() for d in daily[name]}),
            "weak": sorted(s for s in set(weak) if s not in used | barred),
            "former": sorted(own),
        })
    return result


def lexicon(out: Path, name: str) -> list[str]:
    return json.loads((out / name).read_text(encoding="utf-8"))["entries"]


def formers(entries: list[dict], taken: set[str]) -> dict[str, list[str]]:
    """By id the names that no body in the register has, and that one body alone has had."""
    claims: dict[str, dict[str, str]] = defaultdict(dict)
    for by in (lambda e: [*former_names(e), *e.get("same", [])], replaced):
        before = set(claims)
        for entry in entries:
            for name in by(entry):
                if fit(name, entry["name"]) and folded(name) not in taken | before:
                    claims[folded(name)][entry["id"]] = name
    found = defaultdict(list)
    for bearers in claims.values():
        if len(bearers) == 1:
            (identity, name), = bearers.items()
            found[identity].append(name)
    return found


def municipalities(names: Path) -> list[dict]:
    table = rows(names / "geodata_municipalities.csv")
    found = []
    for row in table:
        code = row["municipality_code"]
        name = MUNICIPALITIES.get(code, row["municipality_name"])
        found.append({"id": code, "name": name, "place": row["municipality_name_short"]})
    return found


def write(out: Path, name: str, source: str, entries: list[dict]) -> None:
    """One entry a line; what is empty is left out."""
    kept = [{k: v for k, v in e.items() if v} for e in entries]
    lines = ",\n    ".join(json.dumps(e, ensure_ascii=False) for e in kept)
    head = json.dumps({"source": source, "licence": "CC0"}, ensure_ascii=False, indent=2)
    (out / name).write_text(head[:-2] + f',\n  "entries": [\n    {lines}\n  ]\n}}\n', encoding="utf-8")
    print(f"{name}: {len(kept)} entries")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    names = options.data / "names"
    write(options.out, "register-municipalities.json", GEO_DATA, municipalities(names))
    daily = "; short names in daily use from common knowledge"
    write(options.out, "register-authorities.json", AUTHORITY_DATA + daily, authorities(names, options.out))


if __name__ == "__main__":
    main()
