"""
Teaches encoder and reader on the corpus. Usage: python3 training/train.py EPOCHS OUT (--minilm FOLDER | --start FILE.pt) [--freeze] [--rehearse FILE.jsonl]
Every business is a step: its questions, its FAQ and page passages, and nothing for what it does not answer. Businesses of the file to rehearse
(`{docs: [{id, q, a}], questions: [{text, gold: [id]}]}`, one a line) keep what the published encoder was good at.
"""
import argparse
import os
import random
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

import corpus
from encoder import in_lengths, padded
from minilm import MiniLm
from reader import Reader
from vocab import WordPieces

TITLE, TEXT, QUESTION = 28, 126, 48  # pieces that are read of each
TEMPERATURE = 0.06


class Mia(torch.nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder
        self.reader = Reader(self.encoder.width)
        self.kept = None  # what was read, by text, as long as the encoder stays as it is

    def read(self, pieces, texts, most, ready=None):
        """Vectors of the pieces of each text [n, t, width], and their mask."""
        if self.kept is None:
            return in_lengths(self.encoder, pieces, texts, most, ready)
        new = list(dict.fromkeys(t for t in texts if (t, most) not in self.kept))
        if new:
            with torch.no_grad():
                for text, vectors, mask in zip(new, *in_lengths(self.encoder, pieces, new, most, ready)):
                    self.kept[text, most] = vectors[mask].half()
        vectors, mask = padded([self.kept[t, most] for t in texts])
        return vectors.float(), mask

    def passages(self, pieces, docs, **ready):
        """Vectors of titles and texts [d, width] each, keys [d, u, W] and their mask."""
        t, tm = self.read(pieces, [d[0] for d in docs], TITLE, **ready)
        x, xm = self.read(pieces, [d[1] for d in docs], TEXT, **ready)
        keys = torch.cat([self.reader.keys(t, 0), self.reader.keys(x, 1)], 1)
        return self.encoder.pooled(t, tm), self.encoder.pooled(x, xm), keys, torch.cat([tm, xm], 1)

    def scores(self, pieces, texts, docs):
        """Nearness [n, d] by vectors alone, and the reader's logits [n, d]."""
        ready = {"ready": self.encoder.ready() if self.kept is None else None}
        titles, bodies, keys, mask = self.passages(pieces, docs, **ready)
        q, qm = self.read(pieces, texts, QUESTION, **ready)
        v = self.encoder.pooled(q, qm)
        s, a = v @ titles.T, v @ bodies.T
        asked, near, lengths = self.reader.questions(q), torch.stack([s, a], -1), qm.sum(1)
        order, logits = lengths.argsort(), []
        for some in order.tensor_split(3):  # with others of their length: most are short
            most = lengths[some].max() if len(some) else 0
            logits.append(self.reader(asked[some, :most], qm[some, :most], keys, mask, near[some]) if most else near[some, :, 0])
        return s, a, torch.cat(logits)[order.argsort()]


def empty(kept):
    """Of the shape that these weights are of."""
    return Mia(MiniLm(len(kept["encoder.embedding.weight"]), sum(name.endswith("qkv.weight") for name in kept)))


def load(file, vocabulary=None):
    """What an earlier round came to, and how it cuts text."""
    kept = torch.load(file)
    model = empty(kept)
    model.load_state_dict(kept)
    return model, WordPieces(vocabulary) if vocabulary else WordPieces()


def published(folder, layers):
    """all-MiniLM-L6-v2 as `onnx_file.py` and `vocab.py` left it in a folder."""
    def lines(name):
        return open(os.path.join(folder, name), encoding="utf-8", newline="\n").read().split("\n")[:-1]

    kept = lines("pieces.txt")
    encoder = MiniLm(len(kept), len(layers)).begin(os.path.join(folder, "minilm.npz"), lines("vocab-full.txt"), kept, layers)
    return Mia(encoder), WordPieces(os.path.join(folder, "pieces.txt"))


def careless(text, rng):
    """As somebody on a phone writes it."""
    r = rng.random()
    if r < 0.25:
        text = text.lower().rstrip("?.!")
    if r < 0.12 and len(text) > 12:
        i = rng.randrange(1, len(text) - 2)
        text = text[:i] + (text[i + 1] + text[i] + text[i + 2 :] if rng.random() < 0.5 else text[i + 1 :])
    return text


def in_parts(asked, rng, most=40):
    """Questions of a business in steps of about so many: one that is asked much more than others is rehearsed as much more."""
    count = -(-len(asked) // most)
    mixed = rng.sample(asked, len(asked))
    return [mixed[i::count] for i in range(count)]


def loss_of(model, pieces, business, asked, worded):
    s, a, logits = model.scores(pieces, [worded(q) for q, _ in asked], business.docs)
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
        s, a, logits = model.scores(pieces, [q for q, _ in asked], docs)
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
    begin.add_argument("--minilm", help="a folder with all-MiniLM-L6-v2 to begin from")
    begin.add_argument("--start", help="what an earlier round of this came to")
    args.add_argument("--layers", type=int, nargs="+", default=range(6), help="of all-MiniLM-L6-v2, which to keep")
    args.add_argument("--vocabulary", help="the pieces of a start that is not shipped")
    args.add_argument("--parts", type=int, default=2, help="steps a business and epoch")
    args.add_argument("--rehearse")
    args.add_argument("--rehearsals", type=int, default=2, help="every so-manieth step of them in each epoch")
    args.add_argument("--rate", type=float, default=1.5e-4)
    args = args.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(1)
    rng = random.Random(1)
    if args.start:
        model, pieces = load(args.start, args.vocabulary)
    else:
        model, pieces = published(args.minilm, args.layers)
    every = list(corpus.read())
    teach, held = [b for b in every if not b.held_back], [b for b in every if b.held_back]
    print(len(teach), "teach,", len(held), "held back", figures(model, pieces, held), flush=True)
    model.encoder.requires_grad_(not args.freeze)
    model.kept = {} if args.freeze else None
    scales = [p for name, p in model.encoder.named_parameters() if name.endswith(".scale")]  # of four bits: they move with care
    others = [p for name, p in model.encoder.named_parameters() if not name.endswith(".scale")]
    groups = [{"params": others, "rate": args.rate}, {"params": scales, "rate": args.rate / 20, "weight_decay": 0}, {"params": model.reader.parameters(), "rate": 1e-3}]
    opt = torch.optim.AdamW(groups, lr=1e-3, weight_decay=0.01)
    parts = args.parts
    rehearsed = [(b, some) for b in corpus.read_faqs(args.rehearse) for some in in_parts(b.asked, rng)] if args.rehearse else []
    steps, step, began = args.epochs * (parts * len(teach) + len(rehearsed) // args.rehearsals), 0, time.time()
    for epoch in range(args.epochs):
        order = {b.id: rng.sample(b.asked, len(b.asked)) for b in teach}
        work = [(b, order[b.id][i::parts]) for b in teach for i in range(parts)]
        work += rng.sample(rehearsed, len(rehearsed) // args.rehearsals)
        rng.shuffle(work)
        def worded(text):
            return careless(text, random.Random(f"{text} {epoch % 2}") if args.freeze else rng)  # in two ways, that it be read but twice

        total, done = 0.0, []
        model.train()
        for b, asked in work:
            done.append(b)
            for g in opt.param_groups:
                g["lr"] = g["rate"] * min(1, (step + 1) / 40) * max(0.03, 1 - step / steps)
            loss = loss_of(model, pieces, b, asked, worded)
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            step += 1
            total += loss.item()
            if step % 25 == 0:
                print(f"  {step}/{steps} {time.time() - began:.0f}s loss {total / max(1, len(done)):.3f}", flush=True)
            if len(done) == len(work) // 2:
                torch.save(model.state_dict(), args.out)
                print(f"half a round {figures(model, pieces, held[::3])}", flush=True)
                model.train()
        print(f"epoch {epoch} loss {total / len(work):.3f} {time.time() - began:.0f}s {figures(model, pieces, held)} | pages too: {figures(model, pieces, held, False)}", flush=True)
        torch.save(model.state_dict(), args.out)


if __name__ == "__main__":
    sys.exit(main())
