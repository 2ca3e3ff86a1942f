package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.pipeline.SqlTwin.Bug;
import io.assay.app.pipeline.SqlTwin.Question;
import io.assay.core.event.Cause;
import io.assay.core.profile.Column;
import io.assay.core.profile.Feature;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Tape;
import io.assay.core.profile.Window;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every column of a profile equals a second implementation over the same file, and a planted bug is caught.
class ProfileSqlTwinTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long START_NS = Instant.parse("2026-03-02T00:00:00Z").getEpochSecond() * SECOND_NS;

    @TempDir
    private static Path folder;
    private static Days.Files day = new Days.Files(Path.of(""), Path.of(""));
    private static Days.Files coarse = day;
    private static FeatureMatrix graded = new FeatureMatrix(List.of(), List.of(), new double[0]);

    @BeforeAll
    static void simulate() throws Exception {
        day = Days.Files.of(Days.simulated(folder.resolve("day"), 200, 20_000, 24, 11), folder);
        var small = Days.simulated(folder.resolve("small"), 40, 3_000, 8, 12);
        coarse = Days.Files.of(Days.coarse(small), folder.resolve("small"), "@142,UBTC/USDC,spot,BTC,UBTC,USDC",
                "SOL,SOL,perpetual,ETH,,USDC");
        graded = Days.profiles(Days.tape(coarse), FoldSpec.DEFAULT);
    }

    @Test
    void every_column_of_a_day_equals_sql() throws Exception {
        var profiles = Days.profiles(Days.tape(day), FoldSpec.DEFAULT);
        var twin = SqlTwin.of(Question.of(day));
        assertThat(profiles.accounts()).isEqualTo(twin.values().keySet().stream().toList());
        assertThat(twin.differences(profiles)).isEmpty();
        assertThat(neverFilled(profiles)).isEmpty();
    }

    @Test
    void every_column_of_five_days_equals_sql() throws Exception {
        var files = Days.Files.of(Days.simulated(folder.resolve("days"), 30, 8_000, 120, 12), folder.resolve("days"));
        var twin = SqlTwin.of(Question.of(files));
        assertThat(twin.differences(Days.profiles(Days.tape(files), FoldSpec.DEFAULT))).isEmpty();
    }

    @Test
    void fills_that_share_instants_and_instruments_that_net_equal_sql() throws Exception {
        var tape = Days.tape(coarse);
        var twin = SqlTwin.of(Question.of(coarse));
        assertThat(twin.differences(graded)).isEmpty();
        assertThat(IntStream.range(0, tape.fills().size()).filter(row -> tape.fills().cause(row) == Cause.LIQUIDATED))
                .isNotEmpty();
    }

    /// The window begins and ends on fills: the first is in it, the last is not.
    @Test
    void a_window_from_fill_to_fill_equals_sql() throws Exception {
        var tape = Days.tape(coarse);
        long from = fillAfter(tape, START_NS + 2 * 3600 * SECOND_NS);
        long to = fillAfter(tape, START_NS + 6 * 3600 * SECOND_NS);
        var profiles = Days.profiles(tape, FoldSpec.DEFAULT.withWindow(new Window(from, to)));
        var twin = SqlTwin.of(Question.of(coarse).within(from, to));
        assertThat(profiles.accounts()).isEqualTo(twin.values().entrySet().stream()
                .filter(entry -> entry.getValue().containsKey("fills")).map(Map.Entry::getKey).toList());
        assertThat(twin.differences(profiles)).isEmpty();
    }

    @Test
    void flow_against_a_house_equals_sql() throws Exception {
        var tape = Days.tape(day);
        var house = busiest(tape, 2);
        var profiles = Days.profiles(tape, new FoldSpec(Window.ALL, false, new HashSet<>(house)));
        assertThat(SqlTwin.of(Question.of(day).against(house)).differences(profiles)).isEmpty();
        var graded = new ArrayList<String>();
        for (int row = 0; row < profiles.rows(); row++) {
            if (profiles.at(row, Column.of(Feature.FILLS)) > 0) {
                graded.add(profiles.accounts().get(row));
            }
        }
        assertThat(graded).hasSizeBetween(50, profiles.rows() - 3).doesNotContainAnyElementsOf(house);
    }

    /// Values that differ among 39 accounts: 7 when instruments do not net, 29 to 42 for tokens, hours and holding time,
    /// 196 to 300 for the choice of blocks, 1,058 to 5,228 for what touches references or shrinkage.
    @ParameterizedTest
    @MethodSource("bugs")
    void a_planted_bug_is_caught(Bug bug) throws Exception {
        var found = SqlTwin.of(Question.of(coarse).with(bug)).differences(graded);
        assertThat(found).isNotEmpty();
    }

    static Stream<Bug> bugs() {
        return Stream.of(
                new Bug("own prints judge", "buyer IS DISTINCT FROM account AND seller IS DISTINCT FROM account",
                        "TRUE"),
                new Bug("prints of the instant count as before it", "WHEN 0 THEN t - 1 ELSE", "WHEN 0 THEN t ELSE"),
                new Bug("prints of the instant count as after it", "greatest(t + 1, t + h", "greatest(t, t + h"),
                new Bug("a print at the very horizon does not count", "t + h * 1000000000 END AS high",
                        "t + h * 1000000000 - 1 END AS high"),
                new Bug("stale prints count", "${stale}", "3600000000000"),
                new Bug("nothing is censored", "AND (h = 0 OR high <= coin_last)", ""),
                new Bug("prints of an instant in reverse", "ORDER BY t, block, place) AS seq",
                        "ORDER BY t, block DESC, place DESC) AS seq"),
                new Bug("maker and taker swapped", "CASE WHEN took THEN '_taker'", "CASE WHEN NOT took THEN '_taker'"),
                new Bug("sides swapped", "WHEN 'B' THEN 1 WHEN 'A' THEN -1", "WHEN 'B' THEN -1 WHEN 'A' THEN 1"),
                new Bug("blocks as short as the horizon", "b.length >= 2 * c.h", "b.length >= c.h"),
                new Bug("shortest blocks first", "max(length) AS length", "min(length) AS length"),
                new Bug("error without the correction for few blocks", "sqrt(b.g / (b.g - 1) * b.squares)",
                        "sqrt(b.squares)"),
                new Bug("deviation pooled over every class", "PARTITION BY name, kind)::DOUBLE AS mean",
                        "PARTITION BY name)::DOUBLE AS mean"),
                new Bug("adverse selection from the fill's own price", "f.d * (r.m - b.m)", "f.d * (r.m - f.px)"),
                new Bug("variance between accounts taken as known", "* tau2_variance)", "* 0)"),
                new Bug("liquidated flow counts", "AND liquidated IS DISTINCT FROM account AS voluntary",
                        "AS voluntary"),
                new Bug("fees in the token do not leave the position", "CASE WHEN fee_token = base THEN fee ELSE 0 END",
                        "0"),
                new Bug("token fees count as dollars", "WHEN i.fee = 0 OR i.fee_token IN ('USD', 'USDC')", "WHEN TRUE"),
                new Bug("local hours", "f.t // 3600000000000 % 24", "(f.t + 20700000000000) // 3600000000000 % 24"),
                new Bug("instruments do not net", "GROUP BY account, t, lasts, underlying",
                        "GROUP BY account, t, lasts, underlying, q"),
                new Bug("marks of the hour before", "k.t <= m.minute", "k.t <= m.minute - 3600000000000"),
                new Bug("closing counts what opens", "sign(start) * sign(change) < 0",
                        "sign(start) * sign(change) <> 0"),
                new Bug("gaps between fills, not orders", "FROM flow GROUP BY account, oid;",
                        "FROM flow GROUP BY account, oid, id;"));
    }

    private static List<String> neverFilled(FeatureMatrix profiles) {
        var empty = new TreeSet<String>();
        for (int i = 0; i < Column.ALL.size(); i++) {
            boolean filled = SqlTwin.ELSEWHERE.contains(Column.ALL.get(i).feature());
            for (int row = 0; row < profiles.rows() && !filled; row++) {
                filled = !Double.isNaN(profiles.at(row, i));
            }
            if (!filled) {
                empty.add(profiles.columns().get(i));
            }
        }
        return List.copyOf(empty);
    }

    private static long fillAfter(Tape tape, long atNs) {
        long first = Long.MAX_VALUE;
        for (int row = 0; row < tape.fills().size(); row++) {
            long timeNs = tape.fills().timeNs(row);
            first = timeNs >= atNs ? Math.min(first, timeNs) : first;
        }
        return first;
    }

    private static List<String> busiest(Tape tape, int count) {
        var fills = tape.fills();
        return Stream.iterate(0, account -> account < fills.accounts().size(), account -> account + 1)
                .sorted((a, b) -> Integer.compare(fills.to(b) - fills.from(b), fills.to(a) - fills.from(a)))
                .limit(count)
                .map(account -> fills.accounts().get(account)).toList();
    }
}
