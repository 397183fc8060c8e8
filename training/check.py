"""Holds every file of the training corpus to training/README.md. Usage: python3 training/check.py [FILE ...]"""
import collections
import glob
import json
import os
import re
import sys

REGIONS = set("US GB AU CA IE NZ DE IN ZA".split())
DIFFERS = set("attribute object condition place person time".split())
HERE = os.path.dirname(os.path.abspath(__file__))


def words(text):
    return re.findall(r"[a-z0-9']+", text.lower())


def faults(b):
    """Sentences that say what is wrong with one business, as a list of strings."""
    found = []
    for field in ("id", "trade", "name", "town"):
        if not isinstance(b.get(field), str) or not b[field]:
            found.append(f"{field} is missing")
    if b.get("region") not in REGIONS:
        found.append(f"region {b.get('region')} is none of {sorted(REGIONS)}")

    ids = [d["id"] for d in b["docs"]]
    if not 16 <= len(ids) <= 19 or len(set(ids)) != len(ids):
        found.append(f"{len(ids)} docs, {len(set(ids))} different")
    found += [f"doc {d['id']}: an empty field" for d in b["docs"] if not d["q"].strip() or len(words(d["a"])) < 8]

    pages = {p["path"]: p["text"] for p in b["pages"]}
    if not 3 <= len(pages) <= 4:
        found.append(f"{len(pages)} pages")
    if not any(re.search(r"^\|.+\|$", t, re.M) for t in pages.values()):
        found.append("no page has a table")

    asked = collections.Counter()
    styles = collections.defaultdict(set)
    for q in b["questions"]:
        if not q["gold"] or set(q["gold"]) - set(ids):
            found.append(f"question '{q['text']}': gold {q['gold']}")
            continue
        asked.update(q["gold"])
        n = len(words(q["text"]))
        styles[q["gold"][0]].add("short" if n <= 5 else "long" if n >= 18 else "middle")
        if q.get("prev"):
            styles[q["gold"][0]].add("follow")
    found += [f"doc {i}: {asked[i]} questions" for i in ids if asked[i] < 6]
    found += [f"doc {i}: no fragment of at most five words" for i in ids if "short" not in styles[i]]
    if sum("long" in s for s in styles.values()) < len(ids) * 0.6:
        found.append("too few docs have a question of 18 words or more")
    if sum("follow" in s for s in styles.values()) < len(ids) * 0.3:
        found.append("too few follow-ups (prev)")

    if len(b["pageQuestions"]) < 10:
        found.append(f"{len(b['pageQuestions'])} page questions")
    for q in b["pageQuestions"]:
        if q["quote"] not in pages.get(q["path"], ""):
            found.append(f"page question '{q['text']}': its quote does not stand on {q['path']}")

    if len(b["nearMisses"]) < 20:
        found.append(f"{len(b['nearMisses'])} near misses")
    for m in b["nearMisses"]:
        if m["near"] not in ids or m["differs"] not in DIFFERS:
            found.append(f"near miss '{m['text']}': near {m['near']}, differs {m['differs']}")

    texts = [x["text"] for k in ("questions", "pageQuestions", "nearMisses") for x in b[k]]
    found += [f"'{t}' stands twice" for t, n in collections.Counter(t.lower() for t in texts).items() if n > 1]

    # Visitors who repeat the FAQ's question teach nothing.
    title = {d["id"]: set(words(d["q"])) for d in b["docs"]}
    small = set("a an the is are do does did can i you your my we it to of for in on at and or how what when where who much many there with if".split())
    for q in b["questions"]:
        own = set(words(q["text"])) - small
        if len(own) >= 3 and len(own & (title[q["gold"][0]] - small)) / len(own) > 0.67:
            found.append(f"question '{q['text']}' repeats its FAQ's question")
    return found


def main():
    files = sys.argv[1:] or sorted(glob.glob(os.path.join(HERE, "corpus", "*.json")))
    total = collections.Counter()
    bad = 0
    for file in files:
        b = json.load(open(file, encoding="utf-8"))
        try:
            found = faults(b)
        except (KeyError, TypeError) as e:
            found = [f"not of the form: {e!r}"]
        for f in found:
            print(f"{os.path.basename(file)}: {f}")
        bad += bool(found)
        total.update({k: len(b.get(k, [])) for k in ("docs", "pages", "questions", "pageQuestions", "nearMisses")})
    print(f"{len(files)} businesses, {bad} with faults; " + ", ".join(f"{n} {k}" for k, n in total.items()))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
