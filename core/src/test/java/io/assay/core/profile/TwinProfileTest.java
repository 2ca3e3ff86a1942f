package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every column of every account's profile is computed again by a plain twin, over random books in every kind of
/// instrument. A column that no twin computes differs as soon as it is there; a feature that never is fails the count.
class TwinProfileTest {
    /// Sums of both signs nearly cancel; so much of a dollar, of a bp, or of a share, is nothing.
    private static final double NOTHING = 1e-7;
    private static final double TOLERANCE = 1e-9;
    /// The spread of a level that hardly moves is the small difference of large sums.
    private static final double HALF_LIFE_TOLERANCE = 1e-5;
    /// The error of fills that hardly differ is the small difference of large sums, and weighs by its inverse square.
    private static final double SHRUNK_TOLERANCE = 1e-6;
    /// Of the shrunk value's own error, likewise; 1.7e-6 in one of a thousand books, 1.3e-7 at most in the others.
    private static final double SHRUNK_SD_TOLERANCE = 3e-6;
    /// Percentiles come from logarithmic bins, whose middle is within 1/256 of any value in it.
    private static final double BIN_TOLERANCE = 1.0 / 256;

    private final Map<Feature, Integer> present = new EnumMap<>(Feature.class);
    private final Map<Feature, Double> worst = new EnumMap<>(Feature.class);

    @Test
    void sixteen_books_equal_their_twins() {
        compare(0, 16, 2);
    }

    /// Worst relative differences measured where more than 1e-7 apart: median gap and p95 size 1/256 (their bins), shrunk
    /// markouts 1.3e-7, margin use 7e-12; everything else is nearer than 1e-7 in its unit.
    @Test
    @Tag("proof")
    @Tag("long")
    void a_thousand_books_equal_their_twins() {
        compare(1_000, 2_000, 200);
    }

    /// @param least in how many books each feature must at least have been there
    private void compare(int from, int to, int least) {
        var differences = new ArrayList<String>();
        for (int seed = from; seed < to; seed++) {
            differences.addAll(differences(seed));
        }
        assertThat(differences).as("of %s", present).isEmpty();
        for (var feature : Feature.values()) {
            assertThat(present.getOrDefault(feature, 0)).as("books with %s; worst %s", feature.columnName(), worst)
                    .isGreaterThanOrEqualTo(feature == Feature.DELTA_HALF_LIFE_S ? least / 12 : least);
        }
    }

    private List<String> differences(int seed) {
        var book = Books.random(seed);
        var ours = book.profile();
        var twin = twin(book);
        var out = new ArrayList<String>();
        var seen = new EnumMap<Feature, Integer>(Feature.class);
        for (int row = 0; row < ours.rows(); row++) {
            var theirs = twin.getOrDefault(ours.accounts().get(row), Map.of());
            for (int i = 0; i < ours.dims(); i++) {
                double mine = ours.at(row, i);
                double other = theirs.getOrDefault(i, absent(Column.ALL.get(i)));
                if (!agree(Column.ALL.get(i), mine, other)) {
                    out.add(String.format(Locale.ROOT, "seed %d %s %s: ours %s, twin %s", seed,
                            ours.accounts().get(row), ours.columns().get(i), mine, other));
                }
                if (!Double.isNaN(mine) && Column.ALL.get(i).statistic() == Statistic.VALUE) {
                    seen.put(Column.ALL.get(i).feature(), 1);
                }
            }
        }
        seen.forEach((feature, one) -> present.merge(feature, one, Integer::sum));
        assertThat(ours.accounts()).containsExactlyElementsOf(twin.keySet());
        return out;
    }

    /// What a column says where no fill is judged: a count is 0, everything else is not there.
    private static double absent(Column column) {
        return column.statistic() == Statistic.N ? 0 : Double.NaN;
    }

    private boolean agree(Column column, double mine, double other) {
        if (Double.isNaN(mine) || Double.isNaN(other)) {
            return Double.isNaN(mine) && Double.isNaN(other);
        }
        double tolerance = switch (column.feature()) {
            case DELTA_HALF_LIFE_S -> HALF_LIFE_TOLERANCE;
            case MEDIAN_GAP_S, P95_FILL_USD -> BIN_TOLERANCE;
            default -> switch (column.statistic()) {
                case SHRUNK -> SHRUNK_TOLERANCE;
                case SHRUNK_SD -> SHRUNK_SD_TOLERANCE;
                case VALUE, SE, N, BASIS -> TOLERANCE;
            };
        };
        double difference = Math.abs(mine - other);
        if (difference > NOTHING) {
            worst.merge(column.feature(), difference / Math.abs(other), Math::max);
        }
        return difference <= Math.max(NOTHING, tolerance * Math.abs(other));
    }

    /// By account and column.
    private static Map<String, Map<Integer, Double>> twin(Books book) {
        var market = new TwinMarket(book);
        var out = TwinMarkouts.of(market);
        var toxicity = new TwinToxicity(market);
        for (var account : market.fills.stream().map(fill -> fill.account()).distinct().toList()) {
            var flow = TwinFlow.of(market, toxicity, account);
            var features = account.equals(Books.ACCOUNT) ? TwinProfile.of(market, flow) : flow;
            var row = out.computeIfAbsent(account, key -> new HashMap<>());
            features.forEach((feature, value) -> row.put(Column.of(feature), value));
        }
        return out;
    }
}
