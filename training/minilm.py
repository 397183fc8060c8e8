"""
all-MiniLM-L6-v2 in torch, with matrices rounded to four bits while it is taught (`Matrix`): six layers of 384, twelve heads, the mean over all pieces.
Reads what `onnx_file.py` found; reads and writes the product's file (magic MLM1).
"""
import struct

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

WIDTH, HEAD, INSIDE, POSITIONS, GROUP = 384, 32, 1536, 128, 64
EPSILON = 1e-12


class Matrix(nn.Module):
    """Values of four bits, -8 to 7, times a scale for each GROUP of a row. What is taught is not rounded, but every use of it is."""

    def __init__(self, rows, columns):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(rows, columns))
        self.scale = nn.Parameter(torch.ones(rows, columns // GROUP))
        self.rounds = True

    def rounded(self, weight, scale):
        if not self.rounds:
            return weight
        steps = (weight.view(*scale.shape, GROUP) / scale.unsqueeze(-1)).clamp(-8, 7)
        steps = steps + (steps.round() - steps).detach()  # the gradient goes through as if nothing were rounded
        return (steps * scale.unsqueeze(-1)).view_as(weight)

    def forward(self):
        return self.rounded(self.weight, self.scale)

    def rows(self, ids):
        kept, where = ids.unique(return_inverse=True)
        return self.rounded(self.weight[kept], self.scale[kept])[where]

    @torch.no_grad()
    def fit(self):
        """The scales that lose least."""
        groups = self.weight.view(*self.scale.shape, GROUP)
        most = groups.gather(-1, groups.abs().argmax(-1, keepdim=True)).squeeze(-1)
        best = torch.full_like(self.scale, 1e9)
        for share in torch.linspace(0.6, 1.05, 10):
            for end in (-8, 7.5):
                scale = most * share / end
                scale = torch.where(scale.abs() < 2e-6, torch.full_like(scale, 2e-6), scale).half().float()
                steps = (groups / scale.unsqueeze(-1)).round().clamp(-8, 7)
                lost = (steps * scale.unsqueeze(-1) - groups).square().sum(-1)
                self.scale.copy_(torch.where(lost < best, scale, self.scale))
                best = torch.minimum(best, lost)

    def write(self, f):
        scale = self.scale.detach().half().float()
        steps = (self.weight.detach().view(*scale.shape, GROUP) / scale.unsqueeze(-1)).round().clamp(-8, 7).to(torch.int8).numpy() + 8
        halves = steps.reshape(-1, 2, 16).astype(np.uint8)  # of 32 values the first 16 are the low halves of 16 bytes, the rest the high ones
        f.write(struct.pack("<ii", *self.weight.shape) + scale.numpy().astype("<f2").tobytes() + (halves[:, 0] | halves[:, 1] << 4).tobytes())

    @torch.no_grad()
    def read(self, f):
        rows, columns = struct.unpack("<ii", f.read(8))
        self.scale.data = torch.from_numpy(np.frombuffer(f.read(2 * rows * columns // GROUP), "<f2").astype(np.float32).reshape(rows, -1))
        halves = np.frombuffer(f.read(rows * columns // 2), np.uint8).reshape(-1, 16)
        steps = np.stack([halves & 15, halves >> 4], 1).astype(np.float32).reshape(rows, -1, GROUP) - 8
        self.weight.data = (torch.from_numpy(steps) * self.scale.unsqueeze(-1)).view(rows, columns)


class Layer(nn.Module):
    def __init__(self, width, inside):
        super().__init__()
        self.qkv, self.qkv_bias = Matrix(3 * width, width), nn.Parameter(torch.zeros(3 * width))
        self.out, self.out_bias = Matrix(width, width), nn.Parameter(torch.zeros(width))
        self.ln1 = nn.LayerNorm(width, eps=EPSILON)
        self.up, self.up_bias = Matrix(inside, width), nn.Parameter(torch.zeros(inside))
        self.down, self.down_bias = Matrix(width, inside), nn.Parameter(torch.zeros(width))
        self.ln2 = nn.LayerNorm(width, eps=EPSILON)

    def parts(self):
        return self.qkv, self.qkv_bias, self.out, self.out_bias, self.ln1.weight, self.ln1.bias, self.up, self.up_bias, self.down, self.down_bias, self.ln2.weight, self.ln2.bias

    def forward(self, x, nowhere, matrices):
        qkv, out, up, down = matrices
        b, t, width = x.shape
        q, k, v = (y.view(b, t, width // HEAD, HEAD).transpose(1, 2) for y in F.linear(x, qkv, self.qkv_bias).split(width, -1))
        a = (q * HEAD**-0.5) @ k.transpose(-1, -2) + nowhere
        x = self.ln1(x + F.linear((a.softmax(-1) @ v).transpose(1, 2).reshape(b, t, width), out, self.out_bias))
        return self.ln2(x + F.linear(F.gelu(F.linear(x, up, self.up_bias)), down, self.down_bias))


class MiniLm(nn.Module):
    """`tokens` gives the vectors [n, t, 384] of each piece in its sentence, `pooled` those of sentences, [n, 384] of length 1."""

    def __init__(self, pieces, layers=6, width=WIDTH, inside=INSIDE, positions=POSITIONS):
        super().__init__()
        self.width = width
        self.embedding = Matrix(pieces, width)
        self.positions = nn.Parameter(torch.zeros(positions, width))
        self.ln = nn.LayerNorm(width, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(width, inside) for _ in range(layers))

    @torch.no_grad()
    def begin(self, file, published, kept, layers):
        """From the published weights: of the vocabulary what is kept, of the layers these."""
        found = {name: torch.from_numpy(values.copy()) for name, values in np.load(file).items()}
        at = {piece: i for i, piece in enumerate(published)}
        self.embedding.weight.copy_(found["embeddings.word_embeddings.weight"][[at[p] for p in kept]])
        self.positions.copy_(found["embeddings.position_embeddings.weight"][:POSITIONS] + found["embeddings.token_type_embeddings.weight"][0])
        self.ln.weight.copy_(found["embeddings.LayerNorm.weight"])
        self.ln.bias.copy_(found["embeddings.LayerNorm.bias"])
        for layer, i in zip(self.layers, layers):
            def of(name):
                return found[f"encoder.layer.{i}.{name}"]

            attention = [f"attention.self.{part}." for part in ("query", "key", "value")]
            layer.qkv.weight.copy_(torch.cat([of(a + "weight") for a in attention]))
            values = [torch.cat([of(a + "bias") for a in attention])]
            for matrix, name in ((layer.out, "attention.output.dense."), (layer.up, "intermediate.dense."), (layer.down, "output.dense.")):
                matrix.weight.copy_(of(name + "weight"))
                values.append(of(name + "bias"))
            for bias, value in zip((layer.qkv_bias, layer.out_bias, layer.up_bias, layer.down_bias), values):
                bias.copy_(value)
            for ln, name in ((layer.ln1, "attention.output.LayerNorm."), (layer.ln2, "output.LayerNorm.")):
                ln.weight.copy_(of(name + "weight"))
                ln.bias.copy_(of(name + "bias"))
        for matrix in self.matrices():
            matrix.fit()
        return self

    def matrices(self):
        return [m for m in self.modules() if isinstance(m, Matrix)]

    def rounding(self, does):
        for matrix in self.matrices():
            matrix.rounds = does

    def parts(self):
        """Each part in the file's order."""
        yield from (self.embedding, self.positions, self.ln.weight, self.ln.bias)
        for layer in self.layers:
            yield from layer.parts()

    def write(self, file):
        with open(file, "wb") as f:
            f.write(b"MLM1" + struct.pack("<ii", len(self.layers), GROUP))
            for part in self.parts():
                if isinstance(part, Matrix):
                    part.write(f)
                else:
                    values = part.detach().numpy().astype("<f4").reshape(-1)
                    f.write(struct.pack("<i", len(values)) + values.tobytes())

    @staticmethod
    @torch.no_grad()
    def read(file):
        with open(file, "rb") as f:
            assert f.read(4) == b"MLM1", file
            layers, group = struct.unpack("<ii", f.read(8))
            assert group == GROUP, group
            model = MiniLm(*struct.unpack("<i", f.read(4)), layers, *struct.unpack("<i", f.read(4)))
            f.seek(12)
            for part in model.parts():
                if isinstance(part, Matrix):
                    part.read(f)
                else:
                    (n,) = struct.unpack("<i", f.read(4))
                    part.data = torch.from_numpy(np.frombuffer(f.read(4 * n), "<f4").copy()).view((-1, model.width) if part.dim() == 2 else -1)
        return model

    def ready(self):
        """Everything rounded once, for any number of sentences that are read with the same weights."""
        return [tuple(m() for m in (layer.qkv, layer.out, layer.up, layer.down)) for layer in self.layers]

    def tokens(self, ids, mask, ready=None):
        x = self.ln(self.embedding.rows(ids) + self.positions[: ids.shape[1]])
        nowhere = (~mask)[:, None, None, :] * -1e9
        for layer, matrices in zip(self.layers, ready or self.ready()):
            x = layer(x, nowhere, matrices)
        return x

    def pooled(self, tokens, mask):
        m = mask.float().unsqueeze(-1)
        return F.normalize((tokens * m).sum(1) / m.sum(1), dim=-1)

    def forward(self, ids, mask):
        return self.pooled(self.tokens(ids, mask), mask)
