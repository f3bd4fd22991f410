"""Where a net is trained, and who puts its batches together."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator

import torch
from torch.utils.data import DataLoader, Dataset

import memory

DEVICES = ("auto", "cpu", "cuda")


def add_to(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--device", choices=DEVICES, default="auto", help="auto: a GPU if any")


def ready(name: str, threads: int) -> torch.device:
    """The device, with what makes it quick switched on."""
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"
    torch.set_num_threads(threads)
    if name == "cpu":
        memory.keep_freed()
    return torch.device(name)


class Made(Dataset):
    """Something for any arguments."""

    def __init__(self, make: Callable):
        self.make = make

    def __getitem__(self, arguments: tuple):
        return self.make(*arguments)


def made(make: Callable, chosen: Iterable[tuple], workers: int) -> Iterator:
    """`make(*arguments)` of each of `chosen`, in order. `workers` processes do it ahead of time, so
    that a GPU need not wait; without any it is done when it is asked for."""
    if workers == 0:
        return (make(*arguments) for arguments in chosen)
    loader = DataLoader(
        Made(make),
        batch_size=None,
        sampler=chosen,
        num_workers=workers,
        collate_fn=as_it_is,
        generator=torch.Generator(),  # its own, so that workers change no random number
    )
    return iter(loader)


def as_it_is(batch):
    return batch
