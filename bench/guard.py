"""Judges the runs of bench/guard by the line stored last:
guard.py STORED.json RUNS.jsonl FILLS ACCOUNTS PEER JDK COMMIT FACTOR [--store]

A ratio is Assay's processor seconds (or peak memory) over the peer's in the same round: of the same stage where the peer has
it, else of all the peer did. It got worse when its median is more than FACTOR times the stored one and even its best round
is above the worst stored."""
import json
import os
import statistics
import sys

from reference_table import gathered, rounds_of


def ratios(runs):
    """Every ratio, round by round."""
    out = {}
    for ours, peer in zip(runs["assay"], runs["duckdb"], strict=True):
        mine, other = gathered(ours["processor"]), gathered(peer["processor"])
        whole = other["read"] + other["profiles"]
        one = {"read": mine["read"] / other["read"], "profiles": mine["profiles"] / other["profiles"],
            "mixture over all of the peer": mine["mixture"] / whole, "peak memory": ours["peak_mib"] / peer["peak_mib"]}
        for name, ratio in one.items():
            out.setdefault(name, []).append(ratio)
    return out


def spread(values):
    return {"median": round(statistics.median(values), 4), "least": round(min(values), 4), "most": round(max(values), 4)}


def judged(now, then, factor):
    """Prints one row a ratio; the names of those that got worse."""
    worse = []
    print("| ratio, median (range) | stored | now | change |\n|---|---|---|---|")
    for name, found in now.items():
        old = then.get(name)
        cell = "{median:.2f} ({least:.2f} to {most:.2f})".format
        if old is None:
            print(f"| {name} | | {cell(**found)} | |")
            continue
        change = found["median"] / old["median"]
        bad = change > factor and found["least"] > old["most"]
        worse += [name] if bad else []
        print(f"| {name} | {cell(**old)} | {cell(**found)} | {change:.2f}{' WORSE' if bad else ''} |")
    return worse


def main(path, runs, fills, accounts, peer, jdk, commit, factor, store):
    line = {"fills": int(fills), "accounts": int(accounts), "peer": peer, "jdk": jdk, "commit": commit,
        "ratios": {name: spread(values) for name, values in ratios(rounds_of(runs)).items()}}
    lines = []
    if os.path.exists(path):
        with open(path) as text:
            lines = json.load(text)
    same = [one for one in lines if (one["fills"], one["accounts"]) == (line["fills"], line["accounts"])]
    worse = judged(line["ratios"], same[-1]["ratios"] if same else {}, float(factor))
    if store:
        with open(path, "w") as text:
            text.write("[\n" + ",\n".join(json.dumps(one) for one in [*lines, line]) + "\n]\n")
        print(f"\nstored: {commit}")
        return 0
    if not same or same[-1]["peer"] != peer:
        print(f"\nnothing to compare with: {'no line of this size' if not same else same[-1]['peer'] + ' then, ' + peer + ' now'}")
        return 2
    print(f"\nagainst {same[-1]['commit']}: " + ("worse: " + ", ".join(worse) if worse else "nothing got worse"))
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:9], store=sys.argv[9:] == ["--store"]))
