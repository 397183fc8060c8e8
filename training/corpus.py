"""Reads the corpus as questions over documents."""
import glob
import json
import os
import re
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))


class Business:
    """`docs`: [(title, text, is_faq)]. `asked`: [(question, {index of each doc that answers it})], the set empty where nothing does."""

    def __init__(self, id, docs, asked):
        self.id, self.docs, self.asked = id, docs, asked

    @property
    def held_back(self):
        return held_back(self.id)


def held_back(id):
    """Every sixth business teaches nothing: it is what the figures are taken on while training."""
    return zlib.crc32(id.encode()) % 6 == 0


def pieces_of(page):
    """A page cut along its headings, as (heading, text); tables row by row, as the product reads them."""
    heading, lines, found = page["title"], [], []
    for line in page["text"].split("\n") + ["# "]:
        if line.startswith("#"):
            if lines:
                found.append((heading, "\n".join(lines)))
            heading, lines = line.strip("# "), []
        elif line.startswith("|"):
            cells = [c.strip() for c in line.strip().strip("|").split("|")]
            if not all(re.fullmatch(r":?-+:?", c) for c in cells):
                lines.append(": ".join(c for c in cells if c))
        elif line.strip():
            lines.append(line.strip("-* ").strip())
    return found


def flat(text):
    return re.sub(r"[^a-z0-9£$€]+", "", text.lower())


def read_raw():
    for file in sorted(glob.glob(os.path.join(HERE, "corpus", "*.json"))):
        yield json.load(open(file, encoding="utf-8"))


def read():
    for b in read_raw():
        docs = [(d["q"], d["a"], True) for d in b["docs"]]
        at = {d["id"]: i for i, d in enumerate(b["docs"])}
        where = []
        for page in b["pages"]:
            for heading, text in pieces_of(page):
                where.append((page["path"], flat(text), len(docs)))
                docs.append((heading, text, False))
        asked = [(q["text"], {at[g] for g in q["gold"]}) for q in b["questions"]]
        for q in b["pageQuestions"]:
            gold = {i for path, text, i in where if path == q["path"] and flat(q["quote"]) in text}
            if gold:
                asked.append((q["text"], gold))
        asked += [(m["text"], set()) for m in b["nearMisses"]]
        yield Business(b["id"], docs, asked)


def read_faqs(file):
    for line in open(file, encoding="utf-8"):
        b = json.loads(line)
        at = {d["id"]: i for i, d in enumerate(b["docs"])}
        asked = [(q["text"], {at[g] for g in q["gold"] if g in at}) for q in b["questions"]]
        asked = [(q, g) for q, g in asked if g]
        if len(asked) >= 4:
            yield Business(b["id"], [(d["q"], d["a"], True) for d in b["docs"]], asked)
