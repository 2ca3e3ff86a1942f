package io.assay.core.precision;

import io.assay.core.profile.Feature;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.Lesson;
import java.util.Arrays;
import java.util.List;

/// What happened in one window, account by account: the numbers a decision is fitted on or judged with.
/// All in bp of notional except `notional` and `volExposure`; NaN = absent.
///
/// @param accounts names, ascending
/// @param notional USD traded by the account as taker (all its flow where that column is missing)
/// @param adverse adverse selection at the horizon; positive = the house loses
/// @param adverseSe its standard error
/// @param capture house markout at 0: the spread the account pays
/// @param markout house markout at the horizon; positive = the house gains
/// @param markoutSe its standard error
/// @param volExposure what the account's positions swing by in a year, USD; absent from blocks of a window
record Labels(List<String> accounts, double[] notional, double[] adverse, double[] adverseSe, double[] capture,
        double[] markout, double[] markoutSe, double[] volExposure) {

    static Labels of(FeatureMatrix profiles, Columns columns) {
        return new Labels(profiles.accounts(), values(profiles, columns.notional),
                values(profiles, columns.adverse), values(profiles, Columns.error(columns.adverse)),
                values(profiles, columns.capture), values(profiles, columns.markout),
                values(profiles, Columns.error(columns.markout)),
                values(profiles, columns.volExposure()));
    }

    int rows() {
        return notional.length;
    }

    /// For each of these accounts the value at its row in `from`, -1 where it has none. Both lists ascend.
    static int[] aligned(List<String> accounts, List<String> from, int[] values) {
        int[] at = Lesson.positions(accounts, from);
        return Arrays.stream(at).map(row -> row < 0 ? -1 : values[row]).toArray();
    }

    private static double[] values(FeatureMatrix profiles, String name) {
        int column = profiles.column(name);
        if (column >= 0) {
            return profiles.columnValues(column);
        }
        var out = new double[profiles.rows()];
        Arrays.fill(out, Double.NaN);
        return out;
    }

    /// Which columns of the catalogue serve as labels: those of taker flow, which faces the house, or those
    /// of all flow when the taker columns are missing or empty in the first window. Later windows have no say.
    record Columns(String notional, String adverse, String capture, String markout, boolean taker) {
        static Columns choose(FeatureMatrix first, String horizon) {
            var taker = ofTakerFlow(horizon);
            return taker.isKnownIn(first) ? taker : ofAllFlow(horizon);
        }

        static Columns ofTakerFlow(String horizon) {
            return named(horizon, "_taker", "taker_notional_usd");
        }

        static Columns ofAllFlow(String horizon) {
            return named(horizon, "", "notional_usd");
        }

        /// Every column that [Labels#of] reads and that adds up over blocks of a window.
        List<String> names() {
            return List.of(notional, capture, adverse, error(adverse), markout, error(markout));
        }

        String volExposure() {
            return Feature.VOL_EXPOSURE_USD.columnName();
        }

        private static String error(String column) {
            return column + "_se";
        }

        private static Columns named(String horizon, String suffix, String notional) {
            return new Columns(notional, "adverse_bp_" + horizon + suffix, "house_markout_bp_0" + suffix,
                    "house_markout_bp_" + horizon + suffix, !suffix.isEmpty());
        }

        private boolean isKnownIn(FeatureMatrix profiles) {
            return hasValues(profiles, notional) && hasValues(profiles, adverse);
        }

        private static boolean hasValues(FeatureMatrix profiles, String name) {
            int column = profiles.column(name);
            return column >= 0 && Arrays.stream(profiles.columnValues(column)).anyMatch(v -> !Double.isNaN(v));
        }
    }
}
