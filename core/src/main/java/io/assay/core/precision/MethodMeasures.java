package io.assay.core.precision;

import io.assay.core.precision.PrecisionCard.SegmentJaccard;
import io.assay.core.precision.PrecisionCard.Stability;
import io.assay.core.segment.Assignments;
import io.assay.core.segment.Lesson;
import io.assay.core.segment.Segmentation;
import io.assay.core.segment.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The parts of a card that need one method only: stability and separation.
final class MethodMeasures {
    private static final int ACCOUNTS_MIN = 10;

    private final Candidate candidate;
    private final TournamentConfig config;

    MethodMeasures(Candidate candidate, TournamentConfig config) {
        this.candidate = candidate;
        this.config = config;
    }

    /// @param fit the segmentation of the last training window
    /// @param train what it learnt from
    /// @param outcomes of all judged windows, in order
    /// @param last what the fit of the last window makes of it; asked only when there is no other pair of
    ///     adjacent fits
    Stability stability(Segmentation fit, TrainingSet train, List<Outcome> outcomes, Optional<Assignments> last) {
        var fits = new ArrayList<Assignments>();
        outcomes.forEach(o -> fits.add(o.decision().assignments()));
        last.ifPresent(fits::add);
        var rand = new ArrayList<Double>();
        for (int i = 1; i < fits.size(); i++) {
            rand.add(adjustedRand(fits.get(i - 1), fits.get(i)));
        }
        var jaccard = jaccardOnly(fit, train);
        return new Stability(jaccard.jaccard(), jaccard.meanJaccard(), List.copyOf(rand));
    }

    Stability jaccardOnly(Segmentation fit, TrainingSet training) {
        double[] means = BootstrapJaccard.of(candidate, fit, training, config.refits(), config.refitRowsMax(),
                new SplittableRandom(config.seed()));
        int[] sizes = fit.assign(training.profiles()).sizes();
        var out = new ArrayList<SegmentJaccard>();
        double sum = 0;
        double weight = 0;
        for (int s = 0; s < means.length; s++) {
            out.add(new SegmentJaccard(fit.names().get(s), sizes[s], means[s]));
            if (!Double.isNaN(means[s])) {
                sum += sizes[s] * means[s];
                weight += sizes[s];
            }
        }
        return new Stability(List.copyOf(out), weight > 0 ? sum / weight : Double.NaN, List.of());
    }

    /// Held-out gain in log-likelihood over one segment: fitted before the window, evaluated in it.
    Finding<Interval> separation(Outcome outcome, WindowProfiles judged) {
        var fit = outcome.decision().segmentation();
        double[] many = fit.logLikelihood(judged.profiles());
        double[] one = fit.logLikelihoodOfOne(judged.profiles());
        double[] gain = new double[many.length];
        int n = 0;
        for (int i = 0; i < many.length; i++) {
            double difference = many[i] - one[i];
            if (!Double.isNaN(difference)) {
                gain[n++] = difference;
            }
        }
        if (n < ACCOUNTS_MIN) {
            return Finding.missing(n == 0 ? "the method has no density" : "only " + n + " accounts have a density");
        }
        var ones = new double[n];
        Arrays.fill(ones, 1);
        return Finding.of(RatioBootstrap.of(ones, new double[][]{Arrays.copyOf(gain, n)}, config.resamples(),
                new SplittableRandom(config.seed())).interval(0, config.level()));
    }

    /// Over the accounts of both windows: of those assigned in both, times their share, so that whoever is not assigned,
    /// even twice, counts as an error.
    private static double adjustedRand(Assignments before, Assignments after) {
        int[] from = Lesson.positions(after.accounts(), before.accounts());
        int[] both = IntStream.range(0, from.length).filter(i -> from[i] >= 0).toArray();
        if (both.length == 0) {
            return Double.NaN;
        }
        int[] assigned = Arrays.stream(both).filter(i -> before.segment()[from[i]] >= 0 && after.segment()[i] >= 0)
                .toArray();
        if (assigned.length == 0) {
            return 0;
        }
        int[] a = Arrays.stream(assigned).map(i -> before.segment()[from[i]]).toArray();
        int[] b = Arrays.stream(assigned).map(i -> after.segment()[i]).toArray();
        return AdjustedRand.of(a, b) * assigned.length / both.length;
    }
}
