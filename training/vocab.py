"""
WordPiece as all-MiniLM-L6-v2 cuts text, over the part of its vocabulary that the product ships. Usage: python3 training/vocab.py VOCAB.txt OUT.txt MOST
The file holds one piece a line in the order of its id; a word whose piece was left out is spelled by smaller ones.
"""
import glob
import json
import os
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
MODEL = os.path.join(HERE, "..", "MiaPulse.Core", "Receptionist", "Embedded", "Model")
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
PAD, UNKNOWN, START, END = range(4)
LONGEST_WORD = 100


def letters(text):
    """Without accents and case; each character for itself, so that every implementation comes to the same."""
    for c in unicodedata.normalize("NFD", text):
        if unicodedata.category(c) != "Mn":
            small = c.lower()
            yield small if len(small) == 1 else c


def is_mark(c):
    """What stands for itself: ASCII that is neither letter nor digit, and punctuation."""
    return (c < "\x7f" and not c.isalnum()) or unicodedata.category(c).startswith("P")


def is_ideograph(c):
    return any(a <= ord(c) <= b for a, b in ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2FA1F), (0xF900, 0xFAFF)))


def words_of(text):
    word = ""
    for c in letters(text):
        kind = unicodedata.category(c)
        if c in "\t\n\r" or kind.startswith("Z"):
            if word:
                yield word
            word = ""
        elif kind.startswith("C") or c == "\ufffd":
            continue
        elif is_mark(c) or is_ideograph(c):
            if word:
                yield word
            yield c
            word = ""
        else:
            word += c
    if word:
        yield word


class WordPieces:
    def __init__(self, file=os.path.join(MODEL, "pieces.txt")):
        lines = open(file, encoding="utf-8", newline="\n").read().split("\n")[:-1]
        self.ids = {piece: i for i, piece in enumerate(lines)}
        self.unknown, self.start, self.end = (self.ids[s] for s in SPECIAL[1:])
        self.longest = max(map(len, self.ids))
        self.seen = {}

    def __call__(self, text, most=126):
        """Begins and ends with what stands for the whole; at most that many in all."""
        ids = [self.start]
        for word in words_of(text):
            ids += self.word(word)
            if len(ids) >= most:
                break
        return ids[: most - 1] + [self.end]

    def word(self, w):
        """The longest piece, again and again; a character that no piece begins with is unknown, and the rest goes on."""
        if w in self.seen:
            return self.seen[w]
        found, at = [], 0
        end_of = min(len(w), LONGEST_WORD)
        while at < end_of:
            for to in range(min(end_of, at + self.longest), at, -1):
                piece = w[at:to] if at == 0 else "##" + w[at:to]
                if piece in self.ids:
                    found.append(self.ids[piece])
                    at = to
                    break
            else:
                found.append(self.unknown)
                at += 1
        self.seen[w] = found
        return found


def texts_of_ours():
    """Whatever we teach with, so that its words keep their pieces."""
    def strings(node):
        if isinstance(node, str):
            yield node
        elif isinstance(node, (list, dict)):
            for part in node.values() if isinstance(node, dict) else node:
                yield from strings(part)

    for file in sorted(glob.glob(os.path.join(HERE, "corpus", "*.json")) + glob.glob(os.path.join(HERE, "articles", "*.json"))):
        yield from strings(json.load(open(file, encoding="utf-8")))
    for file in sorted(glob.glob(os.path.join(HERE, "turns", "*.tsv")) + glob.glob(os.path.join(HERE, "acts", "*.txt"))):
        yield from open(file, encoding="utf-8")


def is_ours(piece):
    """Latin script; every other is found by its words."""
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in piece)


def prune(whole, most):
    """What is kept, in the published order: single characters, pieces and words that are used here and in common English, then the most frequent."""
    pieces = WordPieces(whole)
    published = list(pieces.ids)
    keep = {p for p in published if len(p.removeprefix("##")) == 1 and is_ours(p)} - set(SPECIAL)
    used = {}
    for text in texts_of_ours():
        for i in pieces(text, 10**9):
            used[published[i]] = used.get(published[i], 0) + 1
    common = {}
    for line in open(os.path.join(HERE, "..", "MiaPulse.Core", "Leads", "Lists", "common-words.txt"), encoding="utf-8"):
        for i in pieces(line, 10**9):
            common[published[i]] = 1
    keep |= {p for p, n in used.items() if n >= 2 and p not in SPECIAL} | {p for p in common if p not in SPECIAL}
    print(len(keep), "are used or common")
    for p in published:
        if len(keep) >= most - len(SPECIAL):
            break
        if is_ours(p) and not p.startswith("["):
            keep.add(p)
    return SPECIAL + [p for p in published if p in keep]


def main():
    kept = prune(sys.argv[1], int(sys.argv[3]))
    with open(sys.argv[2], "w", encoding="utf-8", newline="\n") as f:
        f.write("\n".join(kept) + "\n")
    print(len(kept), "pieces")


if __name__ == "__main__":
    main()
