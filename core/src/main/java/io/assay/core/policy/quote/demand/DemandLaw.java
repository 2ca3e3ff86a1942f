package io.assay.core.policy.quote.demand;

import io.assay.core.profile.StudentT;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Demand by segment: an offer at a width of `w` bp is taken with probability `1 / (1 + e^(alpha + beta w))`, the logistic
/// intensity of Barzykin, Bergault and Guéant (2022); with intervals, each segment alone and drawn towards its parent, the
/// mean of segments ([Hierarchy]).
///
/// Segments are fitted one by one ([LogitFit]), errors are by account and block of time ([Grouped]). Level and slope are
/// drawn at the mean of all widths, where they hang together least.
///
/// @param absence why the feed tells no demand at all; NONE where it does
/// @param centreBp mean width of all offers
/// @param lowBp narrowest width offered
/// @param highBp widest width offered
/// @param parent the mean of segments, which serves accounts without one; with one segment that segment
/// @param segments by segment
public record DemandLaw(Absence absence, double centreBp, double lowBp, double highBp, Parent parent,
        List<Row> segments) {
    /// With fewer accounts nobody knows how much accounts differ: a segment then takes all from its parent.
    public static final int ACCOUNTS_MIN = 3;

    public DemandLaw {
        segments = List.copyOf(segments);
    }

    /// Why a demand, or one of a segment alone, is not known.
    public enum Absence {
        NONE("told"),
        NO_OFFERS("no offers"),
        ONE_WIDTH("offers at one width only: nothing says what another would have done"),
        NO_MISSES("every offer was taken: a feed of fills alone does not say what was refused"),
        NOTHING_TAKEN("no offer was taken"),
        FEW_ACCOUNTS("fewer than 3 accounts with offers: nobody knows how much accounts differ"),
        ONE_ACCOUNT("one account holds all that is known");

        private final String words;

        Absence(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// The mean of segments.
    ///
    /// @param alpha demand at the reference
    /// @param beta how fast demand fades, per bp
    public record Parent(Interval alpha, Interval beta) {}

    /// One segment.
    ///
    /// @param absence why it tells nothing, or no slope, of its own; what is shrunk is then its parent's
    /// @param accounts with offers
    /// @param offers counted
    /// @param taken of them
    /// @param alphaAlone demand at the reference, by its own offers
    /// @param betaAlone how fast demand fades, per bp, by its own offers
    /// @param alpha drawn to the parent
    /// @param beta drawn to the parent
    /// @param designEffect how much wider accounts and blocks make the variance of beta than chance alone; NaN = not told
    public record Row(Absence absence, int accounts, double offers, double taken, Interval alphaAlone,
            Interval betaAlone, Interval alpha, Interval beta, double designEffect) {}

    /// @param level of intervals, 0.95 say
    public static DemandLaw of(OfferCounts counts, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "level: between 0 and 1, got %s", level));
        }
        return new Fitting(counts, level).law();
    }

    /// How often an offer at this width is taken, with alpha and beta as drawn to the parent.
    ///
    /// @param segment -1 = the parent
    public double takenAt(int segment, double widthBp) {
        double alpha = (segment < 0 ? parent.alpha : segments.get(segment).alpha).estimate();
        double beta = (segment < 0 ? parent.beta : segments.get(segment).beta).estimate();
        return LogitFit.taken(alpha, beta, widthBp);
    }

    /// The steps from counts to a law.
    private static final class Fitting {
        private final OfferCounts counts;
        private final double level;
        private final double[] u;
        private double centre;
        private double scale = 1;

        Fitting(OfferCounts counts, double level) {
            this.counts = counts;
            this.level = level;
            double n = Arrays.stream(counts.offered()).sum();
            for (int row = 0; row < counts.rows(); row++) {
                centre += counts.offered()[row] * counts.widthBp()[row] / n;
            }
            double squares = 0;
            for (int row = 0; row < counts.rows(); row++) {
                double away = counts.widthBp()[row] - centre;
                squares += counts.offered()[row] * away * away / n;
            }
            scale = squares > 0 ? StrictMath.sqrt(squares) : 1;
            u = Arrays.stream(counts.widthBp()).map(w -> (w - centre) / scale).toArray();
        }

        DemandLaw law() {
            var whole = whole();
            int k = counts.names().size();
            var own = IntStream.range(0, k).mapToObj(s -> new Own(s, whole)).toList();
            var estimates = own.stream().map(o -> o.estimate).toArray(Hierarchy.Estimate[]::new);
            var hierarchy = Hierarchy.of(estimates);
            var rows = IntStream.range(0, k).mapToObj(s -> own.get(s).row(hierarchy.segment(s))).toList();
            var low = Arrays.stream(counts.widthBp()).min().orElse(Double.NaN);
            var high = Arrays.stream(counts.widthBp()).max().orElse(Double.NaN);
            return new DemandLaw(whole, centre, low, high, parent(hierarchy.mean()), rows);
        }

        /// What the feed as a whole does not tell.
        private Absence whole() {
            double offered = Arrays.stream(counts.offered()).sum();
            double taken = Arrays.stream(counts.taken()).sum();
            double[] widths = Arrays.stream(counts.widthBp()).sorted().toArray();
            if (offered == 0) {
                return Absence.NO_OFFERS;
            }
            if (widths[widths.length - 1] - widths[0] <= LogitFit.TOLD_MIN) {
                return Absence.ONE_WIDTH;
            }
            return taken == offered ? Absence.NO_MISSES : taken == 0 ? Absence.NOTHING_TAKEN : Absence.NONE;
        }

        private Parent parent(Hierarchy.Estimate mean) {
            boolean known = mean.isSloped();
            return known ? new Parent(alpha(mean), beta(mean)) : new Parent(Interval.ABSENT, Interval.ABSENT);
        }

        private Interval alpha(Hierarchy.Estimate e) {
            double away = -centre / scale;
            return Interval.around(e.level() + away * e.slope(),
                    z() * StrictMath.sqrt(e.variance().quadratic(1, away)));
        }

        private Interval beta(Hierarchy.Estimate e) {
            return Interval.around(e.slope() / scale, z() * StrictMath.sqrt(e.variance().bb()) / scale);
        }

        private double z() {
            return StudentT.twoSided(level, 1e7);
        }

        /// The interval of an estimate that was drawn away from what the segment shows alone is wider by as much, as by one
        /// more error.
        private static Interval moved(Interval drawn, Interval alone) {
            double shift = alone.isKnown() ? drawn.estimate() - alone.estimate() : 0;
            return Interval.around(drawn.estimate(), StrictMath.sqrt(drawn.half() * drawn.half() + shift * shift));
        }

        /// One segment by its own offers.
        private final class Own {
            private final Absence absence;
            private final int accounts;
            private final double offers;
            private final double taken;
            private final double designEffect;
            private final Hierarchy.Estimate estimate;

            Own(int segment, Absence whole) {
                int[] rows = IntStream.range(0, counts.rows()).filter(r -> counts.segment(r) == segment).toArray();
                double[] offered = Arrays.stream(rows).mapToDouble(r -> counts.offered()[r]).toArray();
                double[] took = Arrays.stream(rows).mapToDouble(r -> counts.taken()[r]).toArray();
                double[] at = Arrays.stream(rows).mapToDouble(r -> u[r]).toArray();
                offers = Arrays.stream(offered).sum();
                taken = Arrays.stream(took).sum();
                accounts = (int) Arrays.stream(rows).map(r -> counts.account()[r]).distinct().count();
                boolean sloped =
                        Arrays.stream(at).max().orElse(0) - Arrays.stream(at).min().orElse(0) > LogitFit.TOLD_MIN;
                if (whole != Absence.NONE || offers == 0 || accounts < ACCOUNTS_MIN) {
                    absence = whole != Absence.NONE ? whole : offers == 0 ? Absence.NO_OFFERS : Absence.FEW_ACCOUNTS;
                    designEffect = Double.NaN;
                    estimate = Hierarchy.Estimate.UNKNOWN;
                    return;
                }
                var fit = LogitFit.of(at, offered, took);
                var errors = errors(rows, fit, sloped);
                var wide = errors.stretched(level);
                boolean told = Double.isFinite(wide.aa()) && Double.isFinite(wide.bb());
                absence = !sloped ? Absence.ONE_WIDTH : told ? Absence.NONE : Absence.ONE_ACCOUNT;
                designEffect = told ? errors.variance().bb() / fit.information().inverse().bb() : Double.NaN;
                estimate = absence == Absence.NONE
                        ? new Hierarchy.Estimate(fit.level(), fit.slope(), wide)
                        : absence == Absence.ONE_WIDTH && Double.isFinite(wide.aa())
                                ? Hierarchy.Estimate.atOnePlace(fit.level(), at[0], wide.aa())
                        : Hierarchy.Estimate.UNKNOWN;
            }

            private Grouped errors(int[] rows, LogitFit fit, boolean sloped) {
                var byAccount = new Grouped.Sums(counts.accounts().size());
                var byBlock = new Grouped.Sums(counts.blocks());
                var byCell = new Grouped.Sums(rows.length);
                int cell = -1;
                for (int i = 0; i < rows.length; i++) {
                    int row = rows[i];
                    boolean isNew = i == 0 || counts.account()[row] != counts.account()[rows[i - 1]]
                            || counts.block()[row] != counts.block()[rows[i - 1]];
                    cell += isNew ? 1 : 0;
                    double n = counts.offered()[row];
                    double y = counts.taken()[row];
                    byAccount.add(counts.account()[row], fit, u[row], n, y);
                    byBlock.add(counts.block()[row], fit, u[row], n, y);
                    byCell.add(cell, fit, u[row], n, y);
                }
                return Grouped.of(fit, sloped, byAccount, byBlock, byCell);
            }

            Row row(Hierarchy.Estimate drawn) {
                boolean told = absence == Absence.NONE;
                boolean known = drawn.isSloped();
                var alphaAlone = told ? alpha(estimate) : Interval.ABSENT;
                var betaAlone = told ? beta(estimate) : Interval.ABSENT;
                return new Row(absence, accounts, offers, taken, alphaAlone, betaAlone,
                        known ? moved(alpha(drawn), alphaAlone) : Interval.ABSENT,
                        known ? moved(beta(drawn), betaAlone) : Interval.ABSENT, designEffect);
            }
        }
    }
}
