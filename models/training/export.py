"""The trained net as one small ONNX file with its manifest.

    python3 models/training/export.py --config … --work build --out models/ner-sv

Made by hand, opset 17: the n-gram table is int8 with one scale a row and is looked up before it is
widened; all other weights are fp16 behind a Cast, which the runtime folds away when it loads.
Writes out/model.onnx, out/gazetteers.json, out/manifest.json and prints their sizes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

import config
from model import Tagger
from prepare import load_lexicon
from text import LABELS

FEATURES_VERSION = 1  # raised when text.py and features.ts change what they give
GATES = [0, 3, 1, 2]  # torch has input, forget, cell, output; ONNX input, output, forget, cell


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
    """Rows as int8 and a scale each; row 0, the padding, has scale 0."""
    scale = np.abs(table).max(axis=1) / 127
    scale[0] = 0
    scale = scale.astype(np.float16)
    divisor = np.where(scale > 0, scale, 1).astype(np.float32)
    return np.clip(np.round(table / divisor[:, None]), -127, 127).astype(np.int8), scale


def word_vectors(graph: Graph, table: np.ndarray) -> str:
    """Means of table rows: grams [U, K] to [U, dim]."""
    rows, scale = quantise(table)
    graph.constant("table", rows)
    graph.constant("table.scale", scale)
    graph.constant("zero", np.array(0, np.int32))
    graph.constant("axis1", np.array([1], np.int64))
    graph.node("Gather", ["table", "grams"], "rows.int8")
    graph.node("Cast", ["rows.int8"], "rows", to=TensorProto.FLOAT)
    graph.node("Gather", ["table.scale", "grams"], "scales.half")
    graph.node("Cast", ["scales.half"], "scales", to=TensorProto.FLOAT)
    graph.node("Unsqueeze", ["scales", "axis1"], "scales.row")
    graph.node("MatMul", ["scales.row", "rows"], "sum.row")
    graph.node("Squeeze", ["sum.row", "axis1"], "sum")
    graph.node("Greater", ["grams", "zero"], "real.bool")
    graph.node("Cast", ["real.bool"], "real", to=TensorProto.FLOAT)
    graph.node("ReduceSum", ["real", "axis1"], "count", keepdims=1)
    return graph.node("Div", ["sum", "count"], "vectors")


def lstm(graph: Graph, name: str, layer: torch.nn.LSTM, entering: str) -> str:
    """[T, B, I] to [T, B, 2H]."""
    state = {key: value.detach().numpy() for key, value in layer.state_dict().items()}

    def gates(key: str) -> np.ndarray:
        return np.concatenate([state[key].reshape(4, -1, *state[key].shape[1:])[g] for g in GATES])

    directions = ("", "_reverse")
    for part, key in (("W", "weight_ih_l0"), ("R", "weight_hh_l0")):
        graph.half(f"{name}.{part}", np.stack([gates(key + end) for end in directions]))
    bias = [
        np.concatenate([gates(f"bias_{kind}_l0{end}") for kind in ("ih", "hh")])
        for end in directions
    ]
    graph.half(f"{name}.B", np.stack(bias))
    inputs = [entering, f"{name}.W", f"{name}.R", f"{name}.B", "lengths"]
    size = layer.hidden_size
    graph.node("LSTM", inputs, f"{name}.Y", hidden_size=size, direction="bidirectional")
    graph.node("Transpose", [f"{name}.Y"], f"{name}.turned", perm=[0, 2, 1, 3])
    graph.constant(f"{name}.shape", np.array([0, 0, 2 * size], np.int64))
    return graph.node("Reshape", [f"{name}.turned", f"{name}.shape"], f"{name}.out")


def build(model: Tagger, gazetteer_width: int) -> onnx.ModelProto:
    graph = Graph()
    vectors = word_vectors(graph, model.table.weight.detach().numpy())
    graph.node("Gather", [vectors, "words"], "tokens")
    graph.half("shape.table", model.shapes.weight.detach().numpy())
    graph.node("Gather", ["shape.table", "shapes"], "shape")
    graph.node("Cast", ["gazetteer"], "listed", to=TensorProto.FLOAT)
    graph.node("Concat", ["tokens", "shape", "listed"], "features", axis=2)
    state = graph.node("Transpose", ["features"], "steps", perm=[1, 0, 2])
    for index, layer in enumerate(model.layers):
        state = lstm(graph, f"lstm{index}", layer, state)
    graph.half("output.W", model.output.weight.detach().numpy().T)
    graph.half("output.b", model.output.bias.detach().numpy())
    graph.node("MatMul", [state, "output.W"], "projected")
    graph.node("Add", ["projected", "output.b"], "logits")
    graph.node("LogSoftmax", ["logits"], "scores.steps", axis=2)
    graph.node("Transpose", ["scores.steps"], "scores", perm=[1, 0, 2])
    integer, byte = TensorProto.INT32, TensorProto.UINT8
    inputs = [
        helper.make_tensor_value_info("grams", integer, ["words", "grams"]),
        helper.make_tensor_value_info("words", integer, ["batch", "time"]),
        helper.make_tensor_value_info("shapes", integer, ["batch", "time"]),
        helper.make_tensor_value_info("gazetteer", byte, ["batch", "time", gazetteer_width]),
        helper.make_tensor_value_info("lengths", integer, ["batch"]),
    ]
    shape = ["batch", "time", len(LABELS)]
    outputs = [helper.make_tensor_value_info("scores", TensorProto.FLOAT, shape)]
    made = helper.make_graph(graph.nodes, "tagger", inputs, outputs, graph.weights)
    opset = [helper.make_opsetid("", 17)]
    proto = helper.make_model(made, opset_imports=opset, ir_version=8, producer_name="klubbslag")
    onnx.checker.check_model(proto)
    return proto


def manifest(options: config.Config, lists: list[dict], files: list[Path], scores: dict) -> dict:
    features = options.features
    return {
        "format": 1,
        "name": options.model.name,
        "version": options.model.version,
        "task": "names",
        "description": options.model.description,
        "language": "sv",
        "licence": options.model.licence,
        "labels": LABELS,
        "features": {
            "version": FEATURES_VERSION,
            "hash": "FNV-1a, 32 bits, over UTF-16 code units",
            "buckets": features.buckets,
            "gramMin": features.gram_min,
            "gramMax": features.gram_max,
            "shapes": features.shapes,
            "gazetteers": [{"name": item["name"], "kind": item["kind"]} for item in lists],
        },
        "files": {file.stem: described(file) for file in files},
        "sources": options.model.sources,
        "scores": scores["scores"],
        "made": {
            "command": options.model.made or "prepare, vectors, train, export",
            "seed": options.train.seed,
            "trainingMinutes": scores["minutes"],
        },
    }


def described(file: Path) -> dict:
    raw = file.read_bytes()
    return {"path": file.name, "sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    options, out = config.read(arguments.config), arguments.out
    lists = load_lexicon(options.features.lexicon)
    width = sum(2 if item["kind"] == "phrase" else 1 for item in lists)
    model = Tagger(options, width)
    model.load_state_dict(torch.load(arguments.work / "model.pt"))
    out.mkdir(parents=True, exist_ok=True)
    files = [out / "model.onnx", out / "gazetteers.json"]
    files[0].write_bytes(build(model, width).SerializeToString())
    files[1].write_text(json.dumps(lists, ensure_ascii=False) + "\n", encoding="utf-8")
    scores = json.loads((arguments.work / "scores.json").read_text(encoding="utf-8"))
    text = json.dumps(manifest(options, lists, files, scores), ensure_ascii=False, indent=2)
    (out / "manifest.json").write_text(text + "\n", encoding="utf-8")
    for file in files:
        print(f"{file.name}: {file.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
