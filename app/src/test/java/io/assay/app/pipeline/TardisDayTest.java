package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.ingest.Ingest;
import io.assay.app.ingest.Ingested;
import io.assay.app.pipeline.PublishedDay.Rule;
import io.assay.app.simulate.SimulationConfig;
import io.assay.app.simulate.SimulationFiles;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
    private static final long HOUR_NS = 3_600 * SECOND_NS;

    @TempDir
    private static Path folder;
    private static final PublishedDay PUBLISHED = new PublishedDay();
    private static final List<Ingested> READ = new ArrayList<>();
    /// A log is ordered once.
    private static final IdentityHashMap<Ingested, Tape> TAPES = new IdentityHashMap<>();
    private static Path fills = Path.of("");
    private static Path tardis = Path.of("");

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
                .isEqualTo(PUBLISHED.trades().size());
    }

    @Test
    void markouts_equal_those_computed_from_what_the_venue_published() {
        var twin = compared(Days.profiles(tape(READ.getFirst()), FoldSpec.DEFAULT), PUBLISHED, Rule.AS_DEFINED);
        assertThat(twin.judged).isGreaterThan(4 * 40);
        assertThat(twin.differing).isZero();
        assertThat(twin.absent).as("quotes grow old on the quietest day, and the last fills outlive them")
                .isBetween(1L, 4L * 6_000 / 100);
    }

    /// Without the hour the quotes before it are too old after a minute, and nothing stands in for them.
    ///
    /// Measured: of 24,000 fills and horizons 118 have no mark with all quotes, 1,764 without the hour. Of 236 accounts
    /// and horizons none differs; 159 would if quotes never grew old, 167 if what is absent counted as zero, 6 by the
    /// clock of the recorder, three milliseconds behind.
    @Test
    void fills_without_a_quote_have_no_mark_and_none_of_them_counts_as_zero() throws IOException {
        long from = PUBLISHED.trades().getFirst().timeNs() / HOUR_NS * HOUR_NS + 10 * HOUR_NS;
        var tape = tape(read(fills, withoutQuotes(from, from + HOUR_NS)));
        for (int instrument = 0; instrument < tape.fills().instruments().size(); instrument++) {
            assertThat(tape.market().reference(instrument).kind()).isEqualTo(Reference.Kind.QUOTES);
        }
        var profiles = Days.profiles(tape, FoldSpec.DEFAULT);
        var cut = PUBLISHED.without(from, from + HOUR_NS);
        var twin = compared(profiles, cut, Rule.AS_DEFINED);
        assertThat(twin.differing).isZero();
        long lost = 2 * PUBLISHED.trades().stream().filter(trade -> trade.timeNs() >= from + 60 * SECOND_NS
                && trade.timeNs() < from + HOUR_NS - 301 * SECOND_NS).count();
        assertThat(lost).isGreaterThan(200);
        var whole = compared(Days.profiles(tape(READ.getFirst()), FoldSpec.DEFAULT), PUBLISHED, Rule.AS_DEFINED);
        assertThat(twin.absent - whole.absent).as("at each of four horizons").isGreaterThanOrEqualTo(4 * lost * 9 / 10);
        assertThat(compared(profiles, cut, Rule.NEVER_STALE).differing).isGreaterThan(100);
        assertThat(compared(profiles, cut, Rule.ABSENT_IS_ZERO).differing).isGreaterThan(100);
        assertThat(compared(profiles, cut, Rule.RECORDERS_CLOCK).differing).isPositive();
    }

    @Test
    void both_sides_of_every_trade_together_gain_nothing_under_quotes() {
        assertThat(PUBLISHED.trades()).as("a liquidated side is no flow")
                .allMatch(trade -> trade.liquidation() == null);
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

    /// What came of holding profiles against the second computation.
    ///
    /// @param judged accounts and horizons that have a markout
    /// @param differing of them, in value or in count
    /// @param absent fills and horizons without a mark
    private record Compared(int judged, int differing, long absent) {}

    private static Compared compared(FeatureMatrix profiles, PublishedDay day, Rule rule) {
        int judged = 0;
        int differing = 0;
        long absent = 0;
        for (var horizon : HORIZONS.entrySet()) {
            var expected = day.markouts(horizon.getValue() * SECOND_NS, rule);
            var name = "house_markout_bp_" + horizon.getKey().suffix();
            for (int row = 0; row < profiles.rows(); row++) {
                var sums = expected.getOrDefault(profiles.accounts().get(row), new PublishedDay.Sums());
                double bp = profiles.at(row, Column.of(name));
                double n = profiles.at(row, Column.of(name + "_n"));
                boolean isSame = sums.judged() == 0
                        ? Double.isNaN(bp)
                        : n == sums.judged() && Math.abs(bp - sums.bp()) <= 1e-10;
                judged += sums.judged() == 0 ? 0 : 1;
                differing += isSame ? 0 : 1;
                absent += sums.absent();
            }
        }
        return new Compared(judged, differing, absent);
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
        return TAPES.computeIfAbsent(ingested, read -> TapeMaker.of(read, Days.config(1)).tape());
    }
}
