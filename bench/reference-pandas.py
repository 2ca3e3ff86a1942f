"""The reference job in pandas and scikit-learn: bench/reference-pandas.py WORLD OUT. Needs pandas, pyarrow, scikit-learn.

merge_asof for the reference, groupby for sums, arrays for what is held from fill to fill; a mixture of 1 to 8 Gaussians
with full covariances on all rows, the best BIC wins. Accounts, instruments and underlyings are codes of categories."""
import sys

from reference_clock import Stopwatch

watch = Stopwatch()
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from sklearn.mixture import GaussianMixture

watch.done("start")
MINUTE = 60_000_000_000
STALE = 60_000_000_000
HORIZONS = {"0": 0, "1s": 10**9, "10s": 10**10, "1m": MINUTE, "5m": 5 * MINUTE, "30m": 30 * MINUTE, "1h": 60 * MINUTE}
BLOCKS = [1440 * MINUTE, 60 * MINUTE, 10 * MINUTE, MINUTE]


def number(column):
    """A decimal column as doubles, by way of one narrow enough to be converted without loss."""
    return pc.cast(pc.cast(column, pa.decimal128(28, 8)), pa.float64()).to_numpy()


def codes(table, name, like=None):
    values = table.column(name).combine_chunks()
    values = values if pa.types.is_dictionary(values.type) else values.dictionary_encode()
    kept = pd.Series(values.to_pandas())
    kept = kept.cat.set_categories(sorted(kept.cat.categories) if like is None else like)
    return kept.cat.codes.to_numpy().astype(np.int64), list(kept.cat.categories)


def read(world):
    table = pq.read_table(world + "/fills.parquet", columns=["account", "instrument", "kind", "underlying", "ts_event", "side",
        "price", "qty", "pos_before"], read_dictionary=["account", "instrument", "kind", "underlying", "side"])
    a, accounts = codes(table, "account")
    i, instruments = codes(table, "instrument")
    u, _ = codes(table, "underlying")
    spot = codes(table, "kind", ["PERPETUAL", "SPOT"])[0] == 1
    d = np.where(codes(table, "side", ["B", "S"])[0] == 0, 1.0, -1.0)
    q = number(table.column("qty"))
    after = pc.add(pc.cast(table.column("pos_before"), pa.decimal128(28, 8)), pc.if_else(
        pa.array(d > 0), pc.cast(table.column("qty"), pa.decimal128(28, 8)),
        pc.negate(pc.cast(table.column("qty"), pa.decimal128(28, 8)))))
    p = number(table.column("price"))
    fills = pd.DataFrame({"a": a, "i": i, "u": u, "spot": spot, "t": pc.cast(table.column("ts_event"), pa.int64()).to_numpy(),
        "d": d, "p": p, "q": q, "n": p * q, "after": pc.cast(after, pa.float64()).to_numpy()})
    table = pq.read_table(world + "/quotes.parquet", columns=["symbol", "timestamp", "bid_price", "ask_price"],
        read_dictionary=["symbol"])
    quotes = pd.DataFrame({"i": codes(table, "symbol", instruments)[0], "t": table.column("timestamp").to_numpy() * 1000,
        "m": pc.cast(pc.add(table.column("bid_price"), table.column("ask_price")), pa.float64()).to_numpy() / 2})
    return fills.sort_values("t"), quotes.sort_values("t"), accounts, instruments


def markout(fills, quotes, last, h):
    """Gains of the fills that have a reference at a horizon."""
    left = fills[["t", "i"]] if h == 0 else fills[["t", "i"]].assign(t=fills.t + h)
    seen = pd.merge_asof(left, quotes.rename(columns={"t": "qt"}).assign(t=quotes.t), on="t", by="i",
        allow_exact_matches=h > 0)
    t = left.t.to_numpy()
    known = (t - seen.qt.to_numpy() <= STALE) & ((h == 0) | (t <= last[fills.i.to_numpy()]))
    part = fills[known]
    u = -part.d * (seen.m.to_numpy()[known] - part.p) * part.q
    return pd.DataFrame({"a": part.a, "spot": part.spot, "t": part.t, "u": u, "n": part.n, "uu": u * u / part.n,
        "nn": part.n * part.n})


def summary(part, h, count):
    """Fills, markout in bp and standard error of every account."""
    own = part.groupby("a")[["u", "n"]].sum().reindex(range(count))
    fills = np.bincount(part.a, minlength=count).astype(float)
    theta = (own.u / own.n).to_numpy()
    classes = part.groupby(["a", "spot"])[["u", "n", "uu", "nn"]].sum()
    every = classes.groupby("spot").sum()
    square = every.uu / every.n
    rest = square - (every.u / every.n) ** 2
    rest = rest.where(rest > 1e-12 * square, 0)
    pooled = (classes.nn * rest.reindex(classes.index.get_level_values("spot")).to_numpy()).groupby("a").sum()
    se = (1e4 * np.sqrt(pooled) / own.n.dropna()).reindex(range(count)).to_numpy(copy=True)
    sums = part
    for block in [b for b in reversed(BLOCKS) if b >= 2 * h]:
        sums = sums.assign(t=sums.t // block * block).groupby(["a", "t"], as_index=False, sort=False)[["u", "n"]].sum()
        away = pd.DataFrame({"a": sums.a, "uu": sums.u * sums.u, "un": sums.u * sums.n, "nn": sums.n * sums.n})
        found = away.groupby("a").sum().reindex(range(count))
        g = np.bincount(sums.a, minlength=count)
        left = (found.uu - 2 * theta * found.un + theta**2 * found.nn).to_numpy()
        good = (g >= 10) & (left > 1e-12 * found.uu.to_numpy())
        se[good] = (1e4 / own.n.to_numpy() * np.sqrt(g / np.maximum(g - 1, 1) * np.maximum(left, 0)))[good]
    return fills, 1e4 * theta, se


def grid(fills, quotes, instruments):
    """Mark of every instrument at every minute, and its running sum before it."""
    first, last = fills.t.min() // MINUTE, fills.t.max() // MINUTE
    minutes = np.arange(first, last + 1)
    points = pd.DataFrame({"t": np.repeat(minutes * MINUTE, len(instruments)),
        "i": np.tile(np.arange(len(instruments)), len(minutes))})
    m = pd.merge_asof(points, quotes, on="t", by="i").m.to_numpy().reshape(len(minutes), len(instruments)).T
    c = np.cumsum(np.nan_to_num(m), axis=1) - np.nan_to_num(m)
    return first, m, c


def spans(keys, t, ends):
    """When what begins at t ends: where the same keys come again, else with the account's last fill."""
    same = np.ones(len(t) - 1, bool)
    for key in keys:
        same &= key[1:] == key[:-1]
    t1 = ends.copy()
    t1[:-1][same] = t[1:][same]
    return t1


def neutrality(fills, quotes, instruments, count):
    first, m, c = grid(fills, quotes, instruments)
    end = np.zeros(count, np.int64)
    np.maximum.at(end, fills.a.to_numpy(), fills.t.to_numpy())
    f = fills.sort_values(["a", "i", "t"])
    a, i, t, q, p = (f[x].to_numpy() for x in ("a", "i", "t", "after", "p"))
    t1 = spans([a, i], t, end[a])
    m1, m2 = t // MINUTE + 1, t1 // MINUTE
    whole = m1 <= m2
    y, z = np.where(whole, m1 - first, 0), np.where(whole, m2 - first, 0)
    long = (c[i, z] - c[i, y]) * MINUTE + m[i, z] * (t1 - m2 * MINUTE)
    value = np.abs(q) * (p * (np.minimum(m1 * MINUTE, t1) - t) + np.where(whole, long, 0))
    underlyings = int(fills.u.max()) + 1
    gross = np.bincount(a * underlyings + f.u.to_numpy(), weights=value, minlength=count * underlyings)
    net = pairs(fills, first, m, c, end, gross, underlyings)
    gross = gross.reshape(count, underlyings).sum(axis=1)
    return 1 - np.divide(net.reshape(count, underlyings).sum(axis=1), gross, out=np.full(count, np.nan), where=gross > 0)


def pairs(fills, first, m, c, end, gross, underlyings):
    """Net exposure: the gross where one leg of an underlying was traded, else from fill to fill of either."""
    key = fills.a.to_numpy() * underlyings + fills.u.to_numpy()
    spot = fills.spot.to_numpy()
    two = (np.bincount(key, weights=spot, minlength=len(gross)) > 0) & (np.bincount(key, weights=~spot, minlength=len(gross)) > 0)
    f = fills[two[key]].sort_values(["a", "u", "t"])
    key, t, spot = f.a.to_numpy() * underlyings + f.u.to_numpy(), f.t.to_numpy(), f.spot.to_numpy()
    state = pd.DataFrame({"qs": f.after.where(spot), "ps": f.p.where(spot), "ts": f.t.where(spot),
        "qp": f.after.where(~spot), "pp": f.p.where(~spot), "tp": f.t.where(~spot)}).groupby(key).ffill()
    qs, ps, ts, qp, pp, tp = (state[x].fillna(0 if x[0] in "q" else -1).to_numpy() for x in state.columns)
    t1 = spans([key], t, end[f.a.to_numpy()])
    instrument = np.zeros((underlyings, 2), np.int64)
    instrument[fills.u.to_numpy(), fills.spot.to_numpy().astype(int)] = fills.i.to_numpy()
    perp, pair = instrument[f.u.to_numpy(), 0], instrument[f.u.to_numpy(), 1]
    m1, m2 = t // MINUTE + 1, t1 // MINUTE
    x = m1 - 1 - first
    whole = m1 <= m2
    y, z = np.where(whole, m1 - first, 0), np.where(whole, m2 - first, 0)
    begin = (m1 - 1) * MINUTE
    now = np.where(qs == 0, 0, qs * np.where(ts >= begin, ps, m[pair, x])) + np.where(
        qp == 0, 0, qp * np.where(tp >= begin, pp, m[perp, x]))
    value = np.abs(now) * (np.minimum(m1 * MINUTE, t1) - t)
    value += np.where(whole, np.abs(qs * m[pair, z] + qp * m[perp, z]) * (t1 - m2 * MINUTE), 0)
    opposed = qs * qp < 0
    sums = (np.abs(qs) * (c[pair, z] - c[pair, y]) + np.abs(qp) * (c[perp, z] - c[perp, y])) * MINUTE
    value += np.where(whole & ~opposed, sums, 0)
    net = np.where(two, 0, gross) + np.bincount(key, weights=value, minlength=len(gross))
    rows = np.flatnonzero(whole & opposed & (m1 < m2))
    for part in np.array_split(rows, max(1, len(rows) // 200_000)):
        steps = m2[part] - m1[part]
        each = np.repeat(part, steps)
        minute = np.arange(len(each)) - np.repeat(np.cumsum(steps) - steps, steps) + y[each]
        away = np.abs(qs[each] * m[pair[each], minute] + qp[each] * m[perp[each], minute]) * MINUTE
        net += np.bincount(key[each], weights=away, minlength=len(gross))
    return net


def mixture(result):
    chosen = result[result.fills >= 30]
    x = np.column_stack([np.log1p(chosen.fills), np.log1p(chosen.notional_usd / chosen.fills)]
        + [np.arcsinh(chosen["house_markout_bp_" + h]) for h in ("10s", "1m", "5m")])
    known = ~np.isnan(x).any(axis=1)
    x = (x[known] - x[known].mean(axis=0)) / x[known].std(axis=0)
    models = [GaussianMixture(k, random_state=0, max_iter=200).fit(x) for k in range(1, 9)]
    best = min(models, key=lambda model: model.bic(x))
    return chosen.index[known], x, best


def main(world, out):
    fills, quotes, accounts, instruments = read(world)
    watch.done("read")
    last = quotes.groupby("i").t.max().reindex(range(len(instruments))).to_numpy()
    n = np.bincount(fills.a, weights=fills.n)
    columns = {"fills": np.bincount(fills.a).astype(float), "notional_usd": n}
    found = {}
    for name, h in HORIZONS.items():
        part = markout(fills, quotes, last, h)
        watch.done("markouts")
        found[name] = summary(part, h, len(accounts))
        watch.done("errors")
    columns["neutrality"] = neutrality(fills, quotes, instruments, len(accounts))
    watch.done("neutrality")
    for name, (count, bp, se) in found.items():
        base = "house_markout_bp_" + name
        columns |= {base + "_n": count, base: bp, base + "_se": se}
    result = pd.DataFrame(columns)
    watch.done("join")
    rows, x, model = mixture(result)
    watch.done("mixture")
    membership = model.predict_proba(x)
    given = pd.DataFrame({"account": accounts, "segment": None, "probability": np.nan})
    given.loc[rows, "segment"] = membership.argmax(axis=1)
    given.loc[rows, "probability"] = membership.max(axis=1)
    given.to_csv(out + "/assignments.csv", index=False)
    watch.done("write")
    watch.say("pandas", segments=model.n_components, log_likelihood=model.score(x) * len(x))
    result.insert(0, "account", accounts)
    result.to_csv(out + "/profiles.csv", index=False)


if __name__ == "__main__":
    main(*sys.argv[1:3])
