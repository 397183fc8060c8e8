"""Fits ranking and confidence of what is found by words (WordGate.cs) to the businesses in other languages.

    dotnet run -c Release --project bench -- words words.jsonl
    python3 training/wordgate.py words.jsonl

Each language is once held out: the figures it prints are taken on questions that nothing was fitted to. The weights it prints are fitted to all.
"""
import json
import sys

import numpy as np

SIGNS = ["Coverage", "Things", "Title", "TitleAsked", "Said", "Kind", "Words"]
ANSWER_AT = 0.6
MOST_LEAD = 3.0
SURE_ODDS = float(sys.argv[2]) if len(sys.argv) > 2 else 0.0


def read(path):
    for line in open(path, encoding="utf-8"):
        q = json.loads(line)
        q["x"] = np.array([[c["signs"][s] for s in SIGNS] for c in q["candidates"]]).reshape(-1, len(SIGNS))
        q["gold"] = np.array([c["gold"] for c in q["candidates"]], dtype=bool)
        yield q


def fit_ranking(questions, steps=1200, rate=0.05, decay=0.02):
    """The right candidate against the others of its question (softmax); no sign may speak against an answer."""
    w = np.ones(len(SIGNS))
    asked = [q for q in questions if q["gold"].any() and len(q["gold"]) > 1]
    for _ in range(steps):
        slope = decay * len(asked) * (w - 1) / 10
        for q in asked:
            z = q["x"] @ w
            p = np.exp(z - z.max())
            p /= p.sum()
            slope += q["x"].T @ p - q["x"][q["gold"]].mean(axis=0)
        w = np.maximum(0, w - rate * slope / len(asked))
    return w


def ranked(q, w):
    return np.argsort(-(q["x"] @ w), kind="stable")


def inputs(q, w):
    order = ranked(q, w)
    scores = (q["x"] @ w)[order]
    lead = min(MOST_LEAD, scores[0] - scores[1]) if len(order) > 1 else MOST_LEAD / 2
    return np.append(q["x"][order[0]], lead)


def fit_gate(questions, w, steps=2500, rate=0.1, decay=0.005):
    asked = [q for q in questions if len(q["candidates"])]
    x = np.array([inputs(q, w) for q in asked])
    y = np.array([q["gold"][ranked(q, w)[0]] for q in asked], dtype=float)
    weight = np.where(np.array([q["among"] == "removed" for q in asked]), 0.35, 1.0)
    b, bias = np.zeros(x.shape[1]), 0.0
    for _ in range(steps):
        p = 1 / (1 + np.exp(-(x @ b + bias)))
        d = weight * (p - y) / weight.sum()
        b, bias = b - rate * (x.T @ d + decay * b), bias - rate * d.sum()
        b = np.maximum(0, b)
    return b, bias


def figures(questions, w, b, bias):
    count = dict(n=0, first=0, right=0, wrong=0, none=0, answered=0, removed=0, removed_answered=0)
    for q in questions:
        sure, first = False, False
        if len(q["candidates"]):
            sure = 1 / (1 + np.exp(-(inputs(q, w) @ b + bias))) >= ANSWER_AT
            first = q["gold"][ranked(q, w)[0]]
        if q["among"] == "removed":
            count["removed"] += 1
            count["removed_answered"] += sure
        elif q["kind"] == "unanswerable":
            count["none"] += 1
            count["answered"] += sure
        else:
            count["n"] += 1
            count["first"] += first
            count["right"] += sure and first
            count["wrong"] += sure and not first
    return count


def line(name, c):
    n, none, removed = max(1, c["n"]), max(1, c["none"]), max(1, c["removed"])
    print(f"{name:12} n={c['n']:3} R@1 {c['first'] / n:.3f} right {c['right'] / n:.3f} wrong {c['wrong'] / n:.3f} "
          f"unanswerable answered {c['answered'] / none:.3f} answered when removed {c['removed_answered'] / removed:.3f}")


def main():
    questions = list(read(sys.argv[1]))
    total = {}
    for language in sorted({q["language"] for q in questions}):
        kept = [q for q in questions if q["language"] != language]
        held = [q for q in questions if q["language"] == language]
        w = fit_ranking(kept)
        b, bias = fit_gate(kept, w)
        for name, part in ((language, [q for q in held if q["kind"] != "english"]), (f"{language} in en", [q for q in held if q["kind"] == "english"])):
            c = figures(part, w, b, bias + SURE_ODDS)
            line(name, c)
            group = "all" if name == language else "all in en"
            total[group] = {k: total.get(group, {}).get(k, 0) + v for k, v in c.items()}
    for name, c in total.items():
        line(name, c)
    w = fit_ranking(questions)
    b, bias = fit_gate(questions, w)
    line("fitted", figures([q for q in questions if q["kind"] != "english"], w, b, bias + SURE_ODDS))
    print("Ranking  ", [round(float(v), 2) for v in w])
    print("Believing", [round(float(v), 2) for v in b], "Bias", round(float(bias + SURE_ODDS), 2))


main()
