"""
Fits what tells whether a message asks for knowledge: logistic weights of the encoder's vectors of the message and of what Mia said last, and of a few words.
Written where the product reads it (`asking.json`). Usage:

    python3 training/turns.py [--try] [--also QUESTIONS.jsonl] [--but TURNS.jsonl]

`training/turns/*.tsv`, one turn a line: `asks` or `tells`, what Mia said last (may be empty), what the visitor says then. Questions of the corpus are turns
that ask as well, and so are those of a set of FAQs (--also), save what stands in a set that it is to be measured on (--but). With --try it only says what it
comes to on a fifth of the turns that each fit left out.
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
DECAY = 1e-4
OWN, CORPUS, ALSO = 1.0, 0.1, 0.05  # what a turn of each counts
CORPUS_EVERY = 12
PIECES = 0.05  # the mean over the pieces is not of length 1
WORDS = [  # as KnowledgeAsked.cs has them
    r"\b(phone|telephone|number|address|post ?code|zip|e-?mail|website|reference)\b",
    r"\b(price range|how many stars|star rating|cuisine|kind of food|type of food)\b",
    r"\b(book|reserve|reservation)\b",
    r"\b(looking for|recommend|suggest)\b",
    r"\?",
]
OUT = os.path.join(MODEL, "asking.json")


def option(name):
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else None


def lines(file):
    return [json.loads(line) for line in open(file, encoding="utf-8")] if file else []


def read():
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "turns")
    for name in sorted(os.listdir(folder)):
        for line in open(os.path.join(folder, name), encoding="utf-8"):
            label, last, text = line.rstrip("\n").split("\t")
            yield label == "asks", last, text, OWN
    for b in corpus.read_raw():
        for i, q in enumerate(b["questions"]):
            if i % CORPUS_EVERY == 0:
                yield True, q.get("prev") or "", q["text"], CORPUS
    measured = {t["text"] for t in lines(option("--but"))}
    for b in lines(option("--also")):
        for q in b["questions"]:
            if q["text"] not in measured:
                yield True, q.get("prev") or "", q["text"], ALSO


def inputs(turns):
    encoder, pieces = shipped()

    def vectors(texts):
        with torch.no_grad():
            for i in range(0, len(texts), 64):
                ids, mask = batch(pieces, [t or "." for t in texts[i : i + 64]])
                tokens = encoder.tokens(ids, mask)
                yield encoder.pooled(tokens, mask).numpy(), ((tokens * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)).numpy()

    message, mean = (np.concatenate(v) for v in zip(*vectors([t[2] for t in turns])))
    last = np.concatenate([pooled for pooled, _ in vectors([t[1] for t in turns])]) * np.array([[t[1] != ""] for t in turns])
    words = np.array([[1.0 * bool(re.search(w, t[2], re.I)) for w in WORDS] for t in turns])
    return np.concatenate([message, mean * PIECES, last, words], 1)


def fit(x, y, weight):
    w, b = torch.zeros(x.shape[1], requires_grad=True), torch.zeros(1, requires_grad=True)
    x, y, weight = (torch.tensor(a, dtype=torch.float32) for a in (x, y, weight))
    opt = torch.optim.LBFGS([w, b], max_iter=300, line_search_fn="strong_wolfe")

    def step():
        opt.zero_grad()
        bce = torch.nn.functional.binary_cross_entropy_with_logits(x @ w + b, y, reduction="none")
        loss = (bce * weight).sum() / weight.sum() + DECAY * (w**2).sum()
        loss.backward()
        return loss

    opt.step(step)
    return w.detach().numpy(), b.item()


def f1(says, y):
    return 2 * (says & y).sum() / (says.sum() + y.sum())


def main():
    turns = list(read())
    y, weight, x = np.array([t[0] for t in turns]), np.array([t[3] for t in turns]), inputs(turns)
    fold, own = np.array([zlib.crc32(t[2].encode()) % FOLDS for t in turns]), weight == OWN
    logits = np.zeros(len(turns))
    for k in range(FOLDS):
        w, b = fit(x[fold != k], y[fold != k].astype(float), weight[fold != k])
        logits[fold == k] = x[fold == k] @ w + b
    says = logits >= 0
    print(f"{own.sum()} turns, {(~own).sum()} questions; left out of each fit: turns F1 {f1(says[own], y[own]):.3f}, questions heard {says[~own].mean():.3f}")
    if "--try" not in sys.argv:
        w, b = fit(x, y.astype(float), weight)
        width = (len(w) - len(WORDS)) // 3
        message, pieces, last, words = ([round(v, 3) for v in part.tolist()] for part in np.split(w, [width, 2 * width, 3 * width]))
        json.dump({"message": message, "pieces": pieces, "last": last, "words": words, "bias": round(b, 3)}, open(OUT, "w", encoding="utf-8"))


if __name__ == "__main__":
    main()
