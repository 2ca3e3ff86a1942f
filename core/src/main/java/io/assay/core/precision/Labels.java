package io.assay.core.precision;

import io.assay.core.profile.FeatureMatrix;
import java.util.Arrays;
import java.util.List;

/// What happened in one window, account by account: the numbers a decision is fitted on or judged with.
/// All in bp of notional except `notional`; NaN = absent.
///
/// @param accounts names, ascending
/// @param notional USD traded by the account as taker (all its flow where that column is missing)
/// @param adverse adverse selection at the horizon; positive = the house loses
/// @param adverseSe its standard error
/// @param capture house markout at 0: the spread the account pays
/// @param markout house markout at the horizon; positive = the house gains
/// @param markoutSe its standard error
record Labels(List<String> accounts, double[] notional, double[] adverse, double[] adverseSe, double[] capture,
        double[] markout, double[] markoutSe) {

    static Labels of(FeatureMatrix profiles, Columns columns) {
        return new Labels(profiles.accounts(), values(profiles, columns.notional),
                values(profiles, columns.adverse), values(profiles, columns.adverse + "_se"),
                values(profiles, columns.capture), values(profiles, columns.markout),
                values(profiles, columns.markout + "_se"));
    }

    int rows() {
        return notional.length;
    }

    /// For each of these accounts the value at its row in `from`, -1 where it has none. Both lists ascend.
    static int[] aligned(List<String> accounts, List<String> from, int[] values) {
        var out = new int[accounts.size()];
        int j = 0;
        for (int i = 0; i < out.length; i++) {
            var account = accounts.get(i);
            while (j < from.size() && from.get(j).compareTo(account) < 0) {
                j++;
            }
            out[i] = j < from.size() && from.get(j).equals(account) ? values[j] : -1;
        }
        return out;
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
            var taker = named(horizon, "_taker", "taker_notional_usd");
            return taker.isKnownIn(first) ? taker : named(horizon, "", "notional_usd");
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
