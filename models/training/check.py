"""What Python makes of twenty invented sentences, for TypeScript to be held to.

    python3 models/training/check.py --config … --work build --out tests/recognise/parity.json

Writes tokens, n-gram ids, shapes, gazetteer columns and the fp32 net's probabilities.
tests/recognise/parity.test.ts demands the same features and, of the ONNX file, the same tags and
nearly the same scores. `npx biome check --write` brings the file into the house's layout.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch

import config
from model import Batch, Tagger, viterbi
from prepare import load_lexicon
from text import LABELS, FeatureSettings, Gazetteer, grams, normalise, shape_id, shape_of, tokenise

SENTENCES = """Lena Adolfsson	områdeschef Nära vård
Närvarande: Berit Ekmansson (S), Olle Granqvist (M) och Nadja Al-Khatib (V).
Kommunstyrelsen beslutar att ge Socialnämnden i uppdrag att återkomma senast 2025-03-31.
§ 14 Yttrande över SOU 2023:79, dnr 0565/22
Hälso- och sjukvårdsnämnden i Region Värmland tackar för informationen.
Ann-Christin Björk Öhman, Kils kommun, anmäler förhinder kl. 10.00.
SKR:s rapport skickas till lina.ekberg@exempel.se och läggs på www.exempel.se/moten.
VID PROTOKOLLET: GÖRAN ÅKESSON
Mötet hölls i Folkets Hus, Storgatan 4B, Sunne.
Nästa möte: torsdag den 14 maj kl 13–15 (Teams)
Per och Åsa undersöker möjligheten till busslinje 32 via Norra Hamnen.
EU-kommissionens förslag behandlas av miljö- och byggnadsnämnden i Västra Götalandsregionen.
Alva frågade om budgeten på 1 250 000 kr; Hugo svarade.
- D’Angelo, Irma Sjö-Lindqvist, Mohamed Ould Ahmed
Sammanträdet ajourneras 14:05–14:20.
Länsstyrelsen i Örebro län och Myndigheten för samhällsskydd och beredskap deltog.
förvaltnings\u00adchefen Kjell-Åke Östs föredragning 😀
İzmir, Łódź och Žižkov nämndes av ombudet för Årjängs ungdomsråd.
Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft
E4:an och väg 26 stängs, meddelar Trafikverket…""".split("\n")


def features_of(sentence: str, settings: FeatureSettings, gazetteer: Gazetteer) -> dict:
    tokens = tokenise(sentence)
    marks = gazetteer.features(tokens)
    return {
        "text": sentence,
        "tokens": tokens,
        "grams": [grams(normalise(token), settings) for token in tokens],
        "shapes": [shape_of(token) for token in tokens],
        "shapeIds": [shape_id(token, settings) for token in tokens],
        "gazetteer": [[column for column, on in enumerate(row) if on] for row in marks],
    }


def batch_of(case: dict, width: int) -> Batch:
    length = len(case["tokens"])
    marks = np.zeros((1, length, width), np.uint8)
    for place, columns in enumerate(case["gazetteer"]):
        marks[0, place, columns] = 1
    return Batch(
        torch.tensor([gram for row in case["grams"] for gram in row]),
        torch.tensor(np.cumsum([0, *(len(row) for row in case["grams"][:-1])])),
        torch.arange(length)[None],
        torch.tensor(case["shapeIds"])[None],
        torch.from_numpy(marks),
        torch.zeros(1, length, dtype=torch.long),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    options = config.read(arguments.config)
    features = options.features
    settings = FeatureSettings(
        features.buckets, features.gram_min, features.gram_max, features.shapes
    )
    gazetteer = Gazetteer(load_lexicon(features.lexicon))
    model = Tagger(options, gazetteer.width)
    model.load_state_dict(torch.load(arguments.work / "model.pt"))
    model.eval()
    cases = []
    for sentence in SENTENCES:
        case = features_of(sentence, settings, gazetteer)
        with torch.no_grad():
            scores = torch.log_softmax(model(batch_of(case, gazetteer.width)), dim=2).numpy()
        case["tags"] = [LABELS[tag] for tag in viterbi(scores)[0]]
        case["probabilities"] = np.round(np.exp(scores[0]), 4).tolist()
        cases.append(case)
        names = [f"{t}/{tag}" for t, tag in zip(case["tokens"], case["tags"]) if tag != "O"]
        print(" ".join(names) or "-")
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    arguments.out.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(f"{len(cases)} sentences written")


if __name__ == "__main__":
    main()
