"""The trained net as a small ONNX graph with its weights beside it, and its manifest.

    python3 models/training/export.py --config … --work build --out models/sv

Made by hand, opset 17: the tables are int8 with one scale a row and are looked up before they are
widened; the LSTM's weights are int8 with one scale a column and its inputs are quantised as it runs
(DynamicQuantizeLSTM of onnxruntime); all other weights are fp16 behind a Cast, which the runtime
folds away when it loads. Writes out/model.onnx, out/weights.bin (see split.py), out/gazetteers.json,
out/known.bin, out/acts.bin, out/manifest.json and the card out/README.md, and prints their sizes.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

import config
from acts import BUCKETS
from acts_text import LABELS as ACTS
from model import Encoder, Tagger, gazetteer_width
from prepare import known_words, load_lexicon
from split import described, save_manifest, save_net
from text import LABELS, WORD_SEEDS

ACT_FEATURES_VERSION = 1  # the same of acts_text.py
FEATURES_VERSION = 2  # raised when text.py, wide.py and their twins change what they give
GATES = [0, 3, 1, 2]  # torch has input, forget, cell, output; ONNX input, output, forget, cell
# Seven bits: on processors without VNNI two products of eight bits overflow their sum of sixteen.
LSTM_LEVELS = 63
RUNTIME = "com.microsoft"
BELOW_ALL = -1e4
CHUNK = 16  # n-grams; pipeline/recognise/encode.ts packs them so


class Graph:
    """Collects nodes and weights."""

    def __init__(self):
        self.nodes, self.weights = [], []

    def constant(self, name: str, value: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(value, name))
        return name

    def half(self, name: str, value: np.ndarray) -> str:
        """A weight kept as fp16 and used as fp32."""
        self.constant(f"{name}.half", value.astype(np.float16))
        return self.node("Cast", [f"{name}.half"], name, to=TensorProto.FLOAT)

    def node(self, kind: str, inputs: list[str], output: str, **attributes) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output


def quantise(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows as int8 and a scale each; a row of zeros, as the padding is, has scale 0."""
    scale = np.abs(table).max(axis=1) / 127
    scale = scale.astype(np.float16)
    divisor = np.where(scale > 0, scale, 1).astype(np.float32)
    return np.clip(np.round(table / divisor[:, None]), -127, 127).astype(np.int8), scale


def looked_up(graph: Graph, name: str, table: np.ndarray, ids: str) -> str:
    """Rows of an int8 table: ids [...] to [..., dim]."""
    rows, scale = quantise(table)
    graph.constant(name, rows)
    graph.constant(f"{name}.scale", scale[:, None])
    graph.node("Gather", [name, ids], f"{name}.int8")
    graph.node("Cast", [f"{name}.int8"], f"{name}.wide", to=TensorProto.FLOAT)
    graph.node("Gather", [f"{name}.scale", ids], f"{name}.half")
    graph.node("Cast", [f"{name}.half"], f"{name}.factor", to=TensorProto.FLOAT)
    return graph.node("Mul", [f"{name}.wide", f"{name}.factor"], f"{name}.rows")


def weighed_sum(graph: Graph, name: str, table: np.ndarray, ids: str) -> str:
    """Sums of an int8 table's rows: ids [N, K] to [N, dim]. A product of matrices with the scales
    is quicker than to scale all rows and add them up."""
    rows, scale = quantise(table)
    graph.constant(name, rows)
    graph.constant(f"{name}.scale", scale)
    graph.node("Gather", [name, ids], f"{name}.int8")
    graph.node("Cast", [f"{name}.int8"], f"{name}.rows", to=TensorProto.FLOAT)
    graph.node("Gather", [f"{name}.scale", ids], f"{name}.half")
    graph.node("Cast", [f"{name}.half"], f"{name}.factor", to=TensorProto.FLOAT)
    graph.node("Unsqueeze", [f"{name}.factor", "axis1"], f"{name}.factor.row")
    graph.node("MatMul", [f"{name}.factor.row", f"{name}.rows"], f"{name}.sum.row")
    return graph.node("Squeeze", [f"{name}.sum.row", "axis1"], f"{name}.sum")


def word_vectors(graph: Graph, words: np.ndarray, grams: np.ndarray) -> str:
    """own [U, 2], grams [C, K] and chunks [U, M] to [U, dim]: the mean of a word's own rows plus that
    of its n-grams, which stand in chunks of K, so that one long word does not pad all others."""
    graph.constant("zero", np.array(0, np.int32))
    graph.constant("one", np.array(1, np.float32))
    graph.constant("two", np.array(2, np.float32))
    graph.constant("axis1", np.array([1], np.int64))
    graph.node("Div", [weighed_sum(graph, "words.table", words, "own"), "two"], "whole")
    sums = weighed_sum(graph, "grams.table", grams, "grams")
    graph.node("Greater", ["grams", "zero"], "real.bool")
    graph.node("Cast", ["real.bool"], "real", to=TensorProto.FLOAT)
    graph.node("ReduceSum", ["real", "axis1"], "chunk.count", keepdims=1)
    graph.node("Gather", [sums, "chunks"], "word.sums")
    graph.node("ReduceSum", ["word.sums", "axis1"], "sum", keepdims=0)
    graph.node("Gather", ["chunk.count", "chunks"], "word.counts")
    graph.node("ReduceSum", ["word.counts", "axis1"], "count", keepdims=0)
    graph.node("Max", ["count", "one"], "divisor")
    graph.node("Div", ["sum", "divisor"], "parts")
    return graph.node("Add", ["whole", "parts"], "vectors")


def lstm(graph: Graph, name: str, layer: torch.nn.LSTM, entering: str) -> str:
    """[T, B, I] to [T, B, 2H]."""
    state = {key: value.detach().numpy() for key, value in layer.state_dict().items()}

    def gates(key: str) -> np.ndarray:
        return np.concatenate([state[key].reshape(4, -1, *state[key].shape[1:])[g] for g in GATES])

    directions = ("", "_reverse")
    scales = []
    for part, key in (("W", "weight_ih_l0"), ("R", "weight_hh_l0")):
        weights = np.stack([gates(key + end).T for end in directions])  # [2, in, 4H]
        scale = (np.abs(weights).max(axis=1) / LSTM_LEVELS).astype(np.float32)
        graph.constant(f"{name}.{part}", np.round(weights / scale[:, None]).astype(np.int8))
        graph.constant(f"{name}.{part}.scale", scale)
        graph.constant(f"{name}.{part}.zero", np.zeros_like(scale, np.int8))
        scales += [f"{name}.{part}.scale", f"{name}.{part}.zero"]
    bias = [
        np.concatenate([gates(f"bias_{kind}_l0{end}") for kind in ("ih", "hh")])
        for end in directions
    ]
    graph.constant(f"{name}.B", np.stack(bias))
    inputs = [entering, f"{name}.W", f"{name}.R", f"{name}.B", "lengths", "", "", "", *scales]
    size = layer.hidden_size
    graph.node(
        "DynamicQuantizeLSTM", inputs, f"{name}.Y",
        hidden_size=size, direction="bidirectional", domain=RUNTIME,
    )
    graph.node("Transpose", [f"{name}.Y"], f"{name}.turned", perm=[0, 2, 1, 3])
    graph.constant(f"{name}.shape", np.array([0, 0, 2 * size], np.int64))
    return graph.node("Reshape", [f"{name}.turned", f"{name}.shape"], f"{name}.out")


def linear(graph: Graph, name: str, layer: torch.nn.Linear, entering: str) -> str:
    graph.half(f"{name}.W", layer.weight.detach().numpy().T)
    graph.half(f"{name}.b", layer.bias.detach().numpy())
    graph.node("MatMul", [entering, f"{name}.W"], f"{name}.product")
    return graph.node("Add", [f"{name}.product", f"{name}.b"], f"{name}.out")


def encoder(graph: Graph, model: Encoder) -> str:
    """The inputs to states [B, T, 2H]."""
    words, grams = (table.detach().numpy() for table in model.tables())
    graph.node("Gather", [word_vectors(graph, words, grams), "words"], "tokens")
    graph.half("shape.table", model.shapes.weight.detach().numpy())
    graph.node("Gather", ["shape.table", "shapes"], "shape")
    graph.node("Cast", ["gazetteer"], "listed", to=TensorProto.FLOAT)
    graph.node("Concat", ["tokens", "shape", "listed"], "features", axis=2)
    state = graph.node("Transpose", ["features"], "steps", perm=[1, 0, 2])
    for index, layer in enumerate(model.layers):
        state = lstm(graph, f"lstm{index}", layer, state)
    return graph.node("Transpose", [state], "state", perm=[1, 0, 2])


def name_head(graph: Graph, model: Tagger, state: str, temperature: float) -> str:
    logits = linear(graph, "output", model.output, state)
    if model.wide is not None:
        graph.constant("axis2", np.array([2], np.int64))
        rows = looked_up(graph, "wide.table", model.wide.weight.detach().numpy(), "wide")
        graph.node("ReduceSum", [rows, "axis2"], "wide.sum", keepdims=0)
        logits = graph.node("Add", [logits, "wide.sum"], "logits")
    graph.constant("temperature", np.array(temperature, np.float32))
    graph.node("Div", [logits, "temperature"], "tempered")
    return graph.node("LogSoftmax", ["tempered"], "scores", axis=2)


def act_head(graph: Graph, model: Tagger, state: str) -> str:
    """What lies beyond a sentence's length counts for nothing."""
    graph.constant("time.axis", np.array(1, np.int64))
    graph.constant("first", np.array(0, np.int64))
    graph.constant("next", np.array(1, np.int64))
    graph.constant("last.axis", np.array([2], np.int64))
    graph.constant("below", np.array(BELOW_ALL, np.float32))
    graph.node("Shape", ["words"], "sizes")
    graph.node("Gather", ["sizes", "time.axis"], "time.size")
    graph.node("Range", ["first", "time.size", "next"], "places")
    graph.node("Cast", ["lengths"], "lengths.long", to=TensorProto.INT64)
    graph.node("Unsqueeze", ["lengths.long", "axis1"], "lengths.column")
    graph.node("Less", ["places", "lengths.column"], "inside.flat")
    graph.node("Unsqueeze", ["inside.flat", "last.axis"], "inside")
    attention = linear(graph, "attention", model.attention, state)
    graph.node("Where", ["inside", attention, "below"], "attention.inside")
    graph.node("Softmax", ["attention.inside"], "attention.share", axis=1)
    graph.node("Transpose", ["attention.share"], "attention.turned", perm=[0, 2, 1])
    graph.node("MatMul", ["attention.turned", state], "means")
    width = model.attention.out_features * model.attention.in_features
    graph.constant("means.shape", np.array([0, width], np.int64))
    graph.node("Reshape", ["means", "means.shape"], "means.flat")
    graph.node("Where", ["inside", state, "below"], "state.inside")
    graph.node("ReduceMax", ["state.inside"], "highest", axes=[1], keepdims=0)
    graph.node("Concat", ["means.flat", "highest"], "pooled.in", axis=1)
    graph.node("Tanh", [linear(graph, "pooled", model.pooled, "pooled.in")], "pooled.tanh")
    linear(graph, "acts", model.acts_output, "pooled.tanh")
    return graph.node("Identity", ["acts.out"], "acts")


def build(model: Tagger, gazetteer_width: int, templates: int, temperature: float):
    """The ONNX model. Inputs and outputs as the docstrings of model.py have them."""
    graph = Graph()
    state = encoder(graph, model.encoder)
    name_head(graph, model, state, temperature)
    act_head(graph, model, state)
    integer, byte = TensorProto.INT32, TensorProto.UINT8
    inputs = [
        helper.make_tensor_value_info("own", integer, ["words", len(WORD_SEEDS)]),
        helper.make_tensor_value_info("grams", integer, ["chunks", CHUNK]),
        helper.make_tensor_value_info("chunks", integer, ["words", "chunks of a word"]),
        helper.make_tensor_value_info("words", integer, ["batch", "time"]),
        helper.make_tensor_value_info("shapes", integer, ["batch", "time"]),
        helper.make_tensor_value_info("gazetteer", byte, ["batch", "time", gazetteer_width]),
        helper.make_tensor_value_info("lengths", integer, ["batch"]),
    ]
    if model.wide is not None:
        shape = ["batch", "time", templates]
        inputs.append(helper.make_tensor_value_info("wide", integer, shape))
    shape = ["batch", "time", len(LABELS)]
    outputs = [
        helper.make_tensor_value_info("scores", TensorProto.FLOAT, shape),
        helper.make_tensor_value_info("acts", TensorProto.FLOAT, ["batch", len(ACTS)]),
    ]
    made = helper.make_graph(graph.nodes, "klubbslag", inputs, outputs, graph.weights)
    opset = [helper.make_opsetid("", 17), helper.make_opsetid(RUNTIME, 1)]
    proto = helper.make_model(made, opset_imports=opset, ir_version=8, producer_name="klubbslag")
    onnx.checker.check_model(proto)
    return proto


def act_file(found: np.lib.npyio.NpzFile) -> bytes:
    """float32 bias and scale of each act, then int8 rows, little-endian."""
    head = np.stack([found["bias"], found["scale"]]).astype("<f4")
    return head.tobytes() + found["rows"].tobytes()


def manifest(options: config.Config, lists: list[dict], files: list[Path], work: Path) -> dict:
    features = options.features
    scores = json.loads((work / "scores.json").read_text(encoding="utf-8"))
    acts = json.loads((work / "acts.json").read_text(encoding="utf-8"))
    return {
        "format": 1,
        "name": options.model.name,
        "version": options.model.version,
        "task": "names and acts",
        "description": options.model.description,
        "language": "sv",
        "licence": options.model.licence,
        "labels": LABELS,
        "acts": {
            "version": ACT_FEATURES_VERSION,
            "labels": list(ACTS.values()),
            "buckets": BUCKETS,
            "mix": acts["mix"],
        },
        "features": {
            "version": FEATURES_VERSION,
            "hash": "FNV-1a, 32 bits, over UTF-16 code units",
            "words": features.words,
            "knownBits": features.known_bits,
            "buckets": features.buckets,
            "gramMin": features.gram_min,
            "gramMax": features.gram_max,
            "shapes": features.shapes,
            "wide": features.wide,
            "templates": features.templates,
            "gazetteers": [{"name": item["name"], "kind": item["kind"]} for item in lists],
        },
        "files": {file.stem: described(file) for file in files},
        "sources": options.model.sources,
        "scores": {**scores["scores"], "acts-dev.tsv": acts["scores"]},
        "made": {
            "command": options.model.made or "prepare, vectors, pretrain, train, acts, export",
            "seed": options.train.seed,
            "trainingMinutes": scores["minutes"],
        },
    }


def main() -> None:
    arguments = config.parser(__doc__, "config", "work", "out").parse_args()
    options, work, out = config.read(arguments.config), arguments.work, arguments.out
    lists = load_lexicon(options.features.lexicon)
    width = gazetteer_width(options)
    model = Tagger(options, width)
    model.load_state_dict(torch.load(work / "model.pt"))
    out.mkdir(parents=True, exist_ok=True)
    scores = json.loads((work / "scores.json").read_text(encoding="utf-8"))
    proto = build(model, width, len(options.features.templates), scores["temperature"])
    lexicon, known, acts = (out / name for name in ("gazetteers.json", "known.bin", "acts.bin"))
    lexicon.write_text(json.dumps(lists, ensure_ascii=False) + "\n", encoding="utf-8")
    known.write_bytes(np.packbits(known_words(options, work).bits).tobytes())
    acts.write_bytes(act_file(np.load(work / "acts.npz")))
    files = [*save_net(proto, out), lexicon, known, acts]
    save_manifest(manifest(options, lists, files, work), out, options.model.how)
    for file in files:
        print(f"{file.name}: {file.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
