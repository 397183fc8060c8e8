"""
Fits ranking and gate of long prose to what `bench -- articles` wrote of the articles, says what they come to on articles that were left out of each fit, and
writes them beside the other weights. Usage: python3 training/prose.py SIGNS.jsonl READ.jsonl [OTHER-SIGNS.jsonl to be judged only]

In a long paragraph everything sounds alike, and what of the question's words stands together in a sentence decides as well. READ is what `prose_reader.py` wrote: the
product's own reader has seen all of these articles, so what it makes of them is replaced by what one made that had not.
"""
import json
import os
import sys
import zlib

import numpy as np
import torch

from encoder import MODEL
from gate import ANSWER_AT, UNREAD, minimize

FOLDS = 4
RANK = ("Near", "Coverage", "KindAsked", "Said", "Words", "Read", "Within")
MAY_ANSWER = 0.06  # of those whose paragraph was taken away
WEIGHT = {"all": 1.0, "removed": 1.0, "other site": 1.0, "same words": 0.3}
CLOSE = 0.5  # share of the questions that is learnt from: those whose words their paragraph has most of. The others leave so much unsaid that words seem to tell nothing
HALF_RIGHT = 0.5  # what the gate is to say where the answer is there, but another paragraph comes first


def read(file, unseen=None):
    for line in open(file, encoding="utf-8"):
        q = json.loads(line)
        if q["candidates"]:
            signs = [c["signs"] for c in q["candidates"]]
            if unseen is not None:
                for c in q["candidates"]:
                    c["signs"]["Read"] = c["signs"]["Read"] and unseen[q["business"], q["text"]][c["doc"]]
            q["x"] = np.array([[s["Near"], s["Coverage"], s["KindAsked"], (s["Said"] - 0.5) * (s["Coverage"] > 0), s["Words"], s["Read"] or 0.0, s["Within"]] for s in signs])
            q["gold"] = np.array([c["gold"] for c in q["candidates"]])
            yield q


def fit_rank(questions):
    questions = [q for q in questions if q["among"] == "all" and q["gold"].any()]
    most = max(len(q["x"]) for q in questions)
    x, gold, mask = np.zeros((len(questions), most, len(RANK))), np.zeros((len(questions), most)), np.zeros((len(questions), most))
    for i, q in enumerate(questions):
        n = len(q["x"])
        x[i, :n], gold[i, :n], mask[i, :n] = q["x"], q["gold"], 1
    deviation = x[mask == 1].std(0) + 1e-6
    x, gold, mask = (torch.tensor(a, dtype=torch.float32) for a in (x / deviation, gold, mask))
    w = torch.zeros(len(RANK), requires_grad=True)

    def loss():
        s = (x @ w).masked_fill(mask == 0, -1e4)
        return -(s.masked_fill(gold == 0, -1e4).logsumexp(1) - s.logsumexp(1)).mean() + 1e-3 * (w**2).sum()

    minimize(loss, [w])
    return w.detach().numpy() / deviation


def inputs(q, w):
    """In the order of `AnswerGate.OddsOfProse`."""
    score = q["x"] @ w
    order = np.argsort(-score)
    signs = [q["candidates"][i]["signs"] for i in order]
    best, read_ = signs[0], np.array([UNREAD if s["Read"] is None else s["Read"] for s in signs])
    lead = score[order[0]] - score[order[1]] if len(order) > 1 else 1
    return bool(q["gold"][order[0]]), [
        read_[0], read_.max(), np.log(np.exp(read_).sum()), read_[1:].max(initial=UNREAD), min(lead, 3),
        best["Near"], best["Title"], best["Text"], max(s["Title"] for s in signs), max(s["Text"] for s in signs),
        best["Coverage"], best["Said"], float(best["Unsaid"]), best["KindAsked"], best["Words"], best["Fit"], best["Within"]]


def fit_gate(questions, w):
    rows = [inputs(q, w) for q in questions]
    x = np.array([f for _, f in rows])
    mean, deviation = x.mean(0), x.std(0) + 1e-6
    z = torch.tensor((x - mean) / deviation, dtype=torch.float32)
    y = torch.tensor([0.0 if q["among"] != "all" else 1.0 if good else HALF_RIGHT for q, (good, _) in zip(questions, rows)])
    weight = torch.tensor([WEIGHT[q["among"]] for q in questions])
    torch.manual_seed(1)
    line = torch.nn.Linear(x.shape[1], 1)

    def loss():
        bce = torch.nn.functional.binary_cross_entropy_with_logits(line(z)[:, 0], y, reduction="none")
        return (bce * weight).sum() / weight.sum() + 1e-3 * sum((p**2).sum() for p in line.parameters())

    minimize(loss, list(line.parameters()))
    weights = line.weight.detach().numpy()[0] / deviation
    return weights, line.bias.item() - float(weights @ mean)


def close(questions):
    """Without the questions whose paragraph has the fewest of their words; what nothing answers stays."""
    covered = {(q["business"], q["text"]): q["candidates"][int(q["gold"].argmax())]["signs"]["Coverage"] for q in questions if q["among"] == "all" and q["gold"].any()}
    least = np.quantile(list(covered.values()), 1 - CLOSE)
    return [q for q in questions if q["among"] == "same words" or covered.get((q["business"], q["text"]), 0) >= least]


def auroc(above, below):
    below = np.sort(below)
    return ((np.searchsorted(below, above, "left") + np.searchsorted(below, above, "right")) / 2).sum() / (len(above) * len(below))


def report(name, scored, bar):
    """`scored`: [(question, log odds, best is right)]."""
    of = {among: np.array([p for q, p, _ in scored if q["among"] == among]) for among in WEIGHT}
    good = np.array([g for q, _, g in scored if q["among"] == "all"])
    print(f"{name:14} n={len(good)} R@1 {good.mean():.3f} answered {(of['all'] >= bar).mean():.3f}"
          + "".join(f" | {a} AUROC {auroc(of['all'], of[a]):.3f} answered {(of[a] >= bar).mean():.3f}" for a in list(WEIGHT)[1:] if len(of[a])))


def main():
    torch.set_num_threads(1)
    unseen = {(q["business"], q["text"]): q["read"] for q in map(json.loads, open(sys.argv[2], encoding="utf-8"))}
    questions = list(read(sys.argv[1], unseen))
    fold = {b: zlib.crc32(b.encode()) % FOLDS for b in {q["business"] for q in questions}}
    scored = []
    for k in range(FOLDS):
        learn = close([q for q in questions if fold[q["business"]] != k])
        w = fit_rank(learn)
        weights, bias = fit_gate(learn, w)
        for q in questions:
            if fold[q["business"]] == k:
                good, f = inputs(q, w)
                scored.append((q, float(weights @ np.array(f)) + bias, good))
    bar = float(np.quantile([p for q, p, _ in scored if q["among"] == "removed"], 1 - MAY_ANSWER))
    report("left out", scored, bar)
    w = fit_rank(close(questions))
    weights, bias = fit_gate(close(questions), w)
    for file in sys.argv[3:]:
        judged = [(q, *inputs(q, w)) for q in read(file)]
        report(os.path.basename(file), [(q, float(weights @ np.array(f)) + bias, good) for q, good, f in judged], bar)
    path = os.path.join(MODEL, "weights.json")
    with open(path, encoding="utf-8") as f:
        known = json.load(f)
    # Among other passages a long one is to stand where it stood: as high, on average, as by the weights of the others.
    others = np.array([known[n[0].lower() + n[1:]] for n in RANK[:-1]])
    tops = [q["x"][np.argmax(q["x"] @ w)] for q in questions if q["among"] == "all"]
    known["prose"] = {n[0].lower() + n[1:]: round(float(v), 4) for n, v in zip(RANK, w)}
    known["prose"]["bias"] = round(float(np.mean([t[:-1] @ others - t @ w for t in tops])), 4)
    known["prose"]["gate"] = weights.round(4).tolist()
    known["prose"]["gateBias"] = round(bias - bar + float(np.log(ANSWER_AT / (1 - ANSWER_AT))), 4)
    with open(path, "w", encoding="utf-8") as f:
        json.dump(known, f, indent=1)
        f.write("\n")
    print("rank", {k: v for k, v in known["prose"].items() if k != "gate"}, "bar", round(bar, 3))


if __name__ == "__main__":
    main()
