package io.assay.bench.reference;

import io.assay.app.store.CanonicalParquet;
import io.assay.core.venue.CanonicalFills;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/// Writes a planted world as Parquet, a row at a time: fills in the canonical schema with all its columns, and tops of
/// book under the columns of tardis.dev quotes with prices and amounts as decimals of eight digits.
public final class WorldFiles {
    private static final int DECIMALS = 8;
    private static final Map<String, String> FILLS = fills();

    private WorldFiles() {}

    /// Makes `fills.parquet` and `quotes.parquet` unless they are there.
    ///
    /// @param args folder, fills, accounts, seed
    public static void main(String[] args) throws SQLException, IOException {
        var folder = Path.of(args[0]);
        long fills = Long.parseLong(args[1]);
        int accounts = Integer.parseInt(args[2]);
        long seed = Long.parseLong(args[3]);
        Files.createDirectories(folder);
        write(folder.resolve("quotes.parquet"), quotesQuery(), "",
                new Rows(new PlantedWorld(fills, accounts, seed), false));
        write(folder.resolve("fills.parquet"), fillsQuery(),
                ", KV_METADATA {" + CanonicalParquet.SCHEMA_KEY + ": '" + CanonicalParquet.SCHEMA + "'}",
                new Rows(new PlantedWorld(fills, accounts, seed), true));
    }

    private static void write(Path file, String query, String option, Rows rows) throws SQLException, IOException {
        if (Files.exists(file)) {
            return;
        }
        var partial = file.resolveSibling(file.getFileName() + ".part");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var function = DuckDBFunctions.tableFunction()) {
            statement.execute("SET TimeZone = 'UTC'");
            function.withName("world").withFunction(rows).register(connection);
            statement.execute("COPY (" + query + ") TO '" + partial + "' (FORMAT parquet, COMPRESSION zstd,"
                    + " USE_TMP_FILE false" + option + ")");
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String decimal(String units) {
        return "(" + units + "::DECIMAL(18, 0) * 0.00000001::DECIMAL(9, 8))";
    }

    private static String quotesQuery() {
        return "SELECT 'planted' AS exchange, name AS symbol, us AS timestamp, us + 40 AS local_timestamp,"
                + decimal("ask_amount") + "::DECIMAL(18, 8) AS ask_amount, " + decimal("ask")
                + "::DECIMAL(18, 8) AS ask_price, "
                + decimal("bid") + "::DECIMAL(18, 8) AS bid_price, " + decimal("bid_amount")
                + "::DECIMAL(18, 8) AS bid_amount FROM world()";
    }

    private static String fillsQuery() {
        var sql = new StringBuilder("SELECT ");
        for (String column : CanonicalFills.COLUMNS) {
            sql.append(FILLS.getOrDefault(column, "NULL::VARCHAR")).append(" AS \"").append(column).append("\", ");
        }
        sql.setLength(sql.length() - 2);
        return sql.append(" FROM world()").toString();
    }

    private static Map<String, String> fills() {
        var out = new LinkedHashMap<String, String>();
        var none = "NULL::DECIMAL(38, 18)";
        out.put("account", "account");
        out.put("venue", "'" + Listing.VENUE + "'");
        out.put("instrument", "name");
        out.put("kind", "CASE WHEN spot THEN 'SPOT' ELSE 'PERPETUAL' END");
        out.put("ts_event", "make_timestamp_ns(us * 1000)::TIMESTAMPTZ_NS");
        out.put("ts_recv", "make_timestamp_ns(us * 1000 + 40000)::TIMESTAMPTZ_NS");
        out.put("seq", "NULL::BIGINT");
        out.put("block", "NULL::BIGINT");
        out.put("side", "CASE WHEN buys THEN 'B' ELSE 'S' END");
        out.put("price", decimal("price") + "::DECIMAL(38, 18)");
        out.put("qty", decimal("qty") + "::DECIMAL(38, 18)");
        out.put("qty_unit", "'BASE'");
        out.put("notional_usd", "NULL::DECIMAL(38, 8)");
        out.put("liquidity", "CASE WHEN takes THEN 'TAKER' ELSE 'MAKER' END");
        out.put("fee", "CASE WHEN takes THEN 0.05::DECIMAL(38, 18) ELSE 0.01::DECIMAL(38, 18) END");
        out.put("fee_ccy", "'USDC'");
        out.put("trade_id", "trade::VARCHAR");
        out.put("order_id", "(2 * trade + takes::BIGINT)::VARCHAR");
        out.put("cause", "'NORMAL'");
        out.put("pos_before", decimal("before") + "::DECIMAL(38, 18)");
        out.put("underlying", "coin");
        out.put("base", "CASE WHEN spot THEN coin END");
        out.put("quote", "'USDC'");
        out.put("shape", "'LINEAR'");
        for (var column : new String[]{"multiplier", "realised_pnl", "strike", "tick", "lot"}) {
            out.put(column, none);
        }
        out.put("expiry", "NULL::TIMESTAMPTZ_NS");
        return out;
    }

    /// The world as a table function: tops of book, or fills two a trade, the taker's first.
    private static final class Rows implements DuckDBTableFunction<Object, Object, Object> {
        private final PlantedWorld world;
        private final boolean isFills;
        private final long[] scale = new long[Listing.COUNT];
        private final long[] lotScale = new long[Listing.COUNT];

        Rows(PlantedWorld world, boolean isFills) {
            this.world = world;
            this.isFills = isFills;
            for (int i = 0; i < scale.length; i++) {
                scale[i] = Math.round(Math.pow(10, DECIMALS - world.listings[i].priceDecimals()));
                lotScale[i] = Math.round(Math.pow(10, DECIMALS - world.listings[i].lotDecimals()));
            }
        }

        @Override
        public Object bind(DuckDBTableFunctionBindInfo info) {
            var text = DuckDBColumnType.VARCHAR;
            var whole = DuckDBColumnType.BIGINT;
            info.addResultColumn("name", text);
            info.addResultColumn("us", whole);
            for (var name : isFills ? new String[]{"price", "qty", "trade", "before"}
                    : new String[]{"bid", "ask", "bid_amount", "ask_amount"}) {
                info.addResultColumn(name, whole);
            }
            if (isFills) {
                info.addResultColumn("account", text);
                info.addResultColumn("coin", text);
                for (var name : new String[]{"spot", "buys", "takes"}) {
                    info.addResultColumn(name, DuckDBColumnType.BOOLEAN);
                }
            }
            return this;
        }

        @Override
        public Object init(DuckDBTableFunctionInitInfo info) {
            info.setMaxThreads(1);
            return this;
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter out) {
            int count = 0;
            while (count + 2 <= out.capacity()) {
                var step = world.next();
                if (step == PlantedWorld.Step.END) {
                    break;
                }
                if (step == PlantedWorld.Step.QUOTE && !isFills) {
                    quote(out, count++);
                } else if (step == PlantedWorld.Step.TRADE && isFills) {
                    fill(out, count++, true);
                    fill(out, count++, false);
                }
            }
            return count;
        }

        private void quote(DuckDBDataChunkWriter out, long row) {
            int i = world.instrument;
            out.vector(0).setString(row, world.listings[i].name());
            out.vector(1).setLong(row, world.timeUs);
            out.vector(2).setLong(row, world.bid * scale[i]);
            out.vector(3).setLong(row, world.ask * scale[i]);
            out.vector(4).setLong(row, world.bidLots * lotScale[i]);
            out.vector(5).setLong(row, world.askLots * lotScale[i]);
        }

        private void fill(DuckDBDataChunkWriter out, long row, boolean takes) {
            int i = world.instrument;
            var listing = world.listings[i];
            out.vector(0).setString(row, listing.name());
            out.vector(1).setLong(row, world.timeUs);
            out.vector(2).setLong(row, world.price * scale[i]);
            out.vector(3).setLong(row, world.lots * lotScale[i]);
            out.vector(4).setLong(row, world.trade);
            out.vector(5).setLong(row, (takes ? world.takerBefore : world.makerBefore) * lotScale[i]);
            out.vector(6).setString(row, name(takes ? world.taker : world.maker));
            out.vector(7).setString(row, listing.coin());
            out.vector(8).setBoolean(row, listing.isSpot());
            out.vector(9).setBoolean(row, takes == world.takerBuys);
            out.vector(10).setBoolean(row, takes);
        }
    }

    /// As long as an address of a chain, and spread like one.
    static String name(int account) {
        long mixed = (account + 1) * 0x9E3779B97F4A7C15L;
        var hex = Long.toHexString(mixed);
        return "0x" + "0".repeat(16 - hex.length()) + hex + "0000000000000000" + "0".repeat(8 - digits(account))
                + account;
    }

    private static int digits(int account) {
        return Integer.toString(account).length();
    }
}
