"""What Python makes of invented sentences, for TypeScript to be held to.

    python3 models/training/check.py --config … --work build --out tests

Writes out/recognise/parity.json: tokens, rows of words, n-gram ids, shapes, gazetteer columns, the
wide part's rows, and the fp32 net's probabilities and act logits; and out/classify/parity.json: an
invented page with the act classifier's features and probabilities. Tests demand the same features
and, of the ONNX file, the same tags and nearly the same scores. `npx biome check --write` brings the
files into the house's layout.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import torch

import acts_templates
import config
from acts import BUCKETS, encode, logits
from acts_text import features
from model import Batch, Tagger, viterbi
from prepare import features_of, known_words, load_lexicon
from text import (
    LABELS, FeatureSettings, Gazetteer, KnownWords, grams, normalise, shape_id, shape_of, tokenise,
)
from wide import numbers_of, parse, wide_ids, word_numbers

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


def features_of_sentence(
    sentence: str, settings: FeatureSettings, gazetteer: Gazetteer, known: KnownWords
) -> dict:
    tokens = tokenise(sentence)
    marks = gazetteer.features(tokens)
    return {
        "text": sentence,
        "tokens": tokens,
        "rows": [known.rows(normalise(token), settings) for token in tokens],
        "grams": [grams(normalise(token), settings) for token in tokens],
        "shapes": [shape_of(token) for token in tokens],
        "shapeIds": [shape_id(token, settings) for token in tokens],
        "gazetteer": [[column for column, on in enumerate(row) if on] for row in marks],
    }


def batch_of(case: dict, width: int, options: config.Config) -> Batch:
    length = len(case["tokens"])
    marks = np.zeros((1, length, width), np.uint8)
    for place, columns in enumerate(case["gazetteer"]):
        marks[0, place, columns] = 1
    shapes = np.array([case["shapeIds"]])
    words = np.array([[word_numbers(normalise(token)) for token in case["tokens"]]], np.uint32)
    numbers = numbers_of(words, shapes, marks)
    features = options.features
    wide = wide_ids(numbers, parse(features.templates), features.wide)
    return Batch(
        torch.tensor(case["rows"]),
        torch.tensor([gram for row in case["grams"] for gram in row or [0]]),
        torch.tensor(np.cumsum([0, *(len(row or [0]) for row in case["grams"][:-1])])),
        torch.arange(length)[None],
        torch.from_numpy(shapes),
        torch.from_numpy(marks),
        torch.zeros(1, length, dtype=torch.long),
        torch.from_numpy(wide),
    )


class Checker:
    """Runs the fp32 net on token lists."""

    def __init__(self, options: config.Config, work: Path):
        self.options = options
        self.settings = features_of(options)
        self.gazetteer = Gazetteer(load_lexicon(options.features.lexicon))
        self.known = known_words(options, work)
        self.model = Tagger(options, self.gazetteer.width)
        self.model.load_state_dict(torch.load(work / "model.pt"))
        self.model.eval()
        scores = json.loads((work / "scores.json").read_text(encoding="utf-8"))
        self.temperature = scores["temperature"]

    def case(self, sentence: str) -> dict:
        case = features_of_sentence(sentence, self.settings, self.gazetteer, self.known)
        batch = batch_of(case, self.gazetteer.width, self.options)
        with torch.no_grad():
            state = self.model.encoder(batch)
            logits = self.model.names(state, batch) / self.temperature
            acts = self.model.acts(state)[0]
        scores = torch.log_softmax(logits, dim=2).numpy()
        case["wide"] = batch.wide[0].tolist()
        case["tags"] = [LABELS[tag] for tag in viterbi(scores)[0]]
        case["probabilities"] = np.round(np.exp(scores[0]), 4).tolist()
        case["acts"] = [round(value, 3) for value in acts.tolist()]
        return case


def page(checker: Checker, work: Path) -> dict:
    """An invented page through the whole act classifier."""
    (excerpt,) = acts_templates.excerpts(1, random.Random(7))
    document = [tokenise(text) for _, text in excerpt]
    found = np.load(work / "acts.npz")
    weights = torch.from_numpy(found["rows"] * found["scale"])
    linear = logits(encode([excerpt]), weights, torch.from_numpy(found["bias"]))
    net = torch.tensor([checker.case(text)["acts"] for _, text in excerpt])
    mix = json.loads((work / "acts.json").read_text(encoding="utf-8"))["mix"]
    both = torch.sigmoid(mix["net"] * net + mix["linear"] * linear)
    return {
        "units": document,
        "features": features(document, BUCKETS),
        "probabilities": [[round(p, 4) for p in row] for row in both.tolist()],
    }


def main() -> None:
    arguments = config.parser(__doc__, "config", "work", "out").parse_args()
    checker = Checker(config.read(arguments.config), arguments.work)
    cases = [checker.case(sentence) for sentence in SENTENCES]
    for case in cases:
        names = [f"{t}/{tag}" for t, tag in zip(case["tokens"], case["tags"]) if tag != "O"]
        print(" ".join(names) or "-")
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    out = arguments.out
    (out / "recognise" / "parity.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    made = json.dumps(page(checker, arguments.work), ensure_ascii=False)
    (out / "classify" / "parity.json").write_text(made + "\n", encoding="utf-8")
    print(f"{len(cases)} sentences written")


if __name__ == "__main__":
    main()
