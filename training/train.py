"""
Teaches encoder and reader on the corpus. Usage: python3 training/train.py EPOCHS OUT (--base FILE.i8.bin | --start FILE.pt) [--freeze] [--rehearse FILE.jsonl]
Every business is a step: its questions, its FAQ and page passages, and nothing for what it does not answer. Businesses of the file to rehearse
(`{docs: [{id, q, a}], questions: [{text, gold: [id]}]}`, one a line) keep what the published encoder was good at.
"""
import argparse
import random
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

import corpus
from encoder import Encoder, Pieces, batch
from reader import Reader

TITLE, TEXT, QUESTION = 28, 126, 48  # pieces that are read of each
TEMPERATURE = 0.06


class Mia(torch.nn.Module):
    def __init__(self, base=None):
        super().__init__()
        self.encoder, self.reader = Encoder(base), Reader()

    def passages(self, pieces, docs):
        """Vectors of titles and texts [d, 512] each, keys [d, u, W] and their mask."""
        ti, tm = batch(pieces, [d[0] for d in docs], TITLE)
        xi, xm = batch(pieces, [d[1] for d in docs], TEXT)
        t, x = self.encoder.tokens(ti, tm), self.encoder.tokens(xi, xm)
        keys = torch.cat([self.reader.keys(t, 0), self.reader.keys(x, 1)], 1)
        return self.encoder.pooled(t, tm), self.encoder.pooled(x, xm), keys, torch.cat([tm, xm], 1)

    def scores(self, pieces, texts, passages):
        """Nearness [n, d] by vectors alone, and the reader's logits [n, d]."""
        titles, bodies, keys, mask = passages
        qi, qm = batch(pieces, texts, QUESTION)
        q = self.encoder.tokens(qi, qm)
        v = self.encoder.pooled(q, qm)
        s, a = v @ titles.T, v @ bodies.T
        return s, a, self.reader(self.reader.questions(q), qm, keys, mask, torch.stack([s, a], -1))


def careless(text, rng):
    """As somebody on a phone writes it."""
    r = rng.random()
    if r < 0.25:
        text = text.lower().rstrip("?.!")
    if r < 0.12 and len(text) > 12:
        i = rng.randrange(1, len(text) - 2)
        text = text[:i] + (text[i + 1] + text[i] + text[i + 2 :] if rng.random() < 0.5 else text[i + 1 :])
    return text


def loss_of(model, pieces, business, asked, rng):
    s, a, logits = model.scores(pieces, [careless(q, rng) for q, _ in asked], model.passages(pieces, business.docs))
    gold = torch.zeros(len(asked), len(business.docs), dtype=torch.bool)
    for i, (_, g) in enumerate(asked):
        gold[i, list(g)] = True
    has = gold.any(1)
    nearness = (s + 0.7 * a) / (1.7 * TEMPERATURE) * 1.3

    def chosen(scores, rows, targets):
        log = F.log_softmax(scores, -1)
        return -(log.masked_fill(~targets, -1e9).logsumexp(-1))[rows].mean()

    nothing = torch.zeros(len(asked), 1)
    all_scores = torch.cat([logits + 0.25 * nearness, nothing + 0.25 * nearness.mean(1, keepdim=True)], 1)
    targets = torch.cat([gold, ~has.unsqueeze(1)], 1)
    loss = chosen(nearness, has, gold) + chosen(all_scores, torch.ones_like(has), targets)
    # Each passage for itself: says it the thing or not. Near misses weigh as much as answers.
    weight = torch.where(gold, torch.tensor(4.0), torch.tensor(1.0))
    loss = loss + 0.5 * (F.binary_cross_entropy_with_logits(logits, gold.float(), reduction="none") * weight).mean() * 4
    # The answer taken away: nothing is left that says it.
    without = all_scores.masked_fill(torch.cat([gold, torch.zeros(len(asked), 1, dtype=torch.bool)], 1), -1e9)
    return loss + 0.3 * -F.log_softmax(without, -1)[has][:, -1].mean()


def auroc(above, below):
    x = np.concatenate([above, below])
    ranks = x.argsort().argsort() + 1
    return (ranks[: len(above)].sum() - len(above) * (len(above) + 1) / 2) / (len(above) * len(below))


@torch.no_grad()
def figures(model, pieces, businesses, faq_only=True):
    model.eval()
    hits, n, up, down, up_cos, down_cos = {}, 0, [], [], [], []
    for b in businesses:
        docs = [d for d in b.docs if d[2]] if faq_only else b.docs
        asked = [(q, g) for q, g in b.asked if all(i < len(docs) for i in g)]
        s, a, logits = model.scores(pieces, [q for q, _ in asked], model.passages(pieces, docs))
        cos = s + 0.7 * a
        for name, score in (("cosine", cos), ("reader", logits), ("both", logits + 0.25 * cos / (1.7 * TEMPERATURE) * 1.3)):
            best = score.argmax(1)
            for i, (_, g) in enumerate(asked):
                hits[name] = hits.get(name, 0) + (best[i].item() in g)
        n += sum(bool(g) for _, g in asked)
        best = logits.max(1).values
        for i, (_, g) in enumerate(asked):
            (up if g else down).append(best[i].item())
            (up_cos if g else down_cos).append(cos[i].max().item())
    return " ".join(f"{k} R@1 {v / n:.3f}" for k, v in hits.items()) + f" AUROC reader {auroc(up, down):.3f} cosine {auroc(up_cos, down_cos):.3f} n={n}+{len(down)}"


def main():
    args = argparse.ArgumentParser()
    args.add_argument("epochs", type=int)
    args.add_argument("out")
    args.add_argument("--freeze", action="store_true", help="teach the reader alone")
    begin = args.add_mutually_exclusive_group(required=True)
    begin.add_argument("--base", help="weights of an encoder to begin from")
    begin.add_argument("--start", help="what an earlier round of this came to")
    args.add_argument("--rehearse")
    args.add_argument("--rate", type=float, default=1.5e-4)
    args = args.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(1)
    rng = random.Random(1)
    pieces, model = Pieces(), Mia(args.base)
    if args.start:
        model.load_state_dict(torch.load(args.start))
    every = list(corpus.read())
    teach, held = [b for b in every if not b.held_back], [b for b in every if b.held_back]
    print(len(teach), "teach,", len(held), "held back", figures(model, pieces, held), flush=True)
    model.encoder.requires_grad_(not args.freeze)
    groups = [{"params": model.encoder.parameters(), "rate": args.rate}, {"params": model.reader.parameters(), "rate": 1e-3}]
    opt = torch.optim.AdamW(groups, lr=1e-3, weight_decay=0.01)
    parts = 2  # steps a business and epoch
    rehearsed = list(corpus.read_faqs(args.rehearse)) if args.rehearse else []
    steps, step, began = args.epochs * (parts * len(teach) + len(rehearsed) // 2), 0, time.time()
    for epoch in range(args.epochs):
        order = {b.id: rng.sample(b.asked, len(b.asked)) for b in teach}
        work = [(b, order[b.id][i::parts]) for b in teach for i in range(parts)]
        work += [(b, rng.sample(b.asked, min(40, len(b.asked)))) for b in rng.sample(rehearsed, len(rehearsed) // 2)]
        rng.shuffle(work)
        total = 0.0
        model.train()
        for b, asked in work:
            for g in opt.param_groups:
                g["lr"] = g["rate"] * min(1, (step + 1) / 40) * max(0.03, 1 - step / steps)
            loss = loss_of(model, pieces, b, asked, rng)
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            step += 1
            total += loss.item()
            if step % 25 == 0:
                print(f"  {step}/{steps} {time.time() - began:.0f}s", flush=True)
        print(f"epoch {epoch} loss {total / len(work):.3f} {time.time() - began:.0f}s {figures(model, pieces, held)} | pages too: {figures(model, pieces, held, False)}", flush=True)
        torch.save(model.state_dict(), args.out)


if __name__ == "__main__":
    sys.exit(main())
