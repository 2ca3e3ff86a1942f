package io.assay.bench.reference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The stages of the reference job that SQL can do, in DuckDB on two threads, as tables of one database in memory:
/// reading, markouts by ASOF joins with their standard errors, neutrality from running sums of the marks of each minute.
///
/// One ASOF join for each horizon over slim tables, grouped at once to the shortest block that horizon allows, keeps what
/// is joined and what is kept small. Accounts and instruments are small integers. Amounts are doubles.
public final class DuckDbPeer {
    private static final long MINUTE = 60_000_000_000L;
    private static final long STALE = 60_000_000_000L;
    private static final String[] SUFFIXES = {"0", "1s", "10s", "1m", "5m", "30m", "1h"};
    private static final long[] HORIZONS = {0, 1_000_000_000L, 10_000_000_000L, MINUTE, 5 * MINUTE, 30 * MINUTE,
            60 * MINUTE};
    /// Lengths of blocks, longest first.
    private static final long[] BLOCKS = {1_440 * MINUTE, 60 * MINUTE, 10 * MINUTE, MINUTE};

    private DuckDbPeer() {}

    /// @param args folder of the world, folder for results, threads
    public static void main(String[] args) throws Exception {
        var watch = new Stopwatch();
        var out = Files.createDirectories(Path.of(args[1]));
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var sql = connection.createStatement()) {
            sql.execute("SET threads = " + args[2]);
            sql.execute("SET TimeZone = 'UTC'");
            sql.execute("SET preserve_insertion_order = false");
            watch.time("read", () -> run(sql, read(Path.of(args[0]))));
            watch.time("markouts", () -> run(sql, markouts()));
            watch.time("errors", () -> run(sql, errors()));
            watch.time("neutrality", () -> run(sql, neutrality()));
            watch.time("join", () -> run(sql, List.of(result())));
            System.out.println(watch.json("duckdb"));
            sql.execute("COPY (SELECT * FROM result ORDER BY account) TO '" + out.resolve("profiles.csv") + "'");
        }
    }

    private static int run(Statement sql, List<String> statements) throws SQLException {
        for (String statement : statements) {
            sql.execute(statement);
        }
        return statements.size();
    }

    private static List<String> read(Path world) {
        var fills = "read_parquet('" + world.resolve("fills.parquet") + "')";
        var quotes = "read_parquet('" + world.resolve("quotes.parquet") + "')";
        return List.of("""
                CREATE TABLE instruments AS SELECT instrument, any_value(kind) = 'SPOT' AS spot,
                    (row_number() OVER (ORDER BY instrument))::INTEGER AS i,
                    (dense_rank() OVER (ORDER BY any_value(underlying)))::INTEGER AS u
                FROM %s GROUP BY instrument""".replace("%s", fills), """
                CREATE TABLE accounts AS SELECT account, (row_number() OVER (ORDER BY account))::INTEGER AS a
                FROM (SELECT DISTINCT account FROM %s)""".replace("%s", fills), """
                CREATE TABLE fills AS SELECT a, i, u, spot, epoch_ns(ts_event) AS t,
                    CASE side WHEN 'B' THEN 1 ELSE -1 END AS d, price::DOUBLE AS p, qty::DOUBLE AS q,
                    price::DOUBLE * qty::DOUBLE AS n,
                    (pos_before + CASE side WHEN 'B' THEN qty ELSE -qty END)::DOUBLE AS after
                FROM %s JOIN accounts USING (account) JOIN instruments USING (instrument)""".replace("%s", fills), """
                CREATE TABLE quotes AS SELECT i, timestamp * 1000 AS t, (bid_price + ask_price)::DOUBLE / 2 AS m
                FROM %s JOIN instruments ON symbol = instrument""".replace("%s", quotes),
                "CREATE TABLE lasts AS SELECT i, max(t) AS last FROM quotes GROUP BY i");
    }

    /// Sums of each account, instrument class and block: gains u, notionals n, and what the errors need.
    private static List<String> markouts() {
        var out = new ArrayList<String>();
        for (int h = 0; h < HORIZONS.length; h++) {
            var joined =
                    "SELECT a, spot, f.t, -d * (m - p) * q AS u, n FROM fills f ASOF JOIN quotes k ON f.i = k.i AND "
                            + (h == 0 ? "f.t > k.t WHERE f.t - k.t <= " + STALE
                                    : "f.t + %h >= k.t JOIN lasts l ON f.i = l.i WHERE f.t + %h - k.t <= " + STALE
                                            + " AND f.t + %h <= last");
            var grouped = "SELECT %s AS h, a, spot, t // %b AS block, count(*) AS c, sum(u) AS u, sum(n) AS n,"
                    + " sum(u * u / n) AS uu, sum(n * n) AS nn FROM (%j) GROUP BY a, spot, block";
            out.add((h == 0 ? "CREATE TABLE sums AS " : "INSERT INTO sums ") + grouped.replace("%j", joined)
                    .replace("%s", Integer.toString(h)).replace("%b", Long.toString(shortest(h)))
                    .replace("%h", Long.toString(HORIZONS[h])));
        }
        return out;
    }

    /// The shortest block a horizon allows: twice the horizon or longer.
    private static long shortest(int horizon) {
        long found = BLOCKS[0];
        for (long block : BLOCKS) {
            found = block >= 2 * HORIZONS[horizon] ? block : found;
        }
        return found;
    }

    private static List<String> errors() {
        var out = new ArrayList<String>();
        out.add("""
                CREATE TABLE totals AS SELECT h, a, sum(c)::BIGINT AS c, sum(u) AS u, sum(n) AS n,
                    sum(u) / sum(n) AS theta FROM sums GROUP BY h, a""");
        out.add("""
                CREATE TABLE pooled AS WITH pools AS (SELECT h, a, spot, sum(u) AS u, sum(n) AS n, sum(uu) AS uu,
                        sum(nn) AS nn FROM sums GROUP BY h, a, spot),
                    every AS (SELECT h, spot, sum(uu) / sum(n) AS square, square - (sum(u) / sum(n)) ** 2 AS rest
                        FROM pools GROUP BY h, spot)
                SELECT h, a, 1e4 * sqrt(sum(nn * CASE WHEN rest > 1e-12 * square THEN rest ELSE 0 END)) / sum(n) AS se
                FROM pools JOIN every USING (h, spot) GROUP BY h, a""");
        for (int level = 0; level < BLOCKS.length; level++) {
            var cases = new StringBuilder("CASE h");
            var allowed = new ArrayList<String>();
            for (int h = 0; h < HORIZONS.length; h++) {
                if (BLOCKS[level] >= shortest(h)) {
                    cases.append(" WHEN ").append(h).append(" THEN ").append(BLOCKS[level] / shortest(h));
                    allowed.add(Integer.toString(h));
                }
            }
            out.add("""
                    CREATE TABLE level%l AS SELECT h, a, count(*) AS g, sum(u * u) AS uu,
                        sum(u * u) - 2 * any_value(theta) * sum(u * n) + any_value(theta) ** 2 * sum(n * n) AS rest
                    FROM (SELECT h, a, block // %c END AS long, sum(u) AS u, sum(n) AS n FROM sums WHERE h IN (%a)
                        GROUP BY h, a, long) JOIN (SELECT h, a, theta FROM totals) USING (h, a) GROUP BY h, a
                    """.replace("%l", Integer.toString(level)).replace("%c", cases)
                    .replace("%a", String.join(", ", allowed)));
        }
        var chosen = new StringBuilder();
        var joins = new StringBuilder();
        for (int level = 0; level < BLOCKS.length; level++) {
            var name = "level" + level;
            chosen.append(
                    "CASE WHEN %n.g >= 10 AND %n.rest > 1e-12 * %n.uu THEN sqrt(%n.g / (%n.g - 1) * %n.rest) END, "
                            .replace("%n", name));
            joins.append(" LEFT JOIN ").append(name).append(" USING (h, a)");
        }
        out.add("CREATE TABLE stated AS SELECT h, a, t.c, 1e4 * theta AS bp, coalesce(1e4 / t.n * coalesce(" + chosen
                + "NULL), se) AS se FROM totals t JOIN pooled USING (h, a)" + joins);
        return out;
    }

    /// Gross: every fill's position until the next of its instrument. Net: where both legs of an underlying were traded,
    /// from one fill of either to the next; minutes are looked at one by one only where the legs are opposed.
    private static List<String> neutrality() {
        var statements = List.of("""
                CREATE TABLE ends AS SELECT a, max(t) AS e FROM fills GROUP BY a""", """
                CREATE TABLE grid AS SELECT i, u, spot, g FROM instruments,
                    (SELECT unnest(range(min(t) // %M, max(t) // %M + 1)) AS g FROM fills)""", """
                CREATE TABLE marks AS SELECT s.i, u, spot, g, m, sum(m) OVER (PARTITION BY s.i ORDER BY g) - m AS c
                    FROM grid s ASOF JOIN quotes k ON s.i = k.i AND s.g * %M >= k.t""", """
                CREATE TABLE held AS SELECT a, i, u, t AS t0,
                    coalesce(lead(t) OVER (PARTITION BY a, i ORDER BY t), e) AS t1, after AS q, p, t // %M + 1 AS m1,
                    t1 // %M AS m2 FROM fills JOIN ends USING (a)""", """
                CREATE TABLE gross AS SELECT a, h.u, sum(abs(q) * (p * (least(m1 * %M, t1) - t0)
                    + CASE WHEN m1 <= m2 THEN (z.c - y.c) * %M + z.m * (t1 - m2 * %M) ELSE 0 END)) AS gross
                FROM held h LEFT JOIN marks y ON h.i = y.i AND m1 = y.g LEFT JOIN marks z ON h.i = z.i AND m2 = z.g
                GROUP BY a, h.u""", """
                CREATE TABLE legs AS SELECT x.u, x.g, x.m AS mp, x.c AS cp, y.m AS ms, y.c AS cs
                FROM marks x JOIN marks y ON x.u = y.u AND x.g = y.g AND NOT x.spot AND y.spot""", """
                CREATE TABLE two AS SELECT a, u, spot, t, p, after FROM fills SEMI JOIN (SELECT a, u FROM fills
                    GROUP BY a, u HAVING bool_or(spot) AND NOT bool_and(spot)) b USING (a, u)""", """
                CREATE TABLE paired AS SELECT f.a, f.u, f.t AS t0,
                    coalesce(lead(f.t) OVER (PARTITION BY f.a, f.u ORDER BY f.t), e) AS t1, t0 // %M + 1 AS m1,
                    t1 // %M AS m2, CASE WHEN f.spot THEN f.after ELSE coalesce(k.after, 0) END AS qs,
                    CASE WHEN f.spot THEN f.p ELSE k.p END AS ps, CASE WHEN f.spot THEN f.t ELSE k.t END AS ts,
                    CASE WHEN f.spot THEN coalesce(k.after, 0) ELSE f.after END AS qp,
                    CASE WHEN f.spot THEN k.p ELSE f.p END AS pp, CASE WHEN f.spot THEN k.t ELSE f.t END AS tp
                FROM two f ASOF LEFT JOIN (SELECT a, u, NOT spot AS spot, t, p, after FROM two) k
                    ON f.a = k.a AND f.u = k.u AND f.spot = k.spot AND f.t >= k.t JOIN ends ON f.a = ends.a""", """
                CREATE TABLE net AS SELECT a, p.u, sum(abs(
                        CASE WHEN qs = 0 THEN 0 ELSE qs * CASE WHEN ts >= (m1 - 1) * %M THEN ps ELSE x.ms END END
                        + CASE WHEN qp = 0 THEN 0 ELSE qp * CASE WHEN tp >= (m1 - 1) * %M THEN pp ELSE x.mp END END)
                        * (least(m1 * %M, t1) - t0)
                    + CASE WHEN m1 <= m2 THEN abs(qs * z.ms + qp * z.mp) * (t1 - m2 * %M) ELSE 0 END
                    + CASE WHEN m1 < m2 AND qs * qp >= 0 THEN (abs(qs) * (z.cs - y.cs) + abs(qp) * (z.cp - y.cp)) * %M
                        ELSE 0 END) AS net
                FROM paired p LEFT JOIN legs x ON p.u = x.u AND m1 - 1 = x.g LEFT JOIN legs y ON p.u = y.u AND m1 = y.g
                    LEFT JOIN legs z ON p.u = z.u AND m2 = z.g GROUP BY a, p.u""", """
                CREATE TABLE opposed AS SELECT a, p.u, sum(abs(qs * ms + qp * mp)) * %M AS net FROM (
                    SELECT a, u, qs, qp, unnest(range(m1, m2)) AS g FROM paired WHERE qs * qp < 0 AND m1 < m2) p
                JOIN legs b ON p.u = b.u AND p.g = b.g GROUP BY a, p.u""", """
                CREATE TABLE neutral AS SELECT a, CASE WHEN sum(gross) > 0 THEN 1 - sum(CASE WHEN n.net IS NULL THEN gross
                    ELSE n.net + coalesce(o.net, 0) END) / sum(gross) END AS neutrality
                FROM gross LEFT JOIN net n USING (a, u) LEFT JOIN opposed o USING (a, u) GROUP BY a""");
        return statements.stream().map(one -> one.replace("%M", Long.toString(MINUTE))).toList();
    }

    private static String result() {
        var sql = new StringBuilder(
                "CREATE TABLE result AS SELECT account, fills::DOUBLE AS fills, notional_usd, neutrality");
        for (int h = 0; h < HORIZONS.length; h++) {
            var name = "house_markout_bp_" + SUFFIXES[h];
            sql.append((", coalesce(max(CASE WHEN h = %h THEN c END), 0)::DOUBLE AS " + name
                    + "_n, max(CASE WHEN h = %h THEN bp END) AS " + name + ", max(CASE WHEN h = %h THEN se END) AS "
                    + name + "_se").replace("%h", Integer.toString(h)));
        }
        return sql.append(
                " FROM accounts JOIN (SELECT a, count(*) AS fills, sum(n) AS notional_usd FROM fills GROUP BY a)"
                        + " USING (a) JOIN neutral USING (a) LEFT JOIN stated USING (a) GROUP BY ALL")
                .toString();
    }
}
