"""Plots of what was measured, as SVG that repeats bit by bit. Needs matplotlib.

bench/plots.py bars RUNS.jsonl OUT.svg     median seconds of each stage of bench/reference, stacked, one bar a contestant
bench/plots.py lines POINTS.csv OUT.svg    the curves of bench/growth: processor seconds of each stage over the size
"""
import csv
import statistics
import sys

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams |= {"svg.hashsalt": "assay", "svg.fonttype": "none", "font.size": 9, "axes.spines.top": False,
    "axes.spines.right": False}
import matplotlib.pyplot as plt

from reference_table import STAGES, gathered, rounds_of


def bars(path, out):
    runs = rounds_of(path)
    figure, axes = plt.subplots(1, 2, figsize=(9, 0.6 + 0.45 * len(runs)), sharey=True, layout="constrained")
    for axis, kind in zip(axes, ("wall", "processor")):
        left = [0.0] * len(runs)
        for stage in STAGES:
            width = [statistics.median(gathered(run[kind])[stage] for run in rounds) for rounds in runs.values()]
            axis.barh(list(runs), width, left=left, label=stage)
            left = [a + b for a, b in zip(left, width)]
        axis.set_xlabel(kind + " s")
        axis.invert_yaxis() if axis is axes[0] else None
    axes[1].legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
    figure.savefig(out, metadata={"Date": None})


def lines(path, out):
    with open(path) as rows:
        points = list(csv.DictReader(rows))
    kinds = list(dict.fromkeys(point["of"] for point in points))
    figure, axes = plt.subplots(1, len(kinds), figsize=(3.4 * len(kinds) + 1, 3.2), layout="constrained", squeeze=False)
    for axis, kind in zip(axes[0], kinds):
        for stage in dict.fromkeys(point["stage"] for point in points):
            own = [p for p in points if p["of"] == kind and p["stage"] == stage and float(p["processor_s"]) > 0]
            axis.plot([float(p["size"]) for p in own], [float(p["processor_s"]) for p in own], "o-", ms=3, label=stage)
        axis.set(xscale="log", yscale="log", xlabel=kind, ylabel="processor s")
    axes[0][-1].legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
    figure.savefig(out, metadata={"Date": None})


if __name__ == "__main__":
    {"bars": bars, "lines": lines}[sys.argv[1]](*sys.argv[2:4])
