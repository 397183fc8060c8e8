"""
Writes a tiny encoder of the shipped one's shape with made-up weights, and what it makes of some sentences: what an implementation of the format and of the
cutting has to come to, whatever is taught. Usage: python3 training/tiny.py
"""
import json
import os

import torch

from minilm import GROUP, MiniLm
from vocab import HERE, SPECIAL, WordPieces

TESTS = os.path.join(HERE, "..", "MiaPulse.Tests", "Receptionist", "MiniLm")
TEXTS = [
    "Do you have parking?", "how much is it", "WHAT time do you CLOSE on Sundays, please", "", "   ", "it's £12.50 (per person) – or €15", "Café crème brûlée à la carte",
    "İstanbul ΣΊΣΥΦΟΣ ẞ straße", "naïve re\u0301sume\u0301 \u00ad soft\u200bhyphen", "日本語 and 漢字 mixed", "emoji 😀 in the middle and at the end👍🏽", "tab\tand\nline\r\nbreak\u2028and\u3000wide",
    "e-mail: info@site.example/path?x=1&y=2", "a" * 150 + " after a long word", "“quoted” … and — dashes", "zero\x00control\x07 characters \ufffd", "x² ½ № ™ ﬁne", "Привет как дела", "can i bring my dog 2moro " * 20,
]


def main():
    os.makedirs(TESTS, exist_ok=True)
    pieces = SPECIAL + list("abcdefghijklmnopqrstuvwxyz0123456789?.,!'’“”…–—-():;&/@=£€¥²½№™") + ["ß", "ς", "σ"]
    pieces += ["##" + c for c in "abcdefghijklmnopqrstuvwxyz0123456789²ßσ"]
    pieces += "the what time how much is it do you have parking close on sunday ##ing please per person or cafe creme car ##te ##rme in can my dog bring and at end mail site example path after long word straße 日 ##ft soft ##hy ##phen".split()
    names = os.path.join(TESTS, "pieces.txt")
    with open(names, "w", encoding="utf-8", newline="\n") as f:
        f.write("\n".join(pieces) + "\n")
    torch.manual_seed(3)
    model = MiniLm(len(pieces), 2, 64, 128, 128)
    with torch.no_grad():
        for name, weights in model.named_parameters():
            if not name.endswith(".scale"):
                weights.copy_(torch.randn(weights.shape) * 0.15 + (1 if "ln" in name and name.endswith("weight") else 0))
        for matrix in model.matrices():
            matrix.fit()
    file = os.path.join(TESTS, "encoder.i4.bin")
    model.write(file)
    model, cut = MiniLm.read(file).eval(), WordPieces(names)
    rows = []
    with torch.no_grad():
        for text in TEXTS:
            ids = cut(text)
            vector = model(torch.tensor([ids]), torch.ones(1, len(ids), dtype=torch.bool))[0]
            rows.append({"text": text, "ids": ids, "vector": [round(x, 5) for x in vector.tolist()]})
    with open(os.path.join(TESTS, "samples.json"), "w", encoding="utf-8", newline="\n") as f:
        f.write("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")
    print(len(pieces), "pieces, groups of", GROUP, os.path.getsize(file), "bytes")


if __name__ == "__main__":
    main()
