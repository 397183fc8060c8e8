"""Writes what was taught as the product ships it. Usage: python3 training/export.py FILE.pt [FOLDER]"""
import json
import os
import sys

import torch

from encoder import MODEL, Pieces, batch, write_matrix, write_vector
from train import QUESTION, TEXT, TITLE, Mia

SAMPLES = [
    ("how much for a trim", "What does a haircut cost?", "A cut and finish is $48, and a fringe trim between cuts is free."),
    ("do the vouchers run out", "How much is a gift voucher?", "Gift vouchers start at $25 and can be bought at the desk."),
    ("any1 there at 8", "When are you open?", "We are open Monday to Friday from 8 am to 6 pm."),
    ("can my dog come along, he is very quiet and I cannot leave him at home alone", "Are dogs allowed?", "Dogs are welcome in the garden, but not inside."),
]


def dense(f, layer):
    write_matrix(f, layer.weight)
    write_vector(f, layer.bias if layer.bias is not None else torch.zeros(layer.weight.shape[0]))


def main():
    folder = sys.argv[2] if len(sys.argv) > 2 else MODEL
    model = Mia()
    model.load_state_dict(torch.load(sys.argv[1]))
    model.eval()
    model.encoder.write(os.path.join(folder, "encoder.i8.bin"))
    r = model.reader
    with open(os.path.join(folder, "reader.i8.bin"), "wb") as f:
        f.write(b"RDR1")
        for layer in (r.ask, r.key, r.look, r.compare, r.sum_up, r.judge, r.weigh):
            dense(f, layer)
        for vector in (r.part[0], r.part[1], r.nothing):
            write_vector(f, vector)

    # What an implementation has to come to, from the rounded weights of the encoder and the exact ones of the reader.
    model.encoder.read(os.path.join(folder, "encoder.i8.bin"))
    pieces, samples = Pieces(), []
    with torch.no_grad():
        for question, title, text in SAMPLES:
            s, a, logits = model.scores(pieces, [question], model.passages(pieces, [(title, text, True)]))
            vector = model.encoder(*batch(pieces, [question], QUESTION))[0]
            samples.append({"question": question, "title": title, "text": text, "ids": pieces(question, QUESTION), "first8": [round(x, 5) for x in vector[:8].tolist()],
                            "nearTitle": round(s.item(), 4), "nearText": round(a.item(), 4), "logit": round(logits.item(), 3)})
    with open(os.path.join(folder, "samples.json") if len(sys.argv) > 2 else os.path.join(folder, "..", "..", "..", "..", "MiaPulse.Tests", "Receptionist", "reader-samples.json"), "w", encoding="utf-8") as f:
        json.dump(samples, f, indent=1)
    print(f"pieces read: {TITLE} of a title, {TEXT} of a text, {QUESTION} of a question")


if __name__ == "__main__":
    main()
