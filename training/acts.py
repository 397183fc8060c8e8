"""
Fits what tells small talk from what a visitor of a business's website wants: weights of the encoder's vector of the message, one row for each act. Written
where the product reads it (`acts.json`). Usage: python3 training/acts.py [--try]

`training/acts/*.txt`, one message a line, the act is the file's name; `none` is everything that is to be looked up, passed on or taken down. With --try it only
says what it comes to on a fifth of the messages that each fit left out.
"""
import json
import os
import re
import sys
import zlib

import numpy as np
import torch

import corpus
from encoder import MODEL, batch, shipped

FOLDS = 5
DECAY = 3e-4
CORPUS, CORPUS_EVERY = 0.2, 8  # what a question of the corpus counts, and how many of them are taken
PIECES = 0.05  # the mean over the pieces is not of length 1
ACTS = ["none", "bot", "help", "smalltalk", "thank", "bye"]
SURE = [0.5, 0.6, 0.7, 0.8, 0.9]
OUT = os.path.join(MODEL, "acts.json")


def read():
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "acts")
    for act in ACTS:
        for line in open(os.path.join(folder, f"{act}.txt"), encoding="utf-8"):
            yield re.sub(r"\s+", " ", line).strip(), ACTS.index(act), 1.0
    for b in corpus.read_raw():
        for i, q in enumerate(b["questions"]):
            if i % CORPUS_EVERY == 0:
                yield q["text"], 0, CORPUS


def vectors(texts):
    encoder, pieces = shipped()
    out = []
    with torch.no_grad():
        for i in range(0, len(texts), 64):
            ids, mask = batch(pieces, texts[i : i + 64])
            tokens = encoder.tokens(ids, mask)
            mean = (tokens * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
            out.append(np.concatenate([encoder.pooled(tokens, mask).numpy(), mean.numpy() * PIECES], 1))
    return np.concatenate(out)


def fit(x, y, weight):
    w, b = torch.zeros(len(ACTS), x.shape[1], requires_grad=True), torch.zeros(len(ACTS), requires_grad=True)
    x, y, weight = torch.tensor(x, dtype=torch.float32), torch.tensor(y), torch.tensor(weight, dtype=torch.float32)
    opt = torch.optim.LBFGS([w, b], max_iter=300, line_search_fn="strong_wolfe")

    def step():
        opt.zero_grad()
        loss = (torch.nn.functional.cross_entropy(x @ w.T + b, y, reduction="none") * weight).sum() / weight.sum() + DECAY * (w**2).sum() / len(ACTS)
        loss.backward()
        return loss

    opt.step(step)
    return w.detach().numpy(), b.detach().numpy()


def main():
    torch.set_num_threads(1)
    texts, y, weight = zip(*read())
    y, weight, x = np.array(y), np.array(weight), vectors(list(texts))
    fold = np.array([zlib.crc32(t.encode()) % FOLDS for t in texts])
    chance = np.zeros((len(y), len(ACTS)))
    for k in range(FOLDS):
        w, b = fit(x[fold != k], y[fold != k], weight[fold != k])
        chance[fold == k] = torch.softmax(torch.tensor(x[fold == k] @ w.T + b), 1).numpy()
    for sure in SURE:
        says = np.where(chance.max(1) >= sure, chance.argmax(1), 0)
        print(f"from {sure}: taken for an act and is none {(says[(y == 0) & (weight == 1)] > 0).mean():.3f}, of the corpus {(says[weight < 1] > 0).mean():.4f}", " ".join(
            f"| {act} found {(says[y == i] == i).mean():.3f} right {(y[says == i] == i).mean():.3f}" for i, act in enumerate(ACTS) if i))
    if "--show" in sys.argv:
        for i in np.argsort(-chance[:, 1:].max(1) * (y == 0))[:40]:
            print(ACTS[chance[i].argmax()], round(chance[i].max(), 2), texts[i])
    if "--try" not in sys.argv:
        w, b = fit(x, y, weight)
        with open(OUT, "w", encoding="utf-8") as f:
            json.dump({"acts": ACTS, "weights": [[round(v, 3) for v in row] for row in w.tolist()], "bias": [round(v, 3) for v in b.tolist()]}, f)
            f.write("\n")


if __name__ == "__main__":
    main()
