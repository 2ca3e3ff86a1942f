"""Legitimate inputs of unusual shape, and what a report on them costs, for bench/shapes.

shapes.py list; shapes.py make SHAPE N FOLDER; shapes.py table FOLDER SHAPE=N... prints one row a shape, at N and 10 N."""
import math
import os
import random
import shutil
import subprocess
import sys
import threading
import time

DAY = 86_400
START = 1_764_547_200   # 2025-12-01
HEAD = "account,instrument,kind,ts_event,side,price,qty,qty_unit,quote,shape,liquidity,fee,fee_ccy,trade_id,settle,underlying,expiry,strike,right"


def moment(s, ns=0):
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(s)) + f".{ns:09d}Z"


class Fills:
    """A file of canonical fills."""

    def __init__(self, path, seed=7):
        self.out = open(path, "w", newline="")
        self.out.write(HEAD + "\n")
        self.rng = random.Random(seed)
        self.number = 0

    def perp(self, account, coin, ns, trade=None, price=None, side=None):
        r = self.rng.random()
        self.number += 1
        price = price if price is not None else 100 * (1 + 0.1 * (r - 0.5))
        side = side or ("B" if r < 0.5 else "S")
        s, part = divmod(ns, 1_000_000_000)
        self.out.write(f"{account},{coin},PERPETUAL,{moment(s, part)},{side},{price:.4f},{1 + int(r * 100)},BASE,USDC,LINEAR,"
            f"{'TAKER' if r < 0.6 else 'MAKER'},0.01,USDC,{trade or self.number},USDC,{coin},,,\n")

    def option(self, account, underlying, ns, day, strike, right):
        r = self.rng.random()
        self.number += 1
        s, part = divmod(ns, 1_000_000_000)
        expiry = START + (day + 40) * DAY + 8 * 3600
        name = f"{underlying}-{day}-{strike}-{right}"
        self.out.write(f"{account},{name},OPTION,{moment(s, part)},{'B' if r < 0.5 else 'S'},{0.01 + r / 20:.4f},{1 + int(r * 10)},BASE,USD,"
            f"LINEAR,TAKER,0.0003,{underlying},{self.number},{underlying},{underlying},{moment(expiry)},{strike},{'CALL' if right == 'C' else 'PUT'}\n")

    def spot(self, account, base, quote, ns):
        r = self.rng.random()
        self.number += 1
        s, part = divmod(ns, 1_000_000_000)
        self.out.write(f"{account},{base}/{quote},SPOT,{moment(s, part)},{'B' if r < 0.5 else 'S'},{1 + r:.4f},{1 + int(r * 10)},BASE,{quote},"
            f"LINEAR,TAKER,0.0003,{quote},{self.number},{quote},{base},,,\n")

    def close(self):
        self.out.close()


def ns_of(s):
    return int(s * 1_000_000_000)


def plain(n, at, who, coin=lambda i: "BTC" if i % 2 else "ETH"):
    def write(folder):
        f = Fills(folder + "/fills.csv")
        for i in range(n):
            f.perp(who(i), coin(i), at(i))
        f.close()
    return write


def name(i):
    return f"0x{i:040x}"


# What is reported on as held: the walks along minutes need positions.
HELD = {"held-book", "held-years", "years", "sparse-years"}
MONTH = 30 * DAY
rng = random.Random(3)
SHAPES = {
    # base: 100 fills an account, over a month
    "ordinary": lambda n: plain(n, lambda i: ns_of(START + MONTH * i / n), lambda i: name(i % max(1, n // 100))),
    "one-account": lambda n: plain(n, lambda i: ns_of(START + MONTH * i / n), lambda i: name(1)),
    "one-fill-each": lambda n: plain(n, lambda i: ns_of(START + MONTH * i / n), lambda i: name(i)),
    "account-one-moment": lambda n: plain(n, lambda i: ns_of(START + i // 1000 * 60), lambda i: name(i // 1000)),
    "all-one-moment": lambda n: plain(n, lambda i: ns_of(START), lambda i: name(i % 1000)),
    "one-account-one-moment": lambda n: plain(n, lambda i: ns_of(START), lambda i: name(0)),
    "reverse": lambda n: plain(n, lambda i: ns_of(START + MONTH * (n - i) / n), lambda i: name(i % 1000)),
    "random-order": lambda n: plain(n, lambda i: ns_of(START + MONTH * rng.random()), lambda i: name(i % 1000)),
    "many-perps": lambda n: plain(n, lambda i: ns_of(START + MONTH * i / n), lambda i: name(i % 1000), lambda i: f"C{i}"),
    "one-fill-and-pair-each": lambda n: plain(n, lambda i: ns_of(START + MONTH * i / n), lambda i: name(i), lambda i: f"C{i}"),
    "one-account-perps": lambda n: plain(n, lambda i: ns_of(START + MONTH * i / n), lambda i: name(1), lambda i: f"C{i}"),
}


def shape(f):
    def made(n):
        def write(folder):
            out = Fills(folder + "/fills.csv")
            f(out, n)
            out.close()
        return write
    SHAPES[f.__name__.replace("_", "-")] = made
    return f


@shape
def options(f, n):
    """One fill an option: 40 expiries by as many strikes as it takes, and the underlying traded every hour."""
    for h in range(720):
        f.perp(name(h % 50), "BTC", ns_of(START + h * 3600), price=50_000)
    for i in range(n):
        f.option(name(i % 1000), "BTC", ns_of(START + MONTH * i / n), i % 40, 10_000 + 10 * (i // 80), "CP"[i // 40 % 2])


@shape
def spots(f, n):
    for i in range(n):
        f.spot(name(i % 1000), f"T{i}", "USDC", ns_of(START + MONTH * i / n))


@shape
def currencies(f, n):
    for i in range(100_000):
        f.spot(name(i % 1000), "BTC", f"Q{i % n}", ns_of(START + MONTH * i / 100_000))


@shape
def held_book(f, n):
    """One account holds n instruments for four weeks; two others trade them daily."""
    for i in range(n):
        f.perp(name(1), f"C{i}", ns_of(START + 3600 * i / n), side="B")
    for d in range(28):
        for i in range(n):
            f.perp(name(2 + d % 2), f"C{i}", ns_of(START + DAY * d + 7200 + i))


@shape
def years(f, n):
    """A fill a day for n days by each of 20 accounts."""
    for d in range(n):
        for a in range(20):
            f.perp(name(a), "BTC", ns_of(START + DAY * (d - n) + 600 * a))


@shape
def sparse_years(f, n):
    """n accounts, three fills each, three years apart."""
    for k in range(3):
        for i in range(n):
            f.perp(name(i), "BTC", ns_of(START + 365 * DAY * (k - 3) + i), side="BBS"[k])


@shape
def held_years(f, n):
    """10 accounts hold n instruments over a year, traded monthly."""
    for m in range(12):
        for i in range(n):
            f.perp(name(i % 10), f"C{i}", ns_of(START + 30 * DAY * (m - 12) + i), side="BBS"[m % 3])


@shape
def twice(f, n):
    for k in range(2):
        for i in range(n):
            f.perp(name(i % 1000), "BTC", ns_of(START + MONTH * i / n), trade=str(i), price=100 + i % 7, side="BS"[i % 2])


@shape
def one_trade_id(f, n):
    for i in range(n):
        f.perp(name(i % 1000), "BTC", ns_of(START + MONTH * i / n), trade="77")


@shape
def one_trade_id_one_moment(f, n):
    for i in range(n):
        f.perp(name(i % 1000), "BTC", ns_of(START + i // 1000), trade="77")


@shape
def rejects(f, n):
    for i in range(1000):
        f.perp(name(i % 100), "BTC", ns_of(START + i))
    for i in range(n):
        f.out.write(f"{name(i % 1000)},BTC,PERPETUAL,{moment(START + i)},B,x{i},1,BASE,USDC,LINEAR,TAKER,0.01,USDC,{i},USDC,BTC,,,\n")


@shape
def two_accounts(f, n):
    """n fills of two accounts with each other, always."""
    for i in range(n // 2):
        s = "BS"[i % 2]
        t = ns_of(START + MONTH * i / n * 2)
        f.perp(name(1), "BTC", t, trade=str(i), price=100 + i % 7, side=s)
        f.perp(name(2), "BTC", t, trade=str(i), price=100 + i % 7, side="SB"[i % 2])


@shape
def long_name(f, n):
    """A thousand fills, and one of an account whose name has n characters."""
    for i in range(1000):
        f.perp(name(i % 100), "BTC", ns_of(START + i * 600), trade=str(i))
    f.perp("x" * n, "BTC", ns_of(START))


@shape
def rows_of_many_columns(f, n):
    """2,000 fills with n columns more that nobody asks for."""
    f.out.seek(0)
    f.out.truncate()
    f.out.write(HEAD + "".join(f",extra_{c}" for c in range(n)) + "\n")
    for i in range(2_000):
        f.perp(name(i % 100), "BTC", ns_of(START + i * 600))
        f.out.seek(f.out.tell() - 1)
        f.out.write("".join(f",{c % 10}" for c in range(n)) + "\n")


def hyperliquid(i, more=""):
    return (f'{{"coin":"BTC","px":"{60000 + i % 97}.0","sz":"0.{1 + i % 9}","side":"{"BA"[i % 2]}","time":{(START + i) * 1000},'
        f'"startPosition":"0.0","dir":"Open Long","closedPnl":"0.0","hash":"0x{i:064x}","oid":{i},"crossed":true,"fee":"0.01",'
        f'"tid":{i},"feeToken":"USDC"{more}}}')


def as_json(f):
    def made(n):
        return lambda folder: f(folder, n)
    SHAPES[f.__name__.replace("_", "-")] = made
    return f


@as_json
def json_array(folder, n):
    """n fills of one account, one array in one line."""
    with open(folder + "/user_fills_" + name(1) + ".json", "w") as out:
        out.write("[" + ",".join(hyperliquid(i) for i in range(n)) + "]")


@as_json
def new_key_a_line(folder, n):
    """n lines, each with a field that no other has."""
    with open(folder + "/node_fills.jsonl", "w") as out:
        for i in range(n):
            key = f',"key_{i}":{i}'
            out.write(f'["{name(i % 1000)}",{hyperliquid(i, key)}]\n')


@as_json
def two_copies(folder, n):
    """A file given twice."""
    SHAPES["ordinary"](n)(folder)
    shutil.copy(folder + "/fills.csv", folder + "/again.csv")


def make(name, n, folder):
    os.makedirs(folder, exist_ok=True)
    SHAPES[name](n)(folder)


def inputs(folder):
    return [folder + "/" + file for file in sorted(os.listdir(folder))]


def report(name, n, folder):
    """Seconds of processor, none where a run was stopped, and peak MiB of a report on a shape."""
    make(name, n, folder + "/in")
    options = ["--assume-flat"] if name in HELD else []
    with open(folder + "/log", "w") as log:
        run = subprocess.Popen(["./assay", "report", *inputs(folder + "/in"), "--out", folder + "/out", "--no-input", *options],
            env=dict(os.environ, ASSAY_HEAP=os.environ.get("SHAPES_HEAP", "4g")), stdout=log, stderr=log)
        limit = threading.Timer(float(os.environ.get("SHAPES_LIMIT", "300")), run.kill)
        limit.start()
        _, status, used = os.wait4(run.pid, 0)
        limit.cancel()
    shutil.rmtree(folder)
    return used.ru_utime + used.ru_stime if status == 0 else None, used.ru_maxrss // 1024


def table(folder, asked):
    print("| shape | n | processor s at n | at 10 n | exponent | MiB at n | at 10 n |\n|---|---|---|---|---|---|---|")
    for one in asked:
        name, n = one.split("=")
        (small, room), (large, more) = (report(name, size, f"{folder}/{name}-{size}") for size in (int(n), 10 * int(n)))
        exponent = f"{math.log10(large / small):.2f}" if small and large else ""
        print(f"| {name} | {int(n):,} | {figure(small)} | {figure(large)} | {exponent} | {room:,} | {more:,} |", flush=True)


def figure(seconds):
    return "stopped" if seconds is None else f"{seconds:.2f}"


def main(words):
    if words[0] == "list":
        print("\n".join(SHAPES))
    elif words[0] == "table":
        table(words[1], words[2:])
    else:
        make(words[1], int(words[2]), words[3])


if __name__ == "__main__":
    main(sys.argv[1:])
