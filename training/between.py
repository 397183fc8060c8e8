"""
Weights between those of two rounds, which often keep what each was good at. Usage: python3 training/between.py SHARE ONE OTHER.pt OUT.pt
SHARE of OTHER, the rest of ONE: a round (.pt), or an encoder alone (.i8.bin), where the reader stays as it is in OTHER.
"""
import sys

import torch

from encoder import Encoder


def main():
    share, one, other, out = float(sys.argv[1]), *sys.argv[2:5]
    mixed = torch.load(other)
    begin = {f"encoder.{name}": weights for name, weights in Encoder(one).state_dict().items()} if one.endswith(".i8.bin") else torch.load(one)
    for name, weights in begin.items():
        mixed[name] = (1 - share) * weights + share * mixed[name]
    torch.save(mixed, out)


if __name__ == "__main__":
    sys.exit(main())
