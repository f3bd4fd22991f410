"""Writes the lists of names under pipeline/lexicon from public name data.

    python3 models/training/lexicon.py --data ../shared/data --out pipeline/lexicon

Each list is one JSON file: source, licence and the entries (NFC, unique, sorted by code point).
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

ALLOWED = re.compile(r"[A-Za-zÅÄÖåäöÀ-ÿŠšŽž0-9 .,:'’()&/-]+")
GIVEN_NAMES = 2500
COMMON_WORDS = {"AI", "VA", "DOM", "VAL", "VAN", "BO", "BOLAGS", "DI"}  # words, too
PARTIES = """Socialdemokraterna Moderaterna Sverigedemokraterna Centerpartiet Vänsterpartiet
Kristdemokraterna Miljöpartiet Liberalerna Folkpartiet Demokraterna S M SD C V KD MP L FP D
Nya␣Moderaterna Moderata␣samlingspartiet Miljöpartiet␣de␣gröna Feministiskt␣initiativ FI
Folkpartiet␣liberalerna Lokalpartiet Piratpartiet Vägvalet Nyans""".split()
NAME_DATA = "Statistics Sweden name statistics 2020, by way of the open lists of svensktext"
GEO_DATA = "swedish-geodata, open list of municipalities and counties"
AUTHORITY_DATA = "myndighetsdata, register of Swedish state authorities"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def given_names(names: Path) -> list[str]:
    bearers: Counter[str] = Counter()
    for sex in ("kvinnor", "man"):
        for row in rows(names / f"svensktext_namn_tilltalsnamn-{sex}.csv"):
            bearers[row["name"]] += int(row["persons"])
    common = [name for name, _ in bearers.most_common() if name[:1].isupper() and len(name) > 1]
    return [name for name in common if ALLOWED.fullmatch(name)][:GIVEN_NAMES]


def municipalities(names: Path) -> list[str]:
    table = rows(names / "geodata_municipalities.csv")
    return [row[key] for row in table for key in ("municipality_name", "municipality_name_short")]


def counties(names: Path) -> list[str]:
    return [row["county_name"] for row in rows(names / "geodata_counties.csv")]


def countries(names: Path) -> list[str]:
    found = []
    for row in rows(names / "svensktext_platser_lander.csv"):
        found += [row["country"], row["capital"], *row["alternative_name"].split(",")]
    return [name.strip() for name in found]


def authority_names(names: Path) -> tuple[list[str], list[str]]:
    """Full names, and abbreviations in capitals."""
    register = json.loads((names / "myndighetsdata_merged.json").read_text(encoding="utf-8"))
    full, short = list(register), []
    for sources in register.values():
        for source in sources.values():
            if isinstance(source, dict) and source.get("short_name"):
                short.append(source["short_name"])
    for row in rows(names / "svensktext_organisationer_eu.csv"):
        full += [row["name"], row["alternative_name"]]
        short.append(row["acronym"])
    full += [name for name in short if name != name.upper()]
    capitals = [name for name in short if name == name.upper() and 2 <= len(name) <= 8]
    current = [name for name in full if len(name) > 3 and not name.startswith("Avveckling")]
    return current, [name for name in capitals if name not in COMMON_WORDS]


def write(out: Path, name: str, source: str, licence: str, entries: list[str]) -> None:
    clean = {re.sub(r"\s+", " ", unicodedata.normalize("NFC", entry)).strip() for entry in entries}
    kept = sorted(entry for entry in clean if entry and ALLOWED.fullmatch(entry))
    lines = ",\n    ".join(json.dumps(entry, ensure_ascii=False) for entry in kept)
    head = json.dumps({"source": source, "licence": licence}, ensure_ascii=False, indent=2)
    text = head[:-2] + f',\n  "entries": [\n    {lines}\n  ]\n}}\n'
    (out / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(kept)} entries, {len(clean) - len(kept)} left out")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    names, out = options.data / "names", options.out
    full, capitals = authority_names(names)
    surnames = [row["lastname"] for row in rows(names / "svensktext_namn_efternamn-1000.csv")]
    localities = [row["city"] for row in rows(names / "svensktext_platser_ortsnamn.csv")]
    open_data, cc0 = "open data", "CC0"
    write(out, "given-names.json", NAME_DATA, open_data, given_names(names))
    write(out, "surnames.json", NAME_DATA, open_data, surnames)
    write(out, "municipalities.json", GEO_DATA, cc0, municipalities(names))
    write(out, "counties.json", GEO_DATA, cc0, counties(names))
    write(out, "localities.json", "open lists of svensktext", open_data, localities)
    write(out, "countries.json", "open lists of svensktext", open_data, countries(names))
    write(out, "authorities.json", AUTHORITY_DATA, cc0, full)
    write(out, "acronyms.json", AUTHORITY_DATA, cc0, capitals)
    parties = [name.replace("␣", " ") for name in PARTIES]
    write(out, "parties.json", "parties of the Riksdag and of councils", cc0, parties)


if __name__ == "__main__":
    main()
