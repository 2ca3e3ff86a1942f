package io.assay.app.simulate;

import io.assay.core.profile.FeatureMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Profiles of the accounts of a [CrashWorld] before the crash: the columns a mixture reads unless told otherwise. Each
/// behaviour has its centre in some of them and a width that overlaps its neighbours'; size is the account's own and tells nothing.
final class CrashLooks {
    private static final List<String> COLUMNS = List.of("fills", "fills_per_active_day", "median_gap_s",
            "mean_fill_usd", "gross_exposure_usd", "maker_share", "holding_s", "neutrality", "adverse_bp_10s_shrunk");
    /// By behaviour: logarithms of fills a day, gap and holding time, logits of maker share and neutrality, adverse bp.
    private static final double[][] CENTRES = {{1.5, 7.5, 11.5, -1.5, -2.5, 0.2}, {3.5, 5.0, 8.0, -1.0, -1.5, 0.6},
            {2.8, 6.3, 10.3, -2.5, -2.8, 0.1}, {2.2, 6.5, 11.0, 0.5, 0.5, 0.0}};
    private static final double[] WIDTHS = {0.6, 0.7, 0.7, 0.68, 0.78, 0.48};

    private CrashLooks() {}

    static FeatureMatrix of(CrashPeople people, SplittableRandom random) {
        var dice = new Dice(random);
        var names = new ArrayList<String>();
        var values = new double[people.accounts() * COLUMNS.size()];
        for (int i = 0; i < people.accounts(); i++) {
            names.add(String.format(Locale.ROOT, "a%06d", i));
            double[] centre = CENTRES[people.look()[i]];
            var trait = new double[centre.length];
            for (int c = 0; c < centre.length; c++) {
                trait[c] = centre[c] + WIDTHS[c] * dice.gaussian();
            }
            double gross = people.gross(i);
            double[] row = {30 * StrictMath.exp(trait[0]) + 30, StrictMath.exp(trait[0]), StrictMath.exp(trait[1]),
                    gross * StrictMath.exp(-3 + 0.5 * dice.gaussian()), gross, share(trait[3]),
                    StrictMath.exp(trait[2]),
                    share(trait[4]), trait[5]};
            System.arraycopy(row, 0, values, i * row.length, row.length);
        }
        return new FeatureMatrix(names, COLUMNS, values);
    }

    private static double share(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }
}
