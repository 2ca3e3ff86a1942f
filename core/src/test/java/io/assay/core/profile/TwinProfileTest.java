package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The folds and a plain twin say the same of random books in every kind of instrument.
class TwinProfileTest {
    /// Sums of both signs nearly cancel; so much of a dollar, or of a share, is nothing.
    private static final double TOLERANCE = 1e-9;
    /// The spread of a level that hardly moves is the small difference of large sums.
    private static final double HALF_LIFE_TOLERANCE = 1e-5;
    private static final Set<Feature> COMPARED = EnumSet.of(Feature.ORDER_TO_TRADE, Feature.GROSS_EXPOSURE_USD,
            Feature.EQUITY_USD, Feature.BUCKETS, Feature.BUCKET_CONCENTRATION, Feature.LEVERAGE_MEAN,
            Feature.LEVERAGE_MAX, Feature.LIQUIDATIONS, Feature.WORST_DAY_USD, Feature.MAX_DRAWDOWN_USD,
            Feature.MARGIN_USE, Feature.VOL_EXPOSURE_USD, Feature.VOL_EXPOSURE_5M_USD, Feature.VOL_EXPOSURE_SHARE,
            Feature.VEGA_USD, Feature.GAMMA_USD, Feature.POST_ONLY_SHARE, Feature.IOC_SHARE, Feature.DELTA_USD,
            Feature.ABS_DELTA_USD, Feature.NEUTRALITY, Feature.DELTA_HALF_LIFE_S, Feature.FUNDING_USD,
            Feature.CARRY_BP);

    @Test
    void fifty_books_equal_their_twins() {
        compare(0, 50, 12);
    }

    @Test
    @Tag("proof")
    void a_thousand_books_equal_their_twins() {
        compare(1_000, 2_000, 200);
    }

    /// @param least how often each feature must at least have been there
    private static void compare(int from, int to, int least) {
        var present = new EnumMap<Feature, Integer>(Feature.class);
        var differences = new ArrayList<String>();
        for (int seed = from; seed < to; seed++) {
            differences.addAll(differences(seed, present));
        }
        assertThat(differences).isEmpty();
        for (var feature : COMPARED) {
            assertThat(present.getOrDefault(feature, 0)).as(feature.columnName())
                    .isGreaterThanOrEqualTo(feature == Feature.DELTA_HALF_LIFE_S ? least / 12 : least);
        }
    }

    private static List<String> differences(int seed, Map<Feature, Integer> present) {
        var book = Books.random(seed);
        var ours = book.profile();
        var twin = TwinProfile.of(book);
        var out = new ArrayList<String>();
        for (var feature : COMPARED) {
            double mine = ours.at(0, Column.of(feature));
            double theirs = twin.getOrDefault(feature, Double.NaN);
            double tolerance = feature == Feature.DELTA_HALF_LIFE_S ? HALF_LIFE_TOLERANCE : TOLERANCE;
            boolean same = Double.isNaN(mine) ? Double.isNaN(theirs)
                    : Math.abs(mine - theirs) <= Math.max(1e-7, tolerance * Math.abs(theirs));
            if (!same) {
                out.add(String.format(Locale.ROOT, "seed %d %s: ours %s, twin %s", seed, feature, mine, theirs));
            }
            present.merge(feature, Double.isNaN(mine) ? 0 : 1, Integer::sum);
        }
        return out;
    }
}
