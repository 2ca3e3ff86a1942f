package io.assay.app.pipeline;

import io.assay.app.ingest.Ingest;
import io.assay.core.profile.Column;
import io.assay.core.profile.Feature;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Statistic;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Profiles by `twin.sql` over a file of blocks, and where they differ from ours.
///
/// @param values by account and column; what is not there is absent
record SqlTwin(Map<String, Map<String, Double>> values) {
    /// Relative tolerance of doubles: a squared deviation is the small difference of large sums.
    static final double TOLERANCE = 1e-9;
    /// Percentiles come from logarithmic bins, whose middle is within 1/256 of any value in it.
    static final double BIN_TOLERANCE = 1.0 / 256;
    /// Where a sum of terms of both signs nearly cancels, relative error says nothing: this much of a bp, or a dollar.
    static final double FLOOR = 1e-9;

    /// What a stream of prints says nothing of, or SQL says badly: paths, orders, equity, greeks. A plain Java twin in the
    /// tests of core computes these.
    static final Set<Feature> ELSEWHERE = EnumSet.of(Feature.ORDER_TO_TRADE, Feature.EQUITY_USD,
            Feature.TURNOVER_PER_DAY, Feature.BUCKETS, Feature.BUCKET_CONCENTRATION, Feature.LEVERAGE_MEAN,
            Feature.LEVERAGE_MAX, Feature.LIQUIDATIONS, Feature.LIQUIDATED_SHARE, Feature.WORST_DAY_USD,
            Feature.MAX_DRAWDOWN_USD, Feature.MARGIN_USE, Feature.VOL_EXPOSURE_USD, Feature.VOL_EXPOSURE_5M_USD,
            Feature.VOL_EXPOSURE_SHARE, Feature.VEGA_USD, Feature.GAMMA_USD, Feature.POST_ONLY_SHARE,
            Feature.IOC_SHARE, Feature.DELTA_HALF_LIFE_S, Feature.FUNDING_USD, Feature.CARRY_BP,
            Feature.TOXIC_EXCESS_1S, Feature.TOXIC_EXCESS_10S, Feature.TOXIC_EXCESS_60S, Feature.RESIDUAL_MARKOUT_BP,
            Feature.OPTION_MARKOUT_BP, Feature.OPTION_MARKOUT_VOL, Feature.CONTRACTS_PER_DAY, Feature.DAY_NET_SHARE,
            Feature.DAY_NET_LEAN,
            Feature.DAY_SWING_SHARE);

    /// What the sentences are asked about.
    ///
    /// @param instruments file of descriptions, with a header at least
    /// @param house accounts of the house, none when all flow is graded
    /// @param bug what is planted into the sentences
    record Question(Path file, Path instruments, long fromNs, long toNs, List<String> house, Bug bug) {
        static Question of(Days.Files files) {
            return new Question(files.fills(), files.instruments(), -9_000_000_000_000_000_000L,
                    9_000_000_000_000_000_000L, List.of(), Bug.NONE);
        }

        Question with(Bug planted) {
            return new Question(file, instruments, fromNs, toNs, house, planted);
        }

        Question within(long from, long to) {
            return new Question(file, instruments, from, to, house, bug);
        }

        Question against(List<String> accounts) {
            return new Question(file, instruments, fromNs, toNs, accounts, bug);
        }

        String sql() throws IOException {
            var literals = house.stream().map(account -> "'" + account + "'").toList();
            var text = resource();
            if (!bug.right().isEmpty() && !text.contains(bug.right())) {
                throw new IllegalStateException("nothing to plant a bug in: " + bug.right());
            }
            return text.replace(bug.right(), bug.wrong())
                    .replace("${file}", file.toAbsolutePath().toString()).replace("${wrapped}", "'" + wrapped() + "'")
                    .replace("${instruments}", "'" + instruments.toAbsolutePath() + "'")
                    .replace("${from}", Long.toString(fromNs)).replace("${to}", Long.toString(toNs))
                    .replace("${stale}", "600000000000").replace("${house}", literals + "::VARCHAR[]");
        }
    }

    /// One fragment of the sentences, and the mistake it becomes.
    record Bug(String name, String right, String wrong) {
        static final Bug NONE = new Bug("none", "", "");

        @Override
        public String toString() {
            return name;
        }
    }

    static SqlTwin of(Question question) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 2");
            for (var sentence : question.sql().split(";\\R", -1)) {
                if (!sentence.isBlank()) {
                    statement.execute(sentence);
                }
            }
            return new SqlTwin(read(statement));
        }
    }

    private static Map<String, Map<String, Double>> read(Statement statement) throws SQLException {
        var values = new TreeMap<String, Map<String, Double>>();
        try (ResultSet rows = statement.executeQuery("SELECT account, name, number, exact FROM answer")) {
            while (rows.next()) {
                var exact = rows.getBigDecimal(4);
                double value = exact == null ? rows.getDouble(3) : exact.doubleValue();
                if (exact != null || !rows.wasNull()) {
                    values.computeIfAbsent(rows.getString(1), name -> new TreeMap<>()).put(rows.getString(2), value);
                }
            }
        }
        return values;
    }

    /// Every value that one side has and the other has not, or has otherwise; in order.
    List<String> differences(FeatureMatrix profiles) {
        var out = new ArrayList<String>();
        for (int row = 0; row < profiles.rows(); row++) {
            var account = profiles.accounts().get(row);
            var mine = values.getOrDefault(account, Map.of());
            for (int i = 0; i < profiles.dims(); i++) {
                if (ELSEWHERE.contains(Column.ALL.get(i).feature())) {
                    continue;
                }
                var column = profiles.columns().get(i);
                double ours = profiles.at(row, i);
                boolean counts = Column.ALL.get(i).statistic() == Statistic.N;
                double theirs = mine.getOrDefault(column, counts ? 0 : Double.NaN);
                if (!agree(Column.ALL.get(i), ours, theirs)) {
                    out.add(String.format(Locale.ROOT, "%s %s: ours %s, SQL %s", account, column, ours, theirs));
                }
            }
        }
        return out;
    }

    private static boolean agree(Column column, double ours, double theirs) {
        if (Double.isNaN(ours) || Double.isNaN(theirs)) {
            return Double.isNaN(ours) && Double.isNaN(theirs);
        }
        return switch (column.feature()) {
            case FILLS, ORDERS, ACTIVE_DAYS, INSTRUMENTS, UNVALUED_FILLS, UNCONVERTED_FEES, NOTIONAL_USD,
                    MAKER_NOTIONAL_USD, TAKER_NOTIONAL_USD, FEES_USD, REALISED_PNL_USD -> ours == theirs;
            case MEDIAN_GAP_S, P95_FILL_USD -> Math.abs(ours - theirs) <= BIN_TOLERANCE * theirs;
            default -> Math.abs(ours - theirs) <= Math.max(FLOOR, TOLERANCE * Math.abs(theirs));
        };
    }

    /// The list of tokens that stand for other coins: data, which both read.
    private static Path wrapped() {
        try {
            return Path.of(Objects.requireNonNull(Ingest.class.getResource("underlyings.csv")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("underlyings.csv lies nowhere", e);
        }
    }

    private static String resource() throws IOException {
        try (InputStream in = SqlTwin.class.getResourceAsStream("twin.sql")) {
            if (in == null) {
                throw new IllegalStateException("twin.sql is not beside the tests");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
