"""
Fits the weights of ranking and gate to what `bench -- signs` wrote, says what they come to on businesses that were left out of each fit, and writes them
where the product reads them. Usage: python3 training/gate.py SIGNS.jsonl[:WEIGHT[:REMOVED]] ...
WEIGHT is how much each of its questions counts (1), REMOVED how much more those whose answer was taken away (1).
"""
import json
import os
import sys
import zlib

import numpy as np
import torch

from encoder import MODEL

FOLDS = 6
RANK = ("Near", "Coverage", "KindAsked", "Said", "Words", "Read")
HIDDEN = 8
UNREAD = -8.0
ANSWER_AT = 0.6  # the product's default
MAY_ANSWER = 0.075  # near misses that may be answered there
MAY_QUOTE = 0.35  # of those that a page comes first for, that may be answered with a quote of it
WEIGHT = {"answerable": 1.0, "near miss": 4.0, "removed": 1.0}
HALF_RIGHT = 0.25  # what the gate is to say where the answer is there, but another is thought the best


def read(file, weight=1.0, removed=1.0):
    for line in open(file, encoding="utf-8"):
        q = json.loads(line)
        if not q["candidates"]:
            continue
        signs = [c["signs"] for c in q["candidates"]]
        q["read"] = np.array([UNREAD if s["Read"] is None else s["Read"] for s in signs])
        q["x"] = np.array([[s["Near"], s["Coverage"], s["KindAsked"], (s["Said"] - 0.5) * (s["Coverage"] > 0), s["Words"], s["Read"] or 0.0] for s in signs])
        q["gold"] = np.array([c["gold"] for c in q["candidates"]])
        q["sort"] = "removed" if q["among"] == "removed" else "near miss" if q["kind"] == "unanswerable" else "answerable"
        q["weight"], q["in gate"], q["file"] = weight, weight * WEIGHT[q["sort"]] * (removed if q["sort"] == "removed" else 1), file
        yield q


def minimize(loss, parameters):
    opt = torch.optim.LBFGS(parameters, max_iter=200, line_search_fn="strong_wolfe")

    def step():
        opt.zero_grad()
        value = loss()
        value.backward()
        return value

    opt.step(step)


def fit_rank(questions, off=()):
    """Weights of `RANK`, so that the right one comes first."""
    questions = [q for q in questions if q["gold"].any()]
    most = max(len(q["x"]) for q in questions)
    x, gold, mask = np.zeros((len(questions), most, len(RANK))), np.zeros((len(questions), most)), np.zeros((len(questions), most))
    for i, q in enumerate(questions):
        n = len(q["x"])
        x[i, :n], gold[i, :n], mask[i, :n] = q["x"], q["gold"], 1
    x, gold, mask = (torch.tensor(a, dtype=torch.float32) for a in (x, gold, mask))
    use = torch.tensor([0.0 if n in off else 1.0 for n in RANK])
    weight = torch.tensor([q["weight"] for q in questions], dtype=torch.float32)
    w = torch.zeros(len(RANK), requires_grad=True)

    def loss():
        s = (x @ (w * use)).masked_fill(mask == 0, -1e4)
        likelihood = s.masked_fill(gold == 0, -1e4).logsumexp(1) - s.logsumexp(1)
        return -(likelihood * weight).sum() / weight.sum() + 1e-3 * (w**2).sum()

    minimize(loss, [w])
    return (w * use).detach().numpy()


def inputs(q, w):
    """As `AnswerGate` has them; and whether the best is right."""
    score = q["x"] @ w
    order = np.argsort(-score)
    q["page first"] = not q["candidates"][order[0]]["faq"]
    best, read = order[0], q["read"][order]
    signs, s = [c["signs"] for c in q["candidates"]], q["candidates"][order[0]]["signs"]
    lead = score[order[0]] - score[order[1]] if len(order) > 1 else 1
    return bool(q["gold"][best]), [
        read[0], read.max(), np.log(np.exp(read).sum()), read[1:].max(initial=UNREAD), min(lead, 3),
        s["Near"], s["Title"], s["Text"], max(x["Title"] for x in signs), max(x["Text"] for x in signs),
        s["Coverage"], s["Said"], float(s["Unsaid"]), s["KindAsked"], float(s["SameQuestion"]), float(not q["candidates"][best]["faq"]), s["Words"]]


def fit_gate(questions, w, off=()):
    rows = [inputs(q, w) for q in questions]
    x = np.array([f for _, f in rows])
    mean, deviation = x.mean(0), x.std(0) + 1e-6
    keep = np.array([0.0 if i in off else 1.0 for i in range(x.shape[1])])
    z = torch.tensor((x - mean) / deviation * keep, dtype=torch.float32)
    y = torch.tensor([0.0 if q["sort"] != "answerable" else 1.0 if good else HALF_RIGHT for q, (good, _) in zip(questions, rows)])
    weight = torch.tensor([q["in gate"] for q in questions], dtype=torch.float32)
    torch.manual_seed(1)
    net = torch.nn.Sequential(torch.nn.Linear(x.shape[1], HIDDEN), torch.nn.Tanh(), torch.nn.Linear(HIDDEN, 1))

    def loss():
        bce = torch.nn.functional.binary_cross_entropy_with_logits(net(z)[:, 0], y, reduction="none")
        return (bce * weight).sum() / weight.sum() + 1e-3 * sum((p**2).sum() for p in net.parameters())

    minimize(loss, list(net.parameters()))
    return mean, deviation, keep, net


def logit_of(gate, f):
    mean, deviation, keep, net = gate
    with torch.no_grad():
        return net(torch.tensor((np.array(f) - mean) / deviation * keep, dtype=torch.float32)).item()


def auroc(above, below):
    x = np.concatenate([above, below])
    ranks = x.argsort().argsort() + 1
    return (ranks[: len(above)].sum() - len(above) * (len(above) + 1) / 2) / (len(above) * len(below))


def report(name, scored, bars):
    """`scored`: [(question, logit, best is right)]; a page that comes first is held against a bar of its own."""
    bar, page_bar = bars
    scored = [(q, p - (page_bar if q["page first"] else bar), g) for q, p, g in scored]
    has = [(p, g) for q, p, g in scored if q["sort"] == "answerable"]
    if not has:
        return
    p, g = np.array([p for p, _ in has]), np.array([g for _, g in has])
    line = f"  {name:34} n={len(has)} R@1 {g.mean():.3f} right {(g & (p >= 0)).mean():.3f} wrong {(~g & (p >= 0)).mean():.3f}"
    for sort in ("near miss", "removed"):
        no = np.array([p for q, p, _ in scored if q["sort"] == sort])
        if len(no):
            line += f" | {sort} n={len(no)} AUROC {auroc(p, no):.3f} answered {(no >= 0).mean():.3f}"
    print(line)


def cross_fit(questions, off_rank=(), off_gate=()):
    fold = {b: zlib.crc32(b.encode()) % FOLDS for b in {q["business"] for q in questions}}
    scored = []
    for k in range(FOLDS):
        learn = [q for q in questions if fold[q["business"]] != k]
        w = fit_rank(learn, off_rank)
        gate = fit_gate(learn, w, off_gate)
        for q in questions:
            if fold[q["business"]] == k:
                good, f = inputs(q, w)
                scored.append((q, logit_of(gate, f), good))
    missed = [(q, p) for q, p, _ in scored if q["sort"] == "near miss"]
    bar = np.quantile([p for q, p in missed if q["among"] == "faqs"], 1 - MAY_ANSWER)
    page_bar = np.quantile([p for q, p in missed if q["page first"]], 1 - MAY_QUOTE)
    bars = bar, page_bar
    for file in sorted({q["file"] for q in questions}):
        print(" ", os.path.basename(file))
        here = [s for s in scored if s[0]["file"] == file]
        report("FAQs alone", [s for s in here if s[0]["among"] in ("faqs", "removed")], bars)
        report("FAQs and pages", [s for s in here if s[0]["among"] == "all"], bars)
        report("only a page knows", [s for s in here if s[0]["kind"] == "page"], bars)
    return bars


def main():
    torch.set_num_threads(1)
    questions = []
    for arg in sys.argv[1:]:
        file, *weights = arg.split(":")
        questions += read(file, *map(float, weights))
    print("all of it")
    bar, page_bar = cross_fit(questions)
    print("without the reader")
    cross_fit(questions, ("Read",), (0, 1, 2, 3))
    print("without words")
    cross_fit(questions, ("Coverage", "Said", "KindAsked", "Words"), (10, 11, 12, 13, 14, 16))
    w = fit_rank(questions)
    mean, deviation, keep, net = fit_gate(questions, w)
    out_bias = net[2].bias.item() - bar + np.log(ANSWER_AT / (1 - ANSWER_AT))
    weights = {name[0].lower() + name[1:]: round(float(v), 4) for name, v in zip(RANK, w)}
    weights["gate"] = {
        "mean": mean.round(5).tolist(), "deviation": deviation.round(5).tolist(), "hidden": net[0].weight.detach().numpy().round(4).tolist(),
        "hiddenBias": net[0].bias.detach().numpy().round(4).tolist(), "out": net[2].weight.detach().numpy()[0].round(4).tolist(), "outBias": round(float(out_bias), 4),
        "pageLift": round(float(bar - page_bar), 4)}
    path = os.path.join(MODEL, "weights.json")
    with open(path, encoding="utf-8") as f:
        weights["prose"] = json.load(f)["prose"]  # prose.py's
    with open(path, "w", encoding="utf-8") as f:
        json.dump(weights, f, indent=1)
        f.write("\n")
    print("rank", {k: v for k, v in weights.items() if k != "gate"}, "bars", round(float(bar), 3), round(float(page_bar), 3))


if __name__ == "__main__":
    main()
