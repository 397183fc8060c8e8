"""The sentence encoder that the product ships, in torch: reads and writes its file (magic USE1), cuts sentences into its pieces."""
import os
import struct
import unicodedata

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from minilm import MiniLm
from vocab import WordPieces

MODEL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "MiaPulse.Core", "Receptionist", "Embedded", "Model")


class Pieces:
    """Unigram pieces by Viterbi; a word is cut once and remembered."""

    def __init__(self, file=os.path.join(MODEL, "vocab.tsv")):
        self.score, self.id, self.seen = {}, {}, {}
        for i, line in enumerate(open(file, encoding="utf-8", newline="\n")):
            piece, score = line.rstrip("\n").split("\t")
            if i >= 6:
                self.score[piece], self.id[piece] = float(score), i
        self.longest = max(map(len, self.id))

    def __call__(self, text, most=126):
        ids = []
        for word in unicodedata.normalize("NFKC", text).split(" "):
            for i in self.word("\u2581" + word):
                if i or not ids or ids[-1]:
                    ids.append(i)
        return ids[:most] or [0]

    def word(self, w):
        if w in self.seen:
            return self.seen[w]
        n = len(w)
        best, back = [0.0] + [-1e9] * n, [None] * (n + 1)
        for i in range(n):
            single = False
            for length in range(1, min(self.longest, n - i) + 1):
                p = w[i : i + length]
                if p in self.score:
                    single |= length == 1
                    if best[i] + self.score[p] > best[i + length]:
                        best[i + length], back[i + length] = best[i] + self.score[p], (i, self.id[p])
            if not single and best[i] - 20 > best[i + 1]:
                best[i + 1], back[i + 1] = best[i] - 20, (i, 0)
        ids, j = [], n
        while j:
            j, i = back[j]
            ids.append(i)
        self.seen[w] = ids[::-1]
        return self.seen[w]


class Layer(nn.Module):
    def __init__(self, width, adjust):
        super().__init__()
        self.width = width
        self.ln1, self.qkv, self.out = nn.LayerNorm(width, eps=1e-6), nn.Linear(width, 3 * width), nn.Linear(width, 512)
        self.adjust = nn.Linear(width, 512) if adjust else None
        self.ln2, self.up, self.down = nn.LayerNorm(512, eps=1e-6), nn.Linear(512, 1536), nn.Linear(1536, 512)

    def forward(self, x, mask):
        b, t, _ = x.shape
        q, k, v = (y.view(b, t, 4, self.width // 4).transpose(1, 2) for y in self.qkv(self.ln1(x)).split(self.width, -1))
        a = (q * (self.width // 4) ** -0.5) @ k.transpose(-1, -2) + (~mask)[:, None, None, :] * -1e9
        y = self.out((a.softmax(-1) @ v).transpose(1, 2).reshape(b, t, self.width))
        y = y + (self.adjust(x) if self.adjust is not None else x)
        return y + self.down(F.relu(self.up(self.ln2(y))))


class Encoder(nn.Module):
    """`forward` gives sentence vectors [n, 512] of length 1, `tokens` the vectors [n, t, 512] of each piece in its sentence."""

    width = 512

    def __init__(self, file=None):
        super().__init__()
        self.emb = nn.Embedding(8002, 256)
        self.register_buffer("inv", torch.zeros(128))
        self.l0, self.l1, self.fin = Layer(256, True), Layer(512, False), nn.Linear(512, 512)
        if file is not None:
            self.read(file)

    def parts(self):
        """Each tensor in the file's order; True where it is a matrix of int8 rows."""
        yield self.emb.weight, True
        yield self.inv, False
        for l in (self.l0, self.l1):
            yield from ((l.ln1.weight, False), (l.ln1.bias, False), (l.qkv.weight, True), (l.qkv.bias, False), (l.out.weight, True), (l.out.bias, False))
            if l.adjust is not None:
                yield from ((l.adjust.weight, True), (l.adjust.bias, False))
            yield from ((l.ln2.weight, False), (l.ln2.bias, False), (l.up.weight, True), (l.up.bias, False), (l.down.weight, True), (l.down.bias, False))
        yield from ((self.fin.weight, True), (self.fin.bias, False))

    @torch.no_grad()
    def read(self, file):
        data = open(file, "rb").read()
        assert data[:4] == b"USE1", file
        at = 4
        for tensor, is_matrix in self.parts():
            if is_matrix:
                rows, columns = struct.unpack_from("<ii", data, at)
                scale = np.frombuffer(data, "<f4", rows, at + 8)
                values = np.frombuffer(data, np.int8, rows * columns, at + 8 + 4 * rows).reshape(rows, columns)
                tensor.copy_(torch.from_numpy(values * scale[:, None]))
                at += 8 + 4 * rows + rows * columns
            else:
                (n,) = struct.unpack_from("<i", data, at)
                tensor.copy_(torch.from_numpy(np.frombuffer(data, "<f4", n, at + 4).copy()))
                at += 4 + 4 * n
        assert at == len(data), f"{len(data) - at} bytes are left over in {file}"

    def write(self, file):
        with open(file, "wb") as f:
            f.write(b"USE1")
            for tensor, is_matrix in self.parts():
                write_matrix(f, tensor) if is_matrix else write_vector(f, tensor)

    def ready(self):
        """Nothing has to be made ready before sentences are read."""

    def tokens(self, ids, mask, ready=None):
        t = torch.arange(ids.shape[1], dtype=torch.float32)[:, None] * self.inv[None]
        x = 2 * self.emb(ids) + torch.cat([t.sin(), t.cos()], -1)[None]
        return self.l1(self.l0(x, mask), mask)

    def pooled(self, tokens, mask):
        m = mask.float().unsqueeze(-1)
        return F.normalize(torch.tanh(self.fin((tokens * m).sum(1) / m.sum(1))), dim=-1)

    def forward(self, ids, mask):
        return self.pooled(self.tokens(ids, mask), mask)


def shipped():
    """What the product reads sentences with, and how it cuts them: the newer of the two where its weights are there."""
    newer = os.path.join(MODEL, "encoder.i4.bin")
    if os.path.exists(newer):
        return MiniLm.read(newer).eval(), WordPieces()
    return Encoder(os.path.join(MODEL, "encoder.i8.bin")).eval(), Pieces()


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
