"""
Weights between those of two rounds, which often keep what each was good at. Usage: python3 training/between.py SHARE ONE OTHER.pt OUT.pt
SHARE of OTHER, the rest of ONE: a round (.pt), or the encoder alone (a folder with all-MiniLM-L6-v2), where the reader stays as it is in OTHER.
"""
import sys

import torch

from train import empty, published


def main():
    share, one, other, out = float(sys.argv[1]), *sys.argv[2:5]
    mixed = torch.load(other)
    model = empty(mixed)
    if one.endswith(".pt"):
        begin = torch.load(one)
    else:
        alone = published(one, range(len(model.encoder.layers)))[0].encoder
        begin = {f"encoder.{name}": weights for name, weights in alone.state_dict().items()}
    for name, weights in begin.items():
        mixed[name] = (1 - share) * weights + share * mixed[name]
    model.load_state_dict(mixed)
    for matrix in model.encoder.matrices():
        matrix.fit()  # scales of one are none of the other's
    torch.save(model.state_dict(), out)


if __name__ == "__main__":
    sys.exit(main())
