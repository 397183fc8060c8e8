"""
Writes the businesses that are held back as question sets that `bench` reads, one a line: what visitors ask, and the FAQs' own questions (who asks in the
words of the site is to be answered all the more). Usage: python3 training/held_back.py OUT.jsonl OWN-WORDS.jsonl
"""
import html
import json
import sys

import corpus


def page_of(page):
    """A page of the corpus as a browser would get it."""
    body, items, rows = [], [], []

    def flush():
        if items:
            body.append("<ul>" + "".join(f"<li>{i}</li>" for i in items) + "</ul>")
        if rows:
            body.append("<table>" + "".join(rows) + "</table>")
        items.clear()
        rows.clear()

    for line in page["text"].split("\n"):
        text = html.escape(line.strip().lstrip("#").strip(), quote=False)
        if line.startswith("|"):
            cells = [html.escape(c.strip(), quote=False) for c in line.strip().strip("|").split("|")]
            if not all(set(c) <= set(":-") for c in cells):
                tag = "td" if rows else "th"
                rows.append("<tr>" + "".join(f"<{tag}>{c}</{tag}>" for c in cells) + "</tr>")
        elif line.startswith(("- ", "* ")):
            items.append(text[2:])
        elif text:
            flush()
            level = len(line) - len(line.lstrip("#"))
            body.append(f"<h{level}>{text}</h{level}>" if level else f"<p>{text}</p>")
    flush()
    return f"<!doctype html><html><head><title>{html.escape(page['title'])}</title></head><body><main>{''.join(body)}</main></body></html>"


def asked_of(b):
    yield from ({"text": q["text"], "prev": q.get("prev"), "kind": "faq", "gold": q["gold"]} for q in b["questions"])
    yield from ({"text": q["text"], "kind": "page", "gold": [], "gold_text": q["quote"], "gold_path": q["path"]} for q in b["pageQuestions"])
    yield from ({"text": m["text"], "kind": "unanswerable", "gold": []} for m in b["nearMisses"])


def own_words_of(b):
    for i, d in enumerate(b["docs"]):
        yield {"text": d["q"] if i % 2 else d["q"].lower().rstrip("?"), "kind": "faq", "gold": [d["id"]]}


def main():
    for file, asked in zip(sys.argv[1:3], (asked_of, own_words_of)):
        with open(file, "w", encoding="utf-8") as out:
            for b in corpus.read_raw():
                if corpus.held_back(b["id"]):
                    pages = [{"path": p["path"], "title": p["title"], "html": page_of(p)} for p in b["pages"]]
                    out.write(json.dumps({"id": b["id"], "name": b["name"], "docs": b["docs"], "pages": pages, "questions": list(asked(b))}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
