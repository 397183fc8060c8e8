"""
Writes the long articles as a question set that `bench` reads, one a line. Usage: python3 training/articles.py OUT.jsonl
"""
import glob
import json
import os
import sys


def main():
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        for file in sorted(glob.glob(os.path.join(os.path.dirname(os.path.abspath(__file__)), "articles", "*.json"))):
            with open(file, encoding="utf-8") as f:
                a = json.load(f)
            docs = [{"id": str(i), "q": "", "a": text} for i, text in enumerate(a["paragraphs"])]
            questions = [{"text": q["text"], "gold": [str(q["paragraph"])], "answers": [q["answer"]]} for q in a["questions"]]
            questions += [{"text": text, "gold": []} for text in a["unanswerable"]]
            out.write(json.dumps({"id": a["id"], "name": a["name"], "docs": docs, "questions": questions}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
