"""The second look at what the search found: does this passage say the very thing that was asked?"""
import torch
import torch.nn as nn
import torch.nn.functional as F

WIDTH = 64


class Reader(nn.Module):
    """
    Each piece of the question looks for its like among the pieces of title and text, and for nothing (a slot of its own) where there is none.
    What it found, beside what it looked for, gives a few numbers; summed over the question, weighed by how much each piece matters, they give one
    logit. Passages are kept as `keys` [pieces, WIDTH], so that reading ten of them costs little.
    """

    def __init__(self, width=512, hidden=64):
        super().__init__()
        self.ask, self.key = nn.Linear(width, WIDTH), nn.Linear(width, WIDTH)
        self.part = nn.Parameter(torch.zeros(2, WIDTH))  # title, text
        self.nothing = nn.Parameter(torch.zeros(WIDTH))
        self.look = nn.Linear(WIDTH, WIDTH, bias=False)
        self.weigh = nn.Linear(WIDTH, 1)
        self.compare, self.sum_up, self.judge = nn.Linear(4 * WIDTH + 2, hidden), nn.Linear(2 * hidden + 2, hidden), nn.Linear(hidden, 1)
        self.drop = nn.Dropout(0.15)

    def keys(self, tokens, part):
        return F.normalize(self.key(tokens), dim=-1) + 0.3 * self.part[part]

    def questions(self, tokens):
        return F.normalize(self.ask(tokens), dim=-1)

    def forward(self, q, q_mask, k, k_mask, near):
        """q [n, t, W], k [d, u, W], near [n, d, 2] (cosines with title and text) -> logits [n, d]."""
        n, t, _ = q.shape
        d, u, _ = k.shape
        keys = torch.cat([self.nothing.expand(d, 1, WIDTH), k], 1)
        mask = torch.cat([torch.ones(d, 1, dtype=torch.bool), k_mask], 1)
        like = torch.einsum("ntw,duw->ndtu", q * 8, keys) + torch.einsum("ntw,duw->ndtu", self.look(q) * 4, keys)
        like = like.masked_fill(~mask[None, :, None, :], -1e4)
        a = like.softmax(-1)
        found = torch.einsum("ndtu,duw->ndtw", a, keys)
        plain = torch.einsum("ntw,duw->ndtu", q, k).masked_fill(~k_mask[None, :, None, :], -1).max(-1).values
        asked = q[:, None].expand(n, d, t, WIDTH)
        each = torch.cat([asked, found, asked * found, (asked - found).abs(), plain.unsqueeze(-1), a[..., :1]], -1)
        each = F.relu(self.compare(self.drop(each)))
        weight = (self.weigh(q).squeeze(-1).masked_fill(~q_mask, -1e4)).softmax(-1)
        mean = torch.einsum("nt,ndth->ndh", weight, each)
        most = each.masked_fill(~q_mask[:, None, :, None], 0).max(2).values
        return self.judge(F.relu(self.sum_up(self.drop(torch.cat([mean, most, near], -1))))).squeeze(-1)
