"""
Two halves of a set of FAQs, so that ranking and gate are fitted to what the reader has not rehearsed. Usage: python3 training/halves.py SET.jsonl ONE.jsonl OTHER.jsonl
Every other business, and of one that is asked more than MUCH things every other question.
"""
import json
import sys

MUCH = 40


def halves(businesses):
    for i, b in enumerate(businesses):
        if len(b["questions"]) > MUCH:
            yield {**b, "questions": b["questions"][::2]}, {**b, "questions": b["questions"][1::2]}
        else:
            yield (b, None) if i % 2 == 0 else (None, b)


def main():
    source, *files = sys.argv[1:4]
    businesses = [json.loads(line) for line in open(source, encoding="utf-8")]
    for file, half in zip(files, zip(*halves(businesses))):
        with open(file, "w", encoding="utf-8") as f:
            f.writelines(json.dumps(b, ensure_ascii=False) + "\n" for b in half if b is not None)


if __name__ == "__main__":
    main()
