// The stages of the reference job that Polars can do: node bench/reference-polars.js WORLD OUT. Needs nodejs-polars.
//
// Lazy frames on the streaming engine. Instrument and time make one sorted key (a slot of SLOT ns for each instrument), so
// that a plain joinAsof does what one by groups does, without hashing; fills move along it by the horizon. Account and block
// make another: one groupBy on a number at once to the shortest block a horizon allows. Polars has no mixtures.
"use strict";
const born = performance.now();
process.env.POLARS_MAX_THREADS ??= "2";
const fs = require("node:fs");
const pl = require("nodejs-polars");

const S = 1e9, MINUTE = 60 * S, DAY = 1440 * MINUTE, STALE = 60 * S;
const SLOT = 64 * DAY;
const HORIZONS = { "0": 0, "1s": S, "10s": 10 * S, "1m": MINUTE, "5m": 5 * MINUTE, "30m": 30 * MINUTE, "1h": 60 * MINUTE };
const BLOCKS = [MINUTE, 10 * MINUTE, 60 * MINUTE, DAY];
const ENGINE = { engine: "streaming" };
const { col, when } = pl;
const whole = value => pl.lit(value).cast(pl.Int64);
const number = name => col(name).cast(pl.Float64);
const least = (x, y) => when(x.lt(y)).then(x).otherwise(y);

/** A value of a column by its row. */
const at = (column, row) => pl.lit(column).explode().gather(row);

const watch = { wall: { start: born / 1e3 }, processor: {}, used: 0, last: born };
function done(stage) {
    const now = performance.now(), { user, system } = process.cpuUsage(), used = (user + system) / 1e6;
    watch.wall[stage] = (watch.wall[stage] ?? 0) + (now - watch.last) / 1e3;
    watch.processor[stage] = (watch.processor[stage] ?? 0) + used - watch.used;
    [watch.last, watch.used] = [now, used];
}
function say(who) {
    const round = times => Object.fromEntries(Object.entries(times).map(([k, v]) => [k, Math.round(v * 1e3) / 1e3]));
    const peak = Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync("/proc/self/status", "utf8"))[1]);
    console.log(JSON.stringify({ who, wall: round(watch.wall), processor: round(watch.processor),
        peak_mib: Math.floor(peak / 1024) }));
}

/** Fills and quotes by instrument and time. Times are since midnight before the first fill. */
function read(world) {
    const file = pl.scanParquet(world + "/fills.parquet"), tops = pl.scanParquet(world + "/quotes.parquet");
    const code = name => col(name).cast(pl.Categorical).toPhysical();
    const names = file.select(col("instrument"), col("kind").eq(pl.lit("SPOT")).alias("spot"), col("underlying"))
        .unique(["instrument"]).select(code("instrument").alias("code"), col("spot"),
            col("instrument").rank("ordinal").minus(pl.lit(1)).cast(pl.Int64).alias("i"),
            col("underlying").rank("dense").minus(pl.lit(1)).cast(pl.Int64).alias("u")).sort("code").collectSync(ENGINE);
    if (names.getColumn("code").max() !== names.height - 1) {
        throw new Error("codes of instruments have gaps");
    }
    const fact = (name, of) => at(names.getColumn(name), code(of)).alias(name);
    const [day] = file.select(col("ts_event").min().cast(pl.Int64).div(whole(DAY)).alias("day")).collectSync(ENGINE).row(0);
    const since = t => t.minus(whole(day).mul(whole(DAY)));
    const keyed = col("i").mul(whole(SLOT)).plus(col("t")).alias("key");
    const buys = col("side").eq(pl.lit("B"));
    const fills = file.select(col("account").cast(pl.Categorical), code("account").cast(pl.Int64).alias("a"),
        fact("i", "instrument"), fact("u", "instrument"), fact("spot", "instrument"),
        since(col("ts_event").cast(pl.Int64)).alias("t"),
        when(buys).then(pl.lit(1)).otherwise(pl.lit(-1)).cast(pl.Float64).alias("d"), number("price").alias("p"),
        number("qty").alias("q"),
        when(buys).then(col("pos_before").plus(col("qty"))).otherwise(col("pos_before").minus(col("qty")))
            .cast(pl.Float64).alias("after"))
        .withColumns(keyed, col("p").mul(col("q")).alias("n")).sort("key").collectSync(ENGINE);
    const quotes = tops.select(fact("i", "symbol"), since(col("timestamp").mul(whole(1000))).alias("t"),
        col("bid_price").plus(col("ask_price")).cast(pl.Float64).div(pl.lit(2)).alias("m"))
        .select(keyed, col("m")).sort("key").collectSync(ENGINE);
    return { fills, quotes, names };
}

const shortest = h => BLOCKS.find(block => block >= 2 * h);
/** Account and block in one number. */
const PLACES = 2 ** 20;
const group = block => col("a").mul(whole(PLACES)).plus(col("t").div(whole(block))).alias("group");

/** Sums of each account and block, gains u and notionals n, and of each account and kind with what the errors need. */
function markouts({ fills, quotes, lasts }, h) {
    const moved = fills.lazy().select(group(shortest(h)), col("a"), col("spot"), col("i"), col("d"), col("p"), col("q"),
        col("n"), col("key").plus(whole(h)).alias("key"));
    const judged = moved.joinAsof(quotes.lazy(),
        { on: "key", tolerance: STALE, allowExactMatches: h > 0, checkSortedness: false });
    const known = col("m").isNotNull();
    const gains = judged.filter(h === 0 ? known : known.and(col("key").ltEq(at(lasts, col("i")))))
        .select(col("group"), col("a").mul(whole(2)).plus(col("spot").cast(pl.Int64)).alias("kind"), col("n"),
            col("d").mul(col("p").minus(col("m"))).mul(col("q")).alias("u")).collectSync(ENGINE).lazy();
    const sums = gains.groupBy("group").agg(col("u").sum(), col("n").sum()).collectSync(ENGINE);
    const pools = gains.groupBy("kind").agg(pl.len().alias("c"), col("u").sum(), col("n").sum(),
        col("u").mul(col("u")).div(col("n")).sum().alias("uu"), col("n").mul(col("n")).sum().alias("nn"))
        .withColumns(col("kind").modulo(whole(2)).alias("spot"), col("kind").div(whole(2)).alias("a")).collectSync(ENGINE);
    return { sums, pools };
}

/** Fills, markout in bp and standard error of every account: of the longest blocks of which it has ten, else pooled. */
function errors({ sums, pools }, h, name) {
    const square = col("uu").sum().div(col("n").sum()), mean = col("u").sum().div(col("n").sum());
    const every = pools.lazy().groupBy("spot").agg(square.alias("square"), square.minus(mean.mul(mean)).alias("rest"));
    const rest = when(col("rest").gt(col("square").mul(pl.lit(1e-12)))).then(col("rest")).otherwise(pl.lit(0));
    let found = pools.lazy().join(every, { on: "spot", how: "inner" }).withColumns(col("nn").mul(rest).alias("pooled"))
        .groupBy("a").agg(col("c").sum(), col("u").sum(), col("n").sum(), col("pooled").sum().pow(0.5).alias("se"))
        .withColumns(col("u").div(col("n")).alias("theta")).collectSync(ENGINE);
    const account = col("group").div(whole(PLACES)), product = (x, y) => col(x).mul(col(y)).sum().alias(x + y);
    let length = shortest(h);
    for (const block of BLOCKS.filter(b => b >= length)) {
        if (block > length) {
            const place = col("group").modulo(whole(PLACES)).div(whole(block / length));
            sums = sums.lazy().groupBy(account.mul(whole(PLACES)).plus(place)).agg(col("u").sum(), col("n").sum())
                .collectSync(ENGINE);
            length = block;
        }
        const theta = col("theta"), g = col("g").cast(pl.Float64);
        const left = col("uu").minus(theta.mul(pl.lit(2)).mul(col("un"))).plus(theta.mul(theta).mul(col("nn")));
        const level = sums.lazy().groupBy(account.alias("a")).agg(pl.len().alias("g"), product("u", "u"), product("u", "n"),
            product("n", "n"));
        const good = col("g").gtEq(pl.lit(10)).and(left.gt(col("uu").mul(pl.lit(1e-12))));
        found = found.lazy().join(level, { on: "a", how: "left" })
            .withColumns(when(good).then(g.div(g.minus(pl.lit(1))).mul(left).pow(0.5)).otherwise(col("se")).alias("se"))
            .drop("g", "uu", "un", "nn").collectSync(ENGINE);
    }
    return found.lazy().select(col("a"), col("c").cast(pl.Float64).alias(name + "_n"),
        col("theta").mul(pl.lit(1e4)).alias(name), col("se").div(col("n")).mul(pl.lit(1e4)).alias(name + "_se"))
        .collectSync(ENGINE);
}

const minute = (t, more = 0) => t.div(whole(MINUTE)).plus(whole(more));

/** Marks of every instrument at every minute, in row i * minutes + minute - first, and their running sums before it. */
function marked(fills, quotes, instruments) {
    const [first, last] = fills.select(minute(col("t").min()).alias("first"), minute(col("t").max()).alias("last")).row(0);
    const minutes = last - first + 1;
    const row = col("row").cast(pl.Int64), i = row.div(whole(minutes));
    const table = pl.DataFrame({ row: pl.intRange({ start: 0, end: minutes * instruments, eager: true }) }).lazy()
        .select(i.alias("i"), i.mul(whole(SLOT)).plus(row.modulo(whole(minutes)).plus(whole(first)).mul(whole(MINUTE)))
            .alias("key")).joinAsof(quotes.lazy(), { on: "key", tolerance: SLOT / 2, checkSortedness: false })
        .withColumns(col("m").fillNull(0).cumSum().minus(col("m").fillNull(0)).over("i").alias("c")).collectSync(ENGINE);
    const m = table.getColumn("m"), c = table.getColumn("c");
    const place = (i, g) => i.mul(whole(minutes)).plus(g.minus(whole(first)));
    return { mark: (i, g) => at(m, place(i, g)), between: (i, g1, g2) => at(c, place(i, g2)).minus(at(c, place(i, g1))) };
}

/** When what begins at t ends, and the minutes from the first whole one to that of the end; rows lie by keys and t. */
const spans = keys => frame => frame
    .withColumns(when(keys.map(key => col(key).shift(-1).eq(col(key))).reduce((x, y) => x.and(y)))
        .then(col("t").shift(-1)).otherwise(col("e")).alias("t1"))
    .withColumns(minute(col("t"), 1).alias("m1"), minute(col("t1")).alias("m2"))
    .withColumns(col("m1").ltEq(col("m2")).alias("whole"))
    .withColumns(least(col("m1"), col("m2")).alias("y"), least(col("m1").mul(whole(MINUTE)), col("t1")).minus(col("t"))
        .alias("begun"), col("t1").minus(col("m2").mul(whole(MINUTE))).alias("over"));

function neutrality({ fills, quotes, names }) {
    const { mark, between } = marked(fills, quotes, names.height);
    const held = fills.lazy().join(fills.lazy().groupBy("a").agg(col("t").max().alias("e")), { on: "a", how: "inner" });
    const long = between(col("i"), col("y"), col("m2")).mul(pl.lit(MINUTE)).plus(mark(col("i"), col("m2")).mul(col("over")));
    const gross = spans(["a", "i"])(held.select("a", "i", "u", "t", "e", "p", "after").sort(["a", "i", "t"]))
        .select(col("a"), col("u"), col("after").abs().mul(col("p").mul(col("begun"))
            .plus(when(col("whole")).then(long).otherwise(pl.lit(0)))).alias("gross"))
        .groupBy(["a", "u"]).agg(col("gross").sum()).collectSync(ENGINE);
    const legs = held.groupBy(["a", "u"]).agg(col("spot").any().alias("any"), col("spot").all().alias("all"))
        .filter(col("any").and(col("all").not())).select("a", "u");
    const net = pairs(held.join(legs, { on: ["a", "u"], how: "semi" }), names, mark, between);
    return gross.lazy().join(net.lazy(), { on: ["a", "u"], how: "left" }).groupBy("a")
        .agg(col("gross").sum(), col("net").fillNull(col("gross")).sum())
        .select(col("a"), when(col("gross").gt(pl.lit(0))).then(pl.lit(1).minus(col("net").div(col("gross"))))
            .otherwise(pl.lit(null)).alias("neutrality")).collectSync(ENGINE);
}

/** Net exposure where both legs of an underlying were traded, from one fill of either to the next. */
function pairs(both, names, mark, between) {
    const instruments = names.lazy().filter(col("spot").not()).select(col("u"), col("i").alias("perp"))
        .join(names.lazy().filter(col("spot")).select(col("u"), col("i").alias("pair")), { on: "u", how: "inner" });
    const last = (name, of, spot) => when(spot ? col("spot") : col("spot").not()).then(col(of)).otherwise(pl.lit(null))
        .forwardFill().over("a", "u").alias(name);
    const state = spans(["a", "u"])(both.join(instruments, { on: "u", how: "inner" }).sort(["a", "u", "t"])
        .withColumns(last("qs", "after", true), last("ps", "p", true), last("ts", "t", true), last("qp", "after", false),
            last("pp", "p", false), last("tp", "t", false))
        .withColumns(col("qs").fillNull(0), col("qp").fillNull(0)));
    const begin = col("m1").minus(whole(1));
    const now = (q, p, t, i) => when(q.eq(pl.lit(0))).then(pl.lit(0)).otherwise(q.mul(
        when(t.gtEq(begin.mul(whole(MINUTE)))).then(p).otherwise(mark(i, begin))));
    const opposed = col("qs").mul(col("qp")).lt(pl.lit(0));
    const worth = g => col("qs").mul(mark(col("pair"), g)).plus(col("qp").mul(mark(col("perp"), g))).abs();
    const sums = col("qs").abs().mul(between(col("pair"), col("y"), col("m2")))
        .plus(col("qp").abs().mul(between(col("perp"), col("y"), col("m2")))).mul(pl.lit(MINUTE));
    const rows = state.select(col("a"), col("u"), col("pair"), col("perp"), col("qs"), col("qp"), col("m1"), col("m2"),
        opposed.and(col("m1").lt(col("m2"))).alias("opposed"),
        now(col("qs"), col("ps"), col("ts"), col("pair")).plus(now(col("qp"), col("pp"), col("tp"), col("perp"))).abs()
            .mul(col("begun")).plus(when(col("whole")).then(worth(col("m2")).mul(col("over"))).otherwise(pl.lit(0)))
            .plus(when(col("whole").and(opposed.not())).then(sums).otherwise(pl.lit(0))).alias("net")).collectSync(ENGINE);
    const minutes = rows.lazy().filter(col("opposed")).withColumns(pl.intRanges(col("m1"), col("m2")).alias("g"))
        .select("a", "u", "pair", "perp", "qs", "qp", "g").explode("g")
        .select(col("a"), col("u"), worth(col("g")).mul(pl.lit(MINUTE)).alias("net"));
    return pl.concat([rows.lazy().select("a", "u", "net"), minutes]).groupBy(["a", "u"]).agg(col("net").sum())
        .collectSync(ENGINE);
}

function main(world, out) {
    done("start");
    const tables = read(world);
    tables.lasts = tables.quotes.lazy().groupBy(col("key").div(whole(SLOT)).alias("i")).agg(col("key").max()).sort("i")
        .collectSync(ENGINE).getColumn("key");
    done("read");
    const found = [];
    for (const [name, h] of Object.entries(HORIZONS)) {
        const sums = markouts(tables, h);
        done("markouts");
        found.push(errors(sums, h, "house_markout_bp_" + name));
        done("errors");
    }
    const neutral = neutrality(tables);
    done("neutrality");
    let result = tables.fills.lazy().groupBy("a").agg(col("account").first(), pl.len().cast(pl.Float64).alias("fills"),
        col("n").sum().alias("notional_usd")).join(neutral.lazy(), { on: "a", how: "left" });
    for (const part of found) {
        result = result.join(part.lazy(), { on: "a", how: "left" });
    }
    const counts = Object.keys(HORIZONS).map(name => col(`house_markout_bp_${name}_n`).fillNull(0));
    result = result.withColumns(col("account").cast(pl.String), ...counts).drop("a").sort("account").collectSync(ENGINE);
    done("join");
    say("polars");
    result.writeCSV(out + "/profiles.csv");
}

main(...process.argv.slice(2));
