"""Cost as work grows, from the runs of bench/growth: growth.py KIND POINTS.csv SIZE=RUNS.jsonl...

Keeps the medians of every stage in POINTS.csv (replacing those of this kind) and prints them with exponents b of
cost = a * size^b, fitted by least squares on logarithms, with their standard errors; b = 1 is linear. Seconds of processor,
all threads. Where a stage takes under a tenth of a second, a clock tick of 0.01 s and the warming up of the virtual machine
bend the curve; the last step, between the two largest sizes, shows where it tends to, and what one more fill, account or
horizon costs there."""
import csv
import math
import os
import statistics
import sys

from reference_table import rounds_of

PARTS = ["read", "order", "reference", "profiles", "mixture", "write"]


def fitted(sizes, costs):
    """Exponent and its standard error; none from fewer than three points."""
    if len(sizes) < 3:
        return None, None
    x, y = [math.log(s) for s in sizes], [math.log(c) for c in costs]
    mx, my = statistics.fmean(x), statistics.fmean(y)
    spread = sum((a - mx) ** 2 for a in x)
    slope = sum((a - mx) * (b - my) for a, b in zip(x, y)) / spread
    rest = sum((b - my - slope * (a - mx)) ** 2 for a, b in zip(x, y))
    return slope, math.sqrt(rest / (len(x) - 2) / spread)


def measured(kind, files):
    """One row a size and stage: all stages of a size, then the next."""
    out = []
    for size, path in files:
        runs = rounds_of(path)["assay"]
        stages = [s for s in PARTS if s in runs[0]["processor"]]
        middle = {kind: {s: statistics.median(run[kind][s] for run in runs) for s in stages} for kind in ("wall", "processor")}
        peak = round(statistics.median(run["peak_mib"] for run in runs))
        for stage in stages + ([] if kind == "horizons" else ["all"]):   # two curves of their own, no job
            used, wall = (sum(middle[k].values()) if stage == "all" else middle[k][stage] for k in ("processor", "wall"))
            out.append({"of": kind, "size": size, "stage": stage, "processor_s": f"{used:.3f}", "wall_s": f"{wall:.3f}",
                "peak_mib": peak, "runs": len(runs)})
    return out


def keep(kind, rows, path):
    old = []
    if os.path.exists(path):
        with open(path, newline="") as text:
            old = [row for row in csv.DictReader(text) if row["of"] != kind]
    with open(path, "w", newline="") as text:
        writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(old + rows)


def table(kind, rows):
    sizes = list(dict.fromkeys(row["size"] for row in rows))
    print(f"| processor s at {kind} | " + " | ".join(f"{s:,}" for s in sizes) + " | exponent | last step | µs one more |")
    print("|---" * (len(sizes) + 4) + "|")
    for stage in dict.fromkeys(row["stage"] for row in rows):
        cost = {row["size"]: float(row["processor_s"]) for row in rows if row["stage"] == stage}
        some = [s for s in sizes if cost.get(s, 0) > 0]
        slope, error = fitted(some, [cost[s] for s in some])
        print(f"| {stage} | " + " | ".join(f"{cost[s]:.2f}" if s in cost else "" for s in sizes)
            + f" | {'' if slope is None else f'{slope:.2f} ± {error:.2f}'} | {last_step(some[-2:], cost)} |")
    peaks = {row["size"]: row["peak_mib"] for row in rows}
    print("| peak MiB | " + " | ".join(f"{peaks[s]:,}" for s in sizes) + " | | | |")


def last_step(two, cost):
    """Between the two largest sizes: the exponent, and what one more costs."""
    if len(two) < 2:
        return " | "
    less, more = cost[two[0]], cost[two[1]]
    return f"{math.log(more / less) / math.log(two[1] / two[0]):.2f} | {1e6 * (more - less) / (two[1] - two[0]):,.2f}"


def main(kind, points, files):
    rows = measured(kind, [(int(one.split("=", 1)[0]), one.split("=", 1)[1]) for one in files])
    keep(kind, rows, points)
    table(kind, rows)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
