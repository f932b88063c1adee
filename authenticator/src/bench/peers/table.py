"""Prints the table of docs/performance.md: table.py OUT NAME..., for OUT/NAME-people.jsonl and OUT/NAME-webcam.jsonl."""
import csv
import json
import pathlib
import statistics
import sys

import numpy as np

out, names = pathlib.Path(sys.argv[1]), sys.argv[2:]
with open(out / "pairs.csv", encoding="utf-8") as file:
    pairs = [(r["path1"], r["path2"], r["same"] == "1", int(r["fold"])) for r in csv.DictReader(file)]
same = np.array([p[2] for p in pairs])
fold = np.array([p[3] for p in pairs])


def read(name):
    with open(out / name, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return lines[:-1], lines[-1]["peak"]


def likeness(a, b, euclidean):
    if a is None or b is None:
        return -np.inf
    a, b = np.array(a), np.array(b)
    return -np.linalg.norm(a - b) if euclidean else a @ b / np.linalg.norm(a) / np.linalg.norm(b)


def accuracy(scores, of):
    """The threshold of each fold is the best one of the nine others, as the protocol of LFW View 2 has it."""
    right = 0
    for k in range(10):
        rest, test = of & (fold != k), of & (fold == k)
        candidates = np.unique(scores[rest & np.isfinite(scores)])
        known = np.array([((scores[rest] >= t) == same[rest]).mean() for t in candidates])
        # of equally good ones that in the middle
        best = np.median(candidates[known == known.max()])
        right += ((scores[test] >= best) == same[test]).sum()
    return 100 * right / of.sum()


print("| | found no face | accuracy, a miss is a non-match | of pairs with two faces | CPU ms | clock ms | peak MiB |")
print("|---|---|---|---|---|---|---|")
for name in names:
    people, _ = read(f"{name}-people.jsonl")
    webcam, peak = read(f"{name}-webcam.jsonl")
    found = {line["path"]: line["embedding"] for line in people}
    missed = sum(e is None for e in found.values())
    # face-api.js is made for Euclidean distance
    scores = np.array([likeness(found[a], found[b], name == "face-api") for a, b, *_ in pairs])
    cost = [2 * statistics.median(line[what] for line in webcam) for what in ("cpu", "clock")]
    print(
        f"| {name} | {missed} of {len(found)} | {accuracy(scores, np.full(len(pairs), True)):.2f} % "
        f"| {accuracy(scores, np.isfinite(scores)):.2f} % of {np.isfinite(scores).sum()} "
        f"| {cost[0]:.1f} | {cost[1]:.1f} | {peak:.0f} |"
    )
