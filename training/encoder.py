"""The sentence encoder that the product ships, in torch, and reading many texts with it at once."""
import os
import struct

import numpy as np
import torch
import torch.nn.functional as F

from minilm import MiniLm
from vocab import WordPieces

MODEL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "MiaPulse.Core", "Receptionist", "Embedded", "Model")


def shipped():
    """What the product reads sentences with, and how it cuts them."""
    return MiniLm.read(os.path.join(MODEL, "encoder.i4.bin")).eval(), WordPieces()


def write_matrix(f, tensor):
    w = tensor.detach().numpy().astype(np.float32)
    scale = np.abs(w).max(1) / 127
    scale[scale == 0] = 1e-9
    f.write(struct.pack("<ii", *w.shape) + scale.astype("<f4").tobytes() + np.clip(np.round(w / scale[:, None]), -127, 127).astype(np.int8).tobytes())


def write_vector(f, tensor):
    v = tensor.detach().numpy().astype("<f4").reshape(-1)
    f.write(struct.pack("<i", len(v)) + v.tobytes())


def batch(pieces, texts, most=126):
    """Ids and mask, both [n, t], padded to the longest."""
    cut = [pieces(t, most) for t in texts]
    ids = torch.zeros(len(cut), max(map(len, cut)), dtype=torch.long)
    mask = torch.zeros(ids.shape, dtype=torch.bool)
    for i, c in enumerate(cut):
        ids[i, : len(c)], mask[i, : len(c)] = torch.tensor(c), True
    return ids, mask


def padded(some):
    """Vectors of different lengths as one [n, t, width], and which of it they are [n, t]."""
    return torch.nn.utils.rnn.pad_sequence(some, batch_first=True), torch.arange(max(map(len, some)))[None] < torch.tensor([len(s) for s in some])[:, None]


def in_lengths(encoder, pieces, texts, most=126, ready=None, most_pieces=4096):
    """`tokens` of any number of texts, [n, t, width] and mask: read with others of their length, since what only fills up is read for nothing."""
    cut = [pieces(t, most) for t in texts]
    order = sorted(range(len(cut)), key=lambda i: len(cut[i]))
    ready = ready or encoder.ready()
    longest, parts, at = len(cut[order[-1]]), [], 0
    while at < len(order):
        to = at + 1
        # as long as little is filled up
        while to < len(order) and len(cut[order[to]]) * (to + 1 - at) <= most_pieces and len(cut[order[to]]) <= 1.25 * len(cut[order[at]]) + 2:
            to += 1
        ids = torch.zeros(to - at, len(cut[order[to - 1]]), dtype=torch.long)
        mask = torch.zeros(ids.shape, dtype=torch.bool)
        for row, i in enumerate(order[at:to]):
            ids[row, : len(cut[i])], mask[row, : len(cut[i])] = torch.tensor(cut[i]), True
        parts.append((encoder.tokens(ids, mask, ready), mask))
        at = to
    back = torch.tensor(order).argsort()
    tokens = torch.cat([F.pad(t, (0, 0, 0, longest - t.shape[1])) for t, _ in parts])[back]
    return tokens, torch.cat([F.pad(m, (0, longest - m.shape[1])) for _, m in parts])[back]
