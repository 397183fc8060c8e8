"""
What a nearness of two sentences means with an encoder: of pairs of questions of the corpus that want the same answer, and of pairs that want neighbouring ones,
how many are nearer than each. Usage: python3 training/likeness.py ENCODER[,PIECES.txt] …

For the thresholds of the product (`Quote.Alike`, `QuestionVector.SameFrom`), which have to move with the encoder.
"""
import sys

import torch

import corpus
from cosines import load
from encoder import in_lengths

THRESHOLDS = [x / 100 for x in range(50, 96, 3)]


@torch.no_grad()
def shares(model, pieces):
    same, other = [], []
    for b in corpus.read():
        if not b.held_back:
            continue
        asked = [(q, frozenset(g)) for q, g in b.asked if g]
        vectors = model.pooled(*in_lengths(model, pieces, [q for q, _ in asked], 48))
        near = vectors @ vectors.T
        for i, (_, one) in enumerate(asked):
            for j in range(i):
                (same if one == asked[j][1] else other).append(near[i, j].item())
    same, other = torch.tensor(same), torch.tensor(other)
    return [((same >= t).float().mean().item(), (other >= t).float().mean().item()) for t in THRESHOLDS]


def main():
    torch.set_num_threads(1)
    found = [shares(*load(*(arg.split(",") + [None])[:2])) for arg in sys.argv[1:]]
    for i, t in enumerate(THRESHOLDS):
        print(f"{t:.2f} " + " | ".join(f"same {s[i][0]:.3f} other {s[i][1]:.4f}" for s in found))


if __name__ == "__main__":
    main()
