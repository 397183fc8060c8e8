"""Writes what was taught as the product ships it. Usage: python3 training/export.py FILE.pt [PIECES.txt]"""
import json
import os
import sys

import torch

from encoder import MODEL, batch, write_matrix, write_vector
from minilm import MiniLm
from train import QUESTION, TEXT, TITLE, load

TESTS = os.path.join(MODEL, "..", "..", "..", "..", "MiaPulse.Tests", "Receptionist")
SAMPLES = [
    ("how much for a trim", "What does a haircut cost?", "A cut and finish is $48, and a fringe trim between cuts is free."),
    ("do the vouchers run out", "How much is a gift voucher?", "Gift vouchers start at $25 and can be bought at the desk."),
    ("any1 there at 8", "When are you open?", "We are open Monday to Friday from 8 am to 6 pm."),
    ("can my dog come along, he is very quiet and I cannot leave him at home alone", "Are dogs allowed?", "Dogs are welcome in the garden, but not inside."),
]


def dense(f, layer):
    write_matrix(f, layer.weight)
    write_vector(f, layer.bias if layer.bias is not None else torch.zeros(layer.weight.shape[0]))


def write_reader(name, r):
    with open(os.path.join(MODEL, name), "wb") as f:
        f.write(b"RDR1")
        for layer in (r.ask, r.key, r.look, r.compare, r.sum_up, r.judge, r.weigh):
            dense(f, layer)
        for vector in (r.part[0], r.part[1], r.nothing):
            write_vector(f, vector)


def sample(model, pieces, question, title, text):
    s, a, logits = model.scores(pieces, [question], [(title, text, True)])
    return {"question": question, "title": title, "text": text, "nearTitle": round(s.item(), 4), "nearText": round(a.item(), 4), "logit": round(logits.item(), 3)}


def vectors(model, pieces, row):
    """The same sentences again: `{text, ids, first8}`, or `{pair, cosine}`. The ids are what the product has to cut a text into."""
    if "pair" in row:
        one, other = (model.encoder(*batch(pieces, [text]))[0] for text in row["pair"])
        return {"pair": row["pair"], "cosine": round((one @ other).item(), 5)}
    cut = pieces(row["text"])
    ids = torch.tensor([cut])
    return {"text": row["text"], "ids": cut, "first8": [round(x, 5) for x in model.encoder(ids, torch.ones_like(ids, dtype=torch.bool))[0][:8].tolist()]}


def keep(name, rows):
    with open(os.path.join(TESTS, name), "w", encoding="utf-8") as f:
        f.write("[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n")


def main():
    model, pieces = load(sys.argv[1], *sys.argv[2:3])
    model.eval()
    file = os.path.join(MODEL, "encoder.i4.bin")
    model.encoder.write(file)
    with open(os.path.join(MODEL, "pieces.txt"), "w", encoding="utf-8", newline="\n") as f:
        f.write("\n".join(pieces.ids) + "\n")
    write_reader("reader.i8.bin", model.reader)

    # What an implementation has to come to, from the rounded weights of the encoder and the exact ones of the reader.
    model.encoder = MiniLm.read(file).eval()
    with torch.no_grad():
        keep("reader-samples.json", [sample(model, pieces, *s) for s in SAMPLES])
        keep("encoder-vectors.json", [vectors(model, pieces, row) for row in json.load(open(os.path.join(TESTS, "encoder-vectors.json"), encoding="utf-8"))])
    print(f"pieces read: {TITLE} of a title, {TEXT} of a text, {QUESTION} of a question")


if __name__ == "__main__":
    main()
