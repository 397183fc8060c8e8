"""
What an encoder alone comes to by nearness, title and 0.7 of the text. Usage: python3 training/cosines.py ENCODER[,PIECES.txt] SET.jsonl[:EVERY] …
ENCODER is the product's file (magic MLM1), or what train.py keeps (.pt); EVERY takes each so-manieth business. For R@1 and R@5, and AUROC of what has
no answer: questions without one, or, where a set has none, the same with theirs taken away.
"""
import json
import sys

import torch

import train
from encoder import in_lengths
from minilm import MiniLm
from vocab import WordPieces


def load(file, vocabulary):
    if file.endswith(".pt"):
        mia, pieces = train.load(file, vocabulary)
        return mia.encoder.eval(), pieces
    return MiniLm.read(file).eval(), WordPieces(vocabulary) if vocabulary else WordPieces()


def auroc(above, below):
    x = torch.tensor(above + below)
    ranks = x.argsort().argsort() + 1.0
    return (ranks[: len(above)].sum().item() - len(above) * (len(above) + 1) / 2) / (len(above) * len(below))


@torch.no_grad()
def figures(model, pieces, businesses):
    def vectors(texts, most):
        return model.pooled(*in_lengths(model, pieces, texts, most))

    at1 = at5 = n = 0
    up, down, removed = [], [], []
    for b in businesses:
        ids = [d["id"] for d in b["docs"]]
        asked = [q for q in b["questions"] if q.get("kind") in (None, "faq", "unanswerable")]
        near = vectors([q["text"] for q in asked], 48)
        near = near @ vectors([d["q"] for d in b["docs"]], 28).T + 0.7 * near @ vectors([d["a"] for d in b["docs"]], 126).T
        for q, scores in zip(asked, near):
            gold = {ids.index(g) for g in q["gold"] if g in ids}
            if not gold:
                down.append(scores.max().item())
                continue
            order = scores.argsort(descending=True).tolist()
            n += 1
            at1 += order[0] in gold
            at5 += bool(gold & set(order[:5]))
            up.append(scores.max().item())
            if len(gold) < len(ids):
                removed.append(max(s for i, s in enumerate(scores.tolist()) if i not in gold))
    return f"R@1 {at1 / n:.3f} R@5 {at5 / n:.3f} AUROC {auroc(up, down or removed):.3f} n={n}+{len(down or removed)}"


def main():
    torch.set_num_threads(1)
    model, pieces = load(*(sys.argv[1].split(",") + [None])[:2])
    for arg in sys.argv[2:]:
        file, _, every = arg.partition(":")
        rows = [json.loads(line) for line in open(file, encoding="utf-8")][:: int(every or 1)]
        print(file.split("/")[-1], figures(model, pieces, rows), flush=True)


if __name__ == "__main__":
    main()
