"""
Teaches a reader of its own for long prose, on the articles, beginning from the one for short passages; the encoder stays as it is. Usage:

    python3 training/prose_reader.py ROUND.pt PIECES.txt READ.jsonl

Written are the reader as the product reads it, samples that an implementation has to match, and READ.jsonl: what each question comes to with a reader that was
taught on the other half of the articles (`{business, text, read: {"name/paragraph": logit}}`, of its own article and the one after it, under their names), for `prose.py`.
"""
import copy
import glob
import json
import os
import random
import re
import sys

import torch
import torch.nn.functional as F

from encoder import MODEL, in_lengths, padded
from export import keep, sample, write_reader
from minilm import MiniLm
from train import QUESTION, TEXT, TITLE, load

HERE = os.path.dirname(os.path.abspath(__file__))
BLOCK, BLOCKS = 480, 4  # letters of a part of a paragraph, and how many parts are read, as BusinessIndex has them
EPOCHS, RATE, STEP = 8, 1e-3, 30
SAMPLES = [
    ("who paid for the lantern room", "The lighthouse", "The lantern room was paid for by a widow of the town, Ada Merrow, who had lost two sons to the bar; the harbour board found the rest in 1874."),
    ("how tall is it", "The lighthouse", "The tower stands 31 metres above the rock. Its light can be seen for eighteen miles in clear weather, and its horn heard for four."),
    ("when did the last keeper leave", "The lighthouse", "The tower stands 31 metres above the rock. Its light can be seen for eighteen miles in clear weather, and its horn heard for four."),
]


def blocks(text):
    parts = []
    for sentence in re.split(r"(?<=[.!?]) +(?=[A-Z0-9\"\u201c])", text) if len(text) > BLOCK else [text]:
        if not parts or len(parts[-1]) + len(sentence) > BLOCK:
            parts.append(sentence)
        else:
            parts[-1] += " " + sentence
    return parts[:BLOCKS]


class Article:
    """The vectors of its paragraphs, of its name and of no title, and of its questions; `gold` is a paragraph, or -1 where none answers."""

    @torch.no_grad()
    def __init__(self, encoder, pieces, raw):
        def vectors(texts, most):
            tokens, mask = in_lengths(encoder, pieces, texts, most)
            return [t[m] for t, m in zip(tokens, mask)], encoder.pooled(tokens, mask)

        self.name = raw["name"]
        parts = [blocks(p) for p in raw["paragraphs"]]
        read, whole = vectors([b for bs in parts for b in bs], TEXT)
        self.paragraphs, self.near, at = [], [], 0
        for bs in parts:
            self.paragraphs.append(torch.cat(read[at : at + len(bs)]))
            self.near.append(whole[at])  # the first part is what nearness goes by
            at += len(bs)
        self.titles = list(zip(*vectors(["", self.name], TITLE)))
        self.texts = [q["text"] for q in raw["questions"]] + raw["unanswerable"]
        self.gold = torch.tensor([q["paragraph"] for q in raw["questions"]] + [-1] * len(raw["unanswerable"]))
        self.questions, self.asked = vectors(self.texts, QUESTION)

    def logits(self, reader, rows, of=None, title=0):
        """[rows, paragraphs] of this article's questions, with its own paragraphs or those `of` another."""
        of = of or self
        read, mask = padded(of.paragraphs)
        words, vector = of.titles[title]
        keys = torch.cat([reader.keys(words[None].expand(len(read), -1, -1), 0), reader.keys(read, 1)], 1)
        mask = torch.cat([torch.ones(len(read), len(words), dtype=torch.bool), mask], 1)
        question, question_mask = padded([self.questions[i] for i in rows])
        asked = self.asked[rows]
        near = torch.stack([(asked @ vector)[:, None].expand(-1, len(read)), asked @ torch.stack(of.near).T], -1)
        return reader(reader.questions(question), question_mask, keys, mask, near)


def loss_of(logits, gold):
    has = gold >= 0
    right = F.one_hot(gold.clamp(min=0), logits.shape[1]).bool() & has[:, None]
    with_nothing = torch.cat([logits, torch.zeros(len(gold), 1)], 1)
    first = F.cross_entropy(with_nothing, torch.where(has, gold, torch.tensor(logits.shape[1])))
    each = (F.binary_cross_entropy_with_logits(logits, right.float(), reduction="none") * torch.where(right, 4.0, 1.0)).mean()
    removed = -F.log_softmax(with_nothing.masked_fill(F.pad(right, (0, 1)), -1e9), -1)[has][:, -1].mean()
    # An answer stands above what is left of any question whose answer is taken away, not of its own alone.
    left, there = logits.masked_fill(right, -1e9).max(1).values[has], logits[right]
    return first + 2 * each + 0.5 * removed + F.softplus(left[None] - there[:, None]).mean()


def taught(begin, articles):
    reader, rng = copy.deepcopy(begin), random.Random(1)
    torch.manual_seed(1)
    opt = torch.optim.AdamW(reader.parameters(), lr=RATE)
    steps, step = EPOCHS * sum(-(-len(a.texts) // STEP) for a in articles), 0
    for _ in range(EPOCHS):
        work = []
        for a in articles:
            rows, count = rng.sample(range(len(a.texts)), len(a.texts)), -(-len(a.texts) // STEP)
            work += [(a, rows[i::count], rng.randrange(2)) for i in range(count)]
        rng.shuffle(work)
        reader.train()
        for a, rows, title in work:
            for g in opt.param_groups:
                g["lr"] = RATE * min(1, (step + 1) / 20) * max(0.03, 1 - step / steps)
            loss = loss_of(a.logits(reader, rows, title=title), a.gold[rows])
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            opt.step()
            step += 1
    return reader.eval()


@torch.no_grad()
def main():
    torch.set_num_threads(2)
    model, pieces = load(*sys.argv[1:3])
    encoder = MiniLm.read(os.path.join(MODEL, "encoder.i4.bin")).eval()
    articles = [Article(encoder, pieces, json.load(open(f, encoding="utf-8"))) for f in sorted(glob.glob(os.path.join(HERE, "articles", "*.json")))]
    halves = articles[::2], articles[1::2]
    with torch.enable_grad():
        readers, whole = [taught(model.reader, h) for h in reversed(halves)], taught(model.reader, articles)
    with open(sys.argv[3], "w", encoding="utf-8") as f:
        right = asked = 0
        for i, a in enumerate(articles):
            rows, other = list(range(len(a.texts))), articles[(i + 1) % len(articles)]
            own, others = a.logits(readers[i % 2], rows, title=1), a.logits(readers[i % 2], rows, other, 1)
            right, asked = right + (own.argmax(1) == a.gold).sum().item(), asked + (a.gold >= 0).sum().item()
            for row, text in enumerate(a.texts):
                read = {f"{of.name}/{p}": round(v, 4) for of, logits in ((a, own), (other, others)) for p, v in enumerate(logits[row].tolist())}
                f.write(json.dumps({"business": a.name, "text": text, "read": read}, ensure_ascii=False) + "\n")
    print(f"the reader alone, of articles that taught it nothing: R@1 {right / asked:.3f} n={asked}")
    write_reader("prose-reader.i8.bin", whole)
    model.encoder, model.reader = encoder, whole
    keep("prose-reader-samples.json", [sample(model, pieces, *s) for s in SAMPLES])


if __name__ == "__main__":
    main()
