package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.ingest.Ingest;
import io.assay.app.ingest.Ingested;
import io.assay.app.simulate.Listing;
import io.assay.app.simulate.Quote;
import io.assay.app.simulate.SimulationConfig;
import io.assay.app.simulate.SimulationFiles;
import io.assay.app.simulate.Trade;
import io.assay.app.simulate.TradeSink;
import io.assay.core.market.Reference;
import io.assay.core.profile.Column;
import io.assay.core.profile.Cut;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.GroupMarkouts;
import io.assay.core.profile.Horizon;
import io.assay.core.profile.Tape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day of fills beside the tardis.dev files of that day, against a second computation that has never seen a file: it
/// walks over the quotes and trades the simulated venue published, in exact decimals.
class TardisDayTest {
    private static final Map<Horizon, Long> HORIZONS = Map.of(Horizon.S1, 1L, Horizon.S10, 10L, Horizon.M1, 60L,
            Horizon.M5, 300L);
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long STALE_NS = 60 * SECOND_NS;

    @TempDir
    private static Path folder;
    private static final Published PUBLISHED = new Published();
    private static final List<Ingested> READ = new ArrayList<>();
    private static Path fills = Path.of("");
    private static Path tardis = Path.of("");

    /// What the venue published, as it published it.
    private static final class Published implements TradeSink {
        private final List<Trade> trades = new ArrayList<>();
        private final Map<Listing, TreeMap<Long, BigDecimal>> mids = new HashMap<>();

        @Override
        public void trade(Trade trade) {
            trades.add(trade);
        }

        /// Times as the files have them: whole microseconds.
        @Override
        public void quote(Quote quote) {
            mids.computeIfAbsent(quote.listing(), any -> new TreeMap<>()).put(quote.timeNs() / 1_000 * 1_000,
                    BigDecimal.valueOf(Math.addExact(quote.bid(), quote.ask()), quote.listing().priceDecimals())
                            .divide(BigDecimal.TWO));
        }
    }

    @BeforeAll
    static void simulate() throws IOException {
        var config = SimulationConfig.DEFAULT.withSize(60, 6_000).withSeed(3);
        var layout = new SimulationFiles.Layout(folder.resolve("day"), SimulationFiles.Format.F2, false, "", true);
        SimulationFiles.run(config, layout, List.of(PUBLISHED));
        fills = layout.nodeFills();
        tardis = layout.tardis();
        READ.add(read(fills, tardis));
    }

    @Test
    void every_account_is_judged_by_the_quotes_of_its_instruments_on_one_clock() {
        var ingested = READ.getFirst();
        assertThat(ingested.rejects()).isEmpty();
        assertThat(ingested.skipped()).isEmpty();
        assertThat(ingested.unknownFields()).isEmpty();
        var tape = tape(ingested);
        assertThat(tape.fills().instruments()).hasSize(12);
        for (int instrument = 0; instrument < tape.fills().instruments().size(); instrument++) {
            var reference = tape.market().reference(instrument);
            var name = tape.fills().instruments().get(instrument).name();
            assertThat(reference.kind()).as(name).isEqualTo(Reference.Kind.QUOTES);
            assertThat(reference.clock()).as(name).isEqualTo(Reference.Clock.EVENT);
            assertThat(reference.venue()).as(name).isEqualTo("hyperliquid");
        }
        assertThat(ingested.notes()).singleElement().asString().contains("XYZ:TSLA of hyperliquid is xyz:TSLA");
        assertThat(tape.market().prints()).as("public trades are those of the fills")
                .isEqualTo(PUBLISHED.trades.size());
    }

    @Test
    void markouts_equal_those_computed_from_what_the_venue_published() {
        var profiles = Days.profiles(tape(READ.getFirst()), FoldSpec.DEFAULT);
        long absent = compare(profiles, PUBLISHED.mids);
        assertThat(absent).as("a quote may be stale on the quietest day").isBetween(1L, 4L * 6_000 / 10);
    }

    /// Without the hour the quotes before it are too old after a minute, and nothing stands in for them.
    @Test
    void fills_without_a_quote_have_no_mark_and_none_of_them_counts_as_zero() throws IOException {
        long from = PUBLISHED.trades.getFirst().timeNs() / (3_600 * SECOND_NS) * 3_600 * SECOND_NS
                + 10 * 3_600 * SECOND_NS;
        long to = from + 3_600 * SECOND_NS;
        Path cut = withoutQuotes(from, to);
        var mids = new HashMap<Listing, TreeMap<Long, BigDecimal>>();
        PUBLISHED.mids.forEach((listing, all) -> {
            var left = new TreeMap<>(all);
            left.subMap(from, to).clear();
            mids.put(listing, left);
        });
        var tape = tape(read(fills, cut));
        for (int instrument = 0; instrument < tape.fills().instruments().size(); instrument++) {
            assertThat(tape.market().reference(instrument).kind()).isEqualTo(Reference.Kind.QUOTES);
        }
        var profiles = Days.profiles(tape, FoldSpec.DEFAULT);
        long absent = compare(profiles, mids);
        long lost = 2 * PUBLISHED.trades.stream()
                .filter(trade -> trade.timeNs() >= from + STALE_NS && trade.timeNs() < to - 301 * SECOND_NS).count();
        assertThat(lost).isGreaterThan(200);
        assertThat(absent - compare(Days.profiles(tape(READ.getFirst()), FoldSpec.DEFAULT), PUBLISHED.mids))
                .as("at each of four horizons").isGreaterThanOrEqualTo(4 * lost * 9 / 10);
    }

    @Test
    void both_sides_of_every_trade_together_gain_nothing_under_quotes() {
        assertThat(PUBLISHED.trades).as("a liquidated side is no flow").allMatch(trade -> trade.liquidation() == null);
        var tape = tape(READ.getFirst());
        var all = GroupMarkouts.of(tape, new int[tape.fills().accounts().size()], 1, FoldSpec.DEFAULT, Cut.ALL);
        HORIZONS.keySet().forEach(horizon -> {
            assertThat(all.house(0, horizon).n()).isGreaterThan(5_000);
            assertThat(all.house(0, horizon).bp()).as("%s", horizon).isCloseTo(0, within(1e-12));
        });
    }

    @Test
    void order_of_files_and_their_packing_change_no_profile() throws IOException {
        var one = Days.profiles(tape(READ.getFirst()), FoldSpec.DEFAULT);
        var two = Days.profiles(tape(read(withoutQuotes(0, 1), fills)), FoldSpec.DEFAULT);
        assertThat(two.accounts()).isEqualTo(one.accounts());
        int compared = 0;
        for (int column = 0; column < Column.ALL.size(); column++) {
            assertThat(two.columnValues(column)).as("%s", Column.ALL.get(column)).isEqualTo(one.columnValues(column));
            compared++;
        }
        assertThat(compared).isGreaterThan(100);
    }

    /// Holds every account's markouts and their counts against the second computation.
    ///
    /// @return fills and horizons without a mark
    private static long compare(FeatureMatrix profiles, Map<Listing, TreeMap<Long, BigDecimal>> mids) {
        long absent = 0;
        int present = 0;
        for (var horizon : HORIZONS.entrySet()) {
            var expected = expected(horizon.getValue() * SECOND_NS, mids);
            var name = "house_markout_bp_" + horizon.getKey().suffix();
            for (int row = 0; row < profiles.rows(); row++) {
                var sums = expected.getOrDefault(profiles.accounts().get(row), new Sums());
                absent += sums.absent;
                if (sums.judged == 0) {
                    assertThat(profiles.at(row, Column.of(name))).isNaN();
                    continue;
                }
                assertThat(profiles.at(row, Column.of(name + "_n"))).isEqualTo(sums.judged);
                assertThat(profiles.at(row, Column.of(name))).as(name).isCloseTo(sums.bp(), within(1e-10));
                present++;
            }
        }
        assertThat(present).isGreaterThan(4 * 40);
        return absent;
    }

    /// Gains of the other side and notionals of one account.
    private static final class Sums {
        private BigDecimal gains = BigDecimal.ZERO;
        private BigDecimal notionals = BigDecimal.ZERO;
        private long judged;
        private long absent;

        double bp() {
            return gains.multiply(BigDecimal.valueOf(10_000)).divide(notionals, MathContext.DECIMAL64).doubleValue();
        }
    }

    private static Map<String, Sums> expected(long horizonNs, Map<Listing, TreeMap<Long, BigDecimal>> mids) {
        var sums = new HashMap<String, Sums>();
        for (var trade : PUBLISHED.trades) {
            var listing = trade.listing();
            long atNs = trade.timeNs() / 1_000_000 * 1_000_000 + horizonNs;
            var quotes = mids.getOrDefault(listing, new TreeMap<>());
            var quote = quotes.floorEntry(atNs);
            boolean isMark = quote != null && atNs - quote.getKey() <= STALE_NS && atNs <= quotes.lastKey();
            var price = BigDecimal.valueOf(trade.price(), listing.priceDecimals());
            var size = BigDecimal.valueOf(trade.lots(), listing.sizeDecimals());
            for (var leg : List.of(trade.buyer(), trade.seller())) {
                var of = sums.computeIfAbsent(leg.account(), any -> new Sums());
                of.absent += isMark ? 0 : 1;
                if (quote != null && isMark) {
                    var gain = price.subtract(quote.getValue()).multiply(size);
                    of.gains = of.gains.add(leg == trade.buyer() ? gain : gain.negate());
                    of.notionals = of.notionals.add(price.multiply(size));
                    of.judged++;
                }
            }
        }
        return sums;
    }

    /// The files unpacked, quotes of a span left out.
    private static Path withoutQuotes(long fromNs, long toNs) throws IOException {
        var cut = Files.createDirectories(folder.resolve("without " + fromNs));
        try (var files = Files.list(tardis)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString().replace(".gz", "");
                try (var lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
                        var out = Files.newBufferedWriter(cut.resolve(name))) {
                    for (var line : lines.lines().toList()) {
                        long timeNs = line.startsWith("exchange") ? -1
                                : Long.parseLong(line.split(",", 4)[2]) * 1_000;
                        if (!name.contains("_quotes_") || timeNs < fromNs || timeNs >= toNs) {
                            out.write(line + "\n");
                        }
                    }
                }
            }
        }
        return cut;
    }

    private static Ingested read(Path... inputs) {
        return Ingest.read(List.of(inputs).stream().map(Path::toString).toList(), Days.config(1), Progress.SILENT,
                Prompt.NOBODY, Long.MAX_VALUE, InputStream.nullInputStream());
    }

    private static Tape tape(Ingested ingested) {
        return TapeMaker.of(ingested, Days.config(1)).tape();
    }
}
