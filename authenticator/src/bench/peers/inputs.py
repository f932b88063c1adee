"""Writes what all programs are shown: balanced pairs of a folder with a folder a person, drawn by seed, and webcam photos.

inputs.py PEOPLE IGNORED STILLS OUT [PAIRS]: IGNORED is a CSV of two names that are left out of the pairs of different
people; STILLS holds the video stills that the build fetched; PAIRS is how many of each kind (300).
"""
import csv
import pathlib
import random
import sys

import cv2

people, ignored, stills, out = map(pathlib.Path, sys.argv[1:5])
count = int(sys.argv[5]) if len(sys.argv) > 5 else 300
draw = random.Random(20261124)
photos = {p.name: sorted(p.glob("*.jpg")) for p in sorted(people.iterdir()) if p.is_dir()}
with open(ignored, encoding="utf-8") as file:
    suspects = {frozenset(row[:2]) for row in csv.reader(file)}
several = [name for name, of in photos.items() if len(of) > 1]
names = list(photos)
rows = []
while len(rows) < count:
    rows.append((*draw.sample(photos[draw.choice(several)], 2), 1))
while len(rows) < 2 * count:
    a, b = draw.sample(names, 2)
    if frozenset((a, b)) not in suspects:
        rows.append((draw.choice(photos[a]), draw.choice(photos[b]), 0))
out.mkdir(parents=True, exist_ok=True)
with open(out / "pairs.csv", "w", newline="", encoding="utf-8") as file:
    writer = csv.writer(file)
    writer.writerow(["path1", "path2", "same", "fold"])
    writer.writerows((a, b, same, i % 10) for i, (a, b, same) in enumerate(rows))
shown = sorted({str(p) for a, b, _ in rows for p in (a, b)})
(out / "people.txt").write_text("\n".join(shown) + "\n", encoding="utf-8")

webcam = []
for still in sorted(stills.glob("franck_*.jpg")):
    image = cv2.resize(cv2.imread(str(still))[18:558], (640, 480), interpolation=cv2.INTER_AREA)
    webcam.append(out / f"webcam-{still.name}")
    cv2.imwrite(str(webcam[-1]), image, [cv2.IMWRITE_JPEG_QUALITY, 90])
(out / "webcam.txt").write_text("\n".join(str(p) for p in webcam * 10) + "\n", encoding="utf-8")
