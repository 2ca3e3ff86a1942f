"""Rows for bench/mixture, the peer's fit of them, and a stopwatch. What a fit says on its standard error is passed on."""
import json
import os
import resource
import subprocess
import sys
import time


def make(path, rows):
    """Eight correlated Gaussians of unequal size in 24 columns; the last column names the one a row came from."""
    import numpy as np

    rng = np.random.default_rng(20261122)
    dims, kinds = 24, 8
    share = rng.dirichlet(np.full(kinds, 6.0))
    kind = rng.choice(kinds, size=rows, p=share)
    values = np.empty((rows, dims))
    for k in range(kinds):
        mean = rng.normal(0, 1.6, dims)
        turn = rng.normal(0, 0.35, (dims, dims)) + np.diag(rng.uniform(0.5, 1.2, dims))
        own = kind == k
        values[own] = mean + rng.normal(size=(own.sum(), dims)) @ turn.T
    with open(path, "w") as out:
        out.write(",".join(f"f{d}" for d in range(dims)) + ",kind\n")
        for row, k in zip(values, kind):
            out.write(",".join(f"{v:.6f}" for v in row) + f",k{k}\n")


def fit(path):
    """GaussianMixture as it comes, one k-means start for each K; the best BIC wins."""
    import numpy as np
    from sklearn.metrics import adjusted_rand_score
    from sklearn.mixture import GaussianMixture

    lines = np.genfromtxt(path, delimiter=",", skip_header=1, dtype=str)
    x, kind = lines[:, :-1].astype(float), lines[:, -1]
    best = None
    for k in range(1, 13):
        model = GaussianMixture(k, random_state=0, max_iter=200).fit(x)
        bic = model.bic(x)
        if best is None or bic < best[0]:
            best = (bic, k, model)
    _, k, model = best
    mixture = {"k": k, "log_likelihood": model.score(x) * len(x)}
    print(json.dumps({"divisions": [{"mixture": mixture, "adjusted_rand": adjusted_rand_score(kind, model.predict(x))}]}))


def timed(name, command):
    begin = time.monotonic()
    said = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=os.environ)
    wall = time.monotonic() - begin
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = json.loads(said.stdout)["divisions"][0]
    mixture = found["mixture"]
    print(f"| {name} | {wall:.1f} | {used.ru_utime + used.ru_stime:.1f} | {used.ru_maxrss / 1024:.0f} "
          f"| {mixture['k']} | {mixture['log_likelihood']:.1f} | {found['adjusted_rand']:.4f} |", flush=True)


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    if what == "make":
        make(rest[0], int(rest[1]))
    elif what == "fit":
        fit(rest[0])
    else:
        timed(rest[0], rest[1:])
