package io.assay.core.precision;

import io.assay.core.policy.quote.DerSimonianLaird;
import io.assay.core.policy.quote.ShrunkMeans;
import io.assay.core.profile.Feature;
import java.util.Arrays;
import java.util.List;

/// What of an account's next window a segmentation is asked to tell beforehand.
enum Foretold {
    /// House markout at the horizon, bp of notional; + = the house gains. Its error is known.
    MARKOUT,
    /// `ln(1 + vol_exposure_usd)`, the transform of the catalogue. No error of it is known, so none is taken out and a
    /// perfect forecast of what is behind it scores below 1; every account weighs the same.
    VOL_EXPOSURE,
    /// What the house lost on the account, USD: `-markout · notional · 1e-4`; + = the house loses. Its error is that of
    /// the markout, in USD.
    LOSS;

    /// What is foretold of these accounts, by account; NaN = absent.
    double[] values(Labels labels) {
        return switch (this) {
            case MARKOUT -> labels.markout();
            case VOL_EXPOSURE -> Arrays.stream(labels.volExposure()).map(Feature.VOL_EXPOSURE_USD.transform()::apply)
                    .toArray();
            case LOSS -> inUsd(labels, labels.markout(), -1);
        };
    }

    /// Its standard error by account; NaN = not known.
    double[] errors(Labels labels) {
        return switch (this) {
            case MARKOUT -> labels.markoutSe();
            case VOL_EXPOSURE -> {
                var none = new double[labels.rows()];
                Arrays.fill(none, Double.NaN);
                yield none;
            }
            case LOSS -> inUsd(labels, labels.markoutSe(), 1);
        };
    }

    boolean hasKnownError() {
        return switch (this) {
            case MARKOUT, LOSS -> true;
            case VOL_EXPOSURE -> false;
        };
    }

    /// Weight of each account with these errors; NaN leaves it out.
    ///
    /// @param tau2 as in [Forecast#tau2()]
    double[] weights(double[] errors, double tau2) {
        if (hasKnownError()) {
            return Decision.precision(errors, tau2);
        }
        var alike = new double[errors.length];
        Arrays.fill(alike, 1);
        return alike;
    }

    /// Means by segment of what these accounts did, as forecasts of what they will do.
    Forecast forecast(int[] segment, int segments, Labels labels) {
        double[] values = values(labels);
        double[] errors = errors(labels);
        double tau2 = switch (this) {
            case MARKOUT -> DerSimonianLaird.tau2(values, errors);
            case VOL_EXPOSURE -> Double.NaN;
            case LOSS -> variance(values);
        };
        return new Forecast(ShrunkMeans.of(segment, segments, weights(errors, tau2), values, errors), tau2);
    }

    /// How the card names it.
    String label(Labels.Columns columns) {
        return switch (this) {
            case MARKOUT -> columns.markout();
            case VOL_EXPOSURE -> "ln(1 + " + columns.volExposure() + ")";
            case LOSS -> "-" + columns.markout() + " x " + columns.notional() + " x 1e-4";
        };
    }

    /// By block of the window and account, how far its value moves when that block is drawn once more; empty where pieces of
    /// a window do not tell the whole. A markout is a mean over notional, a loss a sum; the sum over blocks is 0. A piece of
    /// which nothing is known moves nothing.
    List<double[]> shifts(Labels labels, List<Labels> blocks) {
        return switch (this) {
            case MARKOUT -> BlockShifts.ofMean(labels, blocks);
            case VOL_EXPOSURE -> List.of();
            case LOSS -> BlockShifts.ofSum(labels, blocks);
        };
    }

    private static double[] inUsd(Labels labels, double[] bp, int sign) {
        var out = new double[bp.length];
        Arrays.setAll(out, i -> sign * bp[i] * labels.notional()[i] * Outcome.PER_BP);
        return out;
    }

    /// Of amounts the variance as it shows, noise and all, serves as `tau²`. Errors grow with size, so the smallest
    /// accounts would decide alone wherever an estimate cleaned of noise came out near zero; with this one no known account
    /// weighs much less than another unless its own error exceeds the spread of all.
    private static double variance(double[] values) {
        double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        double mean = Arrays.stream(known).sum() / known.length;
        double squares = 0;
        for (double v : known) {
            squares += (v - mean) * (v - mean);
        }
        return known.length > 1 ? squares / (known.length - 1) : Double.NaN;
    }
}
