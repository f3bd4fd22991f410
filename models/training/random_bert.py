"""Writes a token classifier of BERT's shape with random eight-bit weights, as a Hugging Face folder.

It finds nothing. It is for its speed: a net of this shape and these number types costs what a
trained one costs, so `klubbslag eval --ner FILE --model klubbslag-sv --model NAME` tells how many
times as quick the model that ships is, where no trained one can be had.

    python random_bert.py OUT --text FILE... [--tiny] [--vocabulary N] [--seed N]

OUT gets config.json, tokenizer.json, tokenizer_config.json and onnx/model_quantized.onnx. The graph
is what dynamic quantisation makes of BERT: products with weights in int8 (DynamicQuantizeLinear,
MatMulInteger), attention, norms and GELU in float. Needs numpy and onnx.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
# LayerNormalization is one operator from 17 on.
OPSET = 17
POSITIONS = 512
# Of a standard deviation of weights as BERT is initialised with.
DEVIATION = 0.02
# Share of the vocabulary that goes on within words; the rest are words and beginnings.
INNER = 0.3
LONGEST_PIECE = 10
EPSILON = 1e-12


@dataclass(frozen=True)
class Shape:
    layers: int
    width: int
    inner: int
    heads: int
    vocabulary: int


BASE = Shape(layers=12, width=768, inner=3072, heads=12, vocabulary=50_000)
TINY = Shape(layers=2, width=32, inner=64, heads=4, vocabulary=2000)


def read_text(paths: list[Path], most: int) -> str:
    """At most `most` characters of the files, of each as many; .xz is unpacked."""
    share = most // max(1, len(paths))
    texts = []
    for path in paths:
        opened = lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open()
        with opened as file:
            texts.append(file.read(share))
    return "\n".join(texts)


def vocabulary_of(text: str, size: int) -> list[str]:
    """Special pieces, every character, then the commonest words and ends of words."""
    words = Counter(re.findall(r"\w+|[^\w\s]", text))
    characters = sorted({character for word in words for character in word})
    pieces = [*SPECIAL, *characters, *(f"##{character}" for character in characters)]
    known = set(pieces)
    ends: Counter[str] = Counter()
    for word, count in words.items():
        for length in range(2, min(LONGEST_PIECE, len(word) - 1) + 1):
            ends[f"##{word[-length:]}"] += count
    room = size - len(pieces)
    if room <= 0:
        raise SystemExit(f"a vocabulary of {size} cannot hold {len(pieces)} characters")
    wanted = [(ends, int(room * INNER)), (words, room)]
    for counted, most in wanted:
        ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        fresh = [piece for piece, _ in ranked if piece not in known]
        pieces += fresh[: min(most, size - len(pieces))]
        known.update(pieces)
    return pieces


def tokenizer_of(pieces: list[str]) -> dict:
    numbers = {piece: number for number, piece in enumerate(pieces)}
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
    added = [{"id": numbers[one], "content": one, "special": True, **flags} for one in SPECIAL]

    def special(name: str) -> dict:
        return {"id": name, "ids": [numbers[name]], "tokens": [name]}

    def part(name: str) -> dict:
        return {"SpecialToken": {"id": name, "type_id": 0}}

    single = [part("[CLS]"), {"Sequence": {"id": "A", "type_id": 0}}, part("[SEP]")]
    return {
        "version": "1.0",
        "added_tokens": added,
        "normalizer": {
            "type": "BertNormalizer",
            "clean_text": True,
            "handle_chinese_chars": True,
            "strip_accents": False,
            "lowercase": False,
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": single,
            "pair": [*single, {"Sequence": {"id": "B", "type_id": 1}}, part("[SEP]")],
            "special_tokens": {name: special(name) for name in ("[CLS]", "[SEP]")},
        },
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": numbers,
        },
    }


def config_of(shape: Shape) -> dict:
    return {
        "model_type": "bert",
        "architectures": ["BertForTokenClassification"],
        "hidden_size": shape.width,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.inner,
        "max_position_embeddings": POSITIONS,
        "type_vocab_size": 2,
        "vocab_size": shape.vocabulary,
        "pad_token_id": 0,
        "id2label": {str(index): label for index, label in enumerate(LABELS)},
        "label2id": {label: index for index, label in enumerate(LABELS)},
    }


class Graph:
    """Nodes and weights of a graph as it grows."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def add(self, kind: str, inputs: list[str], output: str, **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def constant(self, name: str, value: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(value, name))
        return name

    def floats(self, name: str, *values: float) -> str:
        return self.constant(name, np.array(values[0] if len(values) == 1 else values, np.float32))

    def int8(self, name: str, *sides: int) -> tuple[str, str]:
        """Random weights and their scale: four deviations are the end of the range."""
        drawn = self.random.standard_normal(sides, dtype=np.float32)
        weights = np.clip(np.round(drawn * (127 / 4)), -127, 127).astype(np.int8)
        return self.constant(name, weights), self.floats(f"{name}.scale", DEVIATION * 4 / 127)

    def table(self, name: str, rows: int, width: int, ids: str) -> str:
        weights, scale = self.int8(name, rows, width)
        picked = self.add("Gather", [weights, ids], f"{name}.picked")
        return self.add("DequantizeLinear", [picked, scale], f"{name}.floats")

    def quantised(self, value: str) -> tuple[str, str, str]:
        outputs = [f"{value}.{part}" for part in ("int8", "scale", "zero")]
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [value], outputs))
        return outputs[0], outputs[1], outputs[2]

    def dense(self, name: str, value: tuple[str, str, str], rows: int, columns: int) -> str:
        weights, scale = self.int8(f"{name}.weight", rows, columns)
        zero = self.constant(f"{name}.zero", np.array(0, np.int8))
        whole = self.add("MatMulInteger", [value[0], weights, value[2], zero], f"{name}.whole")
        cast = self.add("Cast", [whole], f"{name}.cast", to=TensorProto.FLOAT)
        both = self.add("Mul", [value[1], scale], f"{name}.scales")
        product = self.add("Mul", [cast, both], f"{name}.product")
        bias = self.constant(f"{name}.bias", np.zeros(columns, np.float32))
        return self.add("Add", [product, bias], f"{name}.out")

    def norm(self, name: str, value: str, width: int) -> str:
        scale = self.constant(f"{name}.gain", np.ones(width, np.float32))
        bias = self.constant(f"{name}.shift", np.zeros(width, np.float32))
        inputs = [value, scale, bias]
        return self.add("LayerNormalization", inputs, f"{name}.out", axis=-1, epsilon=EPSILON)


def embedded(graph: Graph, shape: Shape) -> str:
    words = graph.table("words", shape.vocabulary, shape.width, "input_ids")
    types = graph.table("types", 2, shape.width, "token_type_ids")
    sides = graph.add("Shape", ["input_ids"], "sides")
    second = graph.constant("second", np.array(1, np.int64))
    time = graph.add("Gather", [sides, second], "time", axis=0)
    zero = graph.constant("zero", np.array(0, np.int64))
    places = graph.add("Range", [zero, time, second], "places")
    positions = graph.table("positions", POSITIONS, shape.width, places)
    both = graph.add("Add", [words, types], "embedded.both")
    return graph.norm("embedded", graph.add("Add", [both, positions], "embedded.sum"), shape.width)


def masked(graph: Graph) -> str:
    """What is added to attention: nothing for pieces, very little for padding."""
    axes = graph.constant("mask.axes", np.array([1, 2], np.int64))
    wide = graph.add("Unsqueeze", ["attention_mask", axes], "mask.wide")
    floats = graph.add("Cast", [wide], "mask.floats", to=TensorProto.FLOAT)
    absent = graph.add("Sub", [graph.floats("one", 1), floats], "mask.absent")
    return graph.add("Mul", [absent, graph.floats("least", -10_000)], "mask")


def attention(graph: Graph, name: str, value: str, mask: str, shape: Shape) -> str:
    size = shape.width // shape.heads
    if name == "layer0":
        graph.constant("heads", np.array([0, 0, shape.heads, size], np.int64))
        graph.constant("joined", np.array([0, 0, shape.width], np.int64))
        graph.floats("root", size**0.5)
    quantised = graph.quantised(value)

    def heads(part: str, order: list[int]) -> str:
        out = graph.dense(f"{name}.{part}", quantised, shape.width, shape.width)
        split = graph.add("Reshape", [out, "heads"], f"{name}.{part}.split")
        return graph.add("Transpose", [split], f"{name}.{part}.heads", perm=order)

    queries, keys = heads("query", [0, 2, 1, 3]), heads("key", [0, 2, 3, 1])
    values = heads("value", [0, 2, 1, 3])
    raw = graph.add("MatMul", [queries, keys], f"{name}.raw")
    scaled = graph.add("Div", [raw, "root"], f"{name}.scaled")
    biased = graph.add("Add", [scaled, mask], f"{name}.biased")
    shares = graph.add("Softmax", [biased], f"{name}.shares", axis=-1)
    mixed = graph.add("MatMul", [shares, values], f"{name}.mixed")
    turned = graph.add("Transpose", [mixed], f"{name}.turned", perm=[0, 2, 1, 3])
    joined = graph.add("Reshape", [turned, "joined"], f"{name}.joined")
    return graph.dense(f"{name}.output", graph.quantised(joined), shape.width, shape.width)


def gelu(graph: Graph, name: str, value: str) -> str:
    if name == "layer0":
        graph.floats("two.root", 2**0.5)
        graph.floats("half", 0.5)
    scaled = graph.add("Div", [value, "two.root"], f"{name}.gelu.scaled")
    erf = graph.add("Erf", [scaled], f"{name}.gelu.erf")
    raised = graph.add("Add", [erf, "one"], f"{name}.gelu.raised")
    product = graph.add("Mul", [value, raised], f"{name}.gelu.product")
    return graph.add("Mul", [product, "half"], f"{name}.gelu")


def layer(graph: Graph, name: str, value: str, mask: str, shape: Shape) -> str:
    attended = attention(graph, name, value, mask, shape)
    summed = graph.add("Add", [attended, value], f"{name}.attended")
    first = graph.norm(f"{name}.first", summed, shape.width)
    wide = graph.dense(f"{name}.wide", graph.quantised(first), shape.width, shape.inner)
    active = gelu(graph, name, wide)
    back = graph.dense(f"{name}.back", graph.quantised(active), shape.inner, shape.width)
    return graph.norm(f"{name}.second", graph.add("Add", [back, first], f"{name}.sum"), shape.width)


def model_of(shape: Shape, seed: int) -> onnx.ModelProto:
    graph = Graph(seed)
    mask = masked(graph)
    value = embedded(graph, shape)
    for index in range(shape.layers):
        value = layer(graph, f"layer{index}", value, mask, shape)
    logits = graph.dense("labels", graph.quantised(value), shape.width, len(LABELS))
    graph.add("Identity", [logits], "logits")
    names = ("input_ids", "attention_mask", "token_type_ids")
    sides = ["batch", "time"]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, sides) for name in names]
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, [*sides, len(LABELS)])
    made = helper.make_graph(graph.nodes, "bert", inputs, [output], graph.weights)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--text", type=Path, nargs="+", required=True, help="for the vocabulary")
    parser.add_argument("--characters", type=int, default=20_000_000, help="of text that are read")
    parser.add_argument("--tiny", action="store_true", help="two layers of 32, for a quick try")
    parser.add_argument("--vocabulary", type=int, help="pieces at most")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    shape = TINY if given.tiny else BASE
    text = read_text(given.text, given.characters)
    pieces = vocabulary_of(text, given.vocabulary or shape.vocabulary)
    shape = Shape(shape.layers, shape.width, shape.inner, shape.heads, len(pieces))
    (given.out / "onnx").mkdir(parents=True, exist_ok=True)
    for name, value in (
        ("config.json", config_of(shape)),
        ("tokenizer.json", tokenizer_of(pieces)),
        ("tokenizer_config.json", {"tokenizer_class": "BertTokenizer", "pad_token": "[PAD]"}),
    ):
        path = given.out / name
        path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    path = given.out / "onnx" / "model_quantized.onnx"
    onnx.save(model_of(shape, given.seed), path)
    print(f"{path}: {path.stat().st_size / 1e6:.0f} MB, {len(pieces)} pieces")


if __name__ == "__main__":
    main()
