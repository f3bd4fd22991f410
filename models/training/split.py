"""A net's weights beside its graph, and the manifest and card that name both files.

    python3 models/training/split.py --config … --out models/klubbslag-sv

export.py saves with the functions of this file. On its own it parts a net that was exported in one
file: no weight changes, and a net that is parted already is written as it was.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import onnx
from onnx.external_data_helper import set_external_data

import config
from card import card

GRAPH, WEIGHTS = "model.onnx", "weights.bin"
# Bytes of the smallest weights that leave the graph: the runtime looks at the shapes there.
LEAST = 16384
# Windows maps a file into memory from multiples of this, Linux also from smaller ones.
PAGE = 65536


def parted(proto: onnx.ModelProto) -> tuple[bytes, bytes]:
    """The graph, where large weights stand by their places, and the weights. Empties the proto."""
    weights = bytearray()
    for tensor in proto.graph.initializer:
        raw = tensor.raw_data
        if len(raw) < LEAST:
            continue
        weights.extend(bytes(-len(weights) % PAGE))
        set_external_data(tensor, WEIGHTS, len(weights), len(raw))
        tensor.ClearField("raw_data")
        weights.extend(raw)
    return proto.SerializeToString(deterministic=True), bytes(weights)


def save_net(proto: onnx.ModelProto, out: Path) -> list[Path]:
    """Writes both files and gives their paths."""
    paths = [out / GRAPH, out / WEIGHTS]
    for path, content in zip(paths, parted(proto), strict=True):
        path.write_bytes(content)
    onnx.checker.check_model(str(paths[0]))
    return paths


def described(file: Path) -> dict:
    raw = file.read_bytes()
    return {"path": file.name, "sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw)}


def save_manifest(manifest: dict, out: Path, how: str) -> None:
    """And the card, which says the same to people. `how`: see card.py."""
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    (out / "manifest.json").write_text(text + "\n", encoding="utf-8")
    (out / "README.md").write_text(card(manifest, how), encoding="utf-8")


def main() -> None:
    arguments = config.parser(__doc__, "config", "out").parse_args()
    options, out = config.read(arguments.config), arguments.out
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    net = {file.stem: described(file) for file in save_net(onnx.load(out / GRAPH), out)}
    manifest["files"] = {**net, **{k: v for k, v in manifest["files"].items() if k not in net}}
    save_manifest(manifest, out, options.model.how)
    for file in net.values():
        print(f"{file['path']}: {file['bytes'] / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
