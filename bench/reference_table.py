"""Medians over the rounds of bench/reference as a Markdown table: reference_table.py RESULTS.jsonl"""
import json
import statistics
import sys

STAGES = ["start", "read", "profiles", "mixture", "write"]
# What a contestant calls the parts of the profiles: order and reference are the price of the join that others do in it.
PART = {"order": "profiles", "reference": "profiles", "markouts": "profiles", "errors": "profiles",
    "neutrality": "profiles", "join": "profiles"}


def gathered(times):
    out = dict.fromkeys(STAGES, 0.0)
    for stage, seconds in times.items():
        out[PART.get(stage, stage)] += seconds
    return out


def cell(values):
    """Median and range; nothing of a stage that is not done."""
    if max(values) == 0:
        return ""
    middle = f"{statistics.median(values):.2f}"
    return middle if len(values) == 1 else f"{middle} ({min(values):.2f} to {max(values):.2f})"


def rounds_of(path):
    """Runs of every contestant."""
    runs = {}
    with open(path) as lines:
        for line in lines:
            run = json.loads(line)
            runs.setdefault(run["who"], []).append(run)
    return runs


def main(path):
    runs = rounds_of(path)
    for kind in ("wall", "processor"):
        print(f"| {kind} s, median (range) | " + " | ".join(STAGES) + " | all | peak MiB |\n" + "|---" * 8 + "|")
        middle = {}
        for who, rounds in runs.items():
            times = [gathered(run[kind]) for run in rounds]
            cells = [cell([t[s] for t in times]) for s in STAGES]
            middle[who] = {s: statistics.median(t[s] for t in times) for s in STAGES}
            peak = statistics.median(run["peak_mib"] for run in rounds)
            print(f"| {who} | " + " | ".join(cells) + f" | {cell([sum(t.values()) for t in times])} | {peak:.0f} |")
        print()
        for who in runs:
            if who != "assay" and "assay" in runs:
                ratios = [f"{s} {middle[who][s] / middle['assay'][s]:.2f}" for s in STAGES
                    if middle[who][s] > 0 and middle["assay"][s] > 0 and s not in ("start", "write")]
                both = [s for s in STAGES if middle[who][s] > 0]
                whole = sum(middle[who][s] for s in both) / sum(middle["assay"][s] for s in both)
                print(f"- {who} over assay, {kind}: " + ", ".join(ratios) + f"; all stages it does {whole:.2f}")
        print()
    peaks = {who: statistics.median(run["peak_mib"] for run in rounds) for who, rounds in runs.items()}
    others = [f"{who} {peaks['assay'] / peaks[who]:.2f}" for who in runs if who != "assay" and "assay" in runs]
    if others:
        print("- peak memory of assay over that of " + ", ".join(others))


if __name__ == "__main__":
    main(sys.argv[1])
