package io.assay.core.precision;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// One method against each yardstick by itself on the judged window: paired differences of what both earned, with the
/// same draws as all intervals of value have.
///
/// These intervals stand alone. What holds for all challengers tried at once is the lower bounds on the card, nothing else.
final class Duels {
    private static final double MILLION = 1e6;

    private Duels() {}

    /// What the method earned more than each baseline, net of churn, USD per million, by the baseline's name.
    ///
    /// @param b number of the basis
    static SortedMap<String, Interval> of(int b, ValueBasis basis, List<Candidate> candidates, Round judged,
            int method, TournamentConfig config) {
        var uniform = judged.outcomes().get(0).uniform(b, basis);
        int[] known = BasisJudge.known(uniform);
        var rivals = IntStream.range(0, candidates.size()).filter(m -> m != method && candidates.get(m).isBaseline())
                .toArray();
        double[] own = netUsd(b, basis, judged, method, config);
        var series = new double[rivals.length][known.length];
        for (int r = 0; r < rivals.length; r++) {
            double[] theirs = netUsd(b, basis, judged, rivals[r], config);
            for (int i = 0; i < known.length; i++) {
                series[r][i] = own[known[i]] - theirs[known[i]];
            }
        }
        var draws = RatioBootstrap.of(uniform.cells().select(known), series, config.resamples(),
                new SplittableRandom(config.seed()));
        var out = new TreeMap<String, Interval>();
        for (int r = 0; r < rivals.length; r++) {
            var usd = draws.interval(r, config.level());
            out.put(candidates.get(rivals[r]).method(), new Interval(usd.estimate() * MILLION, usd.low() * MILLION,
                    usd.high() * MILLION, usd.level()));
        }
        return Collections.unmodifiableSortedMap(out);
    }

    private static double[] netUsd(int b, ValueBasis basis, Round judged, int method, TournamentConfig config) {
        return judged.outcomes().get(method).gains(b, basis, config.churnCostBp()).netUsd();
    }
}
