"""Published figures of models of quoting, hedging and impact beside ours, as a table: see bench/acceptance.

Python's standard library alone, so that it shares nothing with what it judges.
"""
import csv
import json
import pathlib
import subprocess
import sys

HOME = pathlib.Path(__file__).resolve().parent.parent
MODELS = HOME / "testdata" / "acceptance"
IMPACT = {"kyle", "almgren", "square-root", "propagator", "obizhaeva-wang"}
HEDGE = {"internalise", "continuous", "inventory"}


def command(text):
    kind = text.split("model:", 1)[1].split()[0]
    return "impact" if kind in IMPACT else "hedge" if kind in HEDGE else "quote"


def answer(name, known={}):
    if name not in known:
        file = MODELS / (name + ".yaml")
        said = subprocess.run([HOME / "assay", command(file.read_text()), file, "--json"], check=True,
                              capture_output=True, text=True)
        known[name] = json.loads(said.stdout)
    return known[name]


def figure(said, pointer):
    for step in pointer.strip("/").split("/"):
        said = said[int(step)] if isinstance(said, list) else said[step]
    return said


def main():
    outside = 0
    count = 0
    print("| figure | published | ours | apart by | allowed |\n|---|---|---|---|---|")
    source = None
    with open(MODELS / "cases.csv", newline="", encoding="utf-8") as table:
        for row in csv.DictReader(table):
            if row["source"] != source:
                source = row["source"]
                print(f"| **{source}** | | | | |")
            ours = figure(answer(row["model"]), row["figure"])
            published, allowed = float(row["published"]), float(row["tolerance"])
            apart = abs(ours - published)
            count += 1
            outside += apart > allowed
            print(f"| {row['what']} | {published:.7g} | {ours:.7g} | {apart:.2g} | {allowed:.2g}"
                  f"{' **outside**' if apart > allowed else ''} |")
    print(f"\n{count} figures, {outside} outside.")
    return 1 if outside else 0


sys.exit(main())
