package io.assay.core.precision;

import io.assay.core.precision.PrecisionCard.Value;
import io.assay.core.precision.PrecisionCard.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The value of every method on one basis: ranked on the windows before, judged on the last.
///
/// @param values by method
/// @param ranking methods, best first, by value net of churn on the windows before the judged one; on the judged
///     window where there is no other
record BasisJudge(List<Finding<Value>> values, List<Integer> ranking) {
    private static final int ACCOUNTS_MIN = 10;
    private static final String BLIND =
            "the window before it says of no account what its fills cost, so there is no policy to judge";
    private static final double MILLION = 1e6;

    static BasisJudge of(int b, ValueBasis basis, List<Candidate> candidates, List<Round> rounds,
            TournamentConfig config) {
        var judged = rounds.get(rounds.size() - 1);
        var ranked = rounds.size() > 1 ? rounds.subList(0, rounds.size() - 1) : rounds;
        double[] before = IntStream.range(0, candidates.size())
                .mapToDouble(m -> Amount.withoutRounding(perNotional(b, basis, m, ranked, config) * MILLION)).toArray();
        var ranking = IntStream.range(0, before.length).boxed()
                .sorted((x, y) -> Double.compare(before[y], before[x])).toList();
        int baseline = ranking.stream().filter(m -> candidates.get(m).isBaseline()).findFirst().orElseThrow();
        var uniform = judged.outcomes().get(0).uniform(b, basis);
        var cells = uniform.cells();
        int[] known = known(uniform);
        int accounts = Math.toIntExact(Arrays.stream(known).map(c -> cells.account()[c]).distinct().count());
        if (accounts < ACCOUNTS_MIN) {
            boolean unfitted = Double.isNaN(judged.outcomes().get(0).decision().uniformAction(b));
            return new BasisJudge(missing(candidates.size(), unfitted ? BLIND : String.format(Locale.ROOT,
                    "%d accounts of the judged window have the labels it needs, %d are needed", accounts,
                    ACCOUNTS_MIN)), ranking);
        }
        return new BasisJudge(new Comparison(b, basis, candidates, judged, uniform, known, baseline, config).values(),
                ranking);
    }

    /// Cells whose outcome is known, by what one policy for all makes of them.
    static int[] known(Outcome.Gains uniform) {
        return IntStream.range(0, uniform.cells().rows())
                .filter(c -> uniform.cells().notional()[c] > 0 && !Double.isNaN(uniform.netUsd()[c])).toArray();
    }

    /// A champion must beat the best baseline and one policy for all; who cannot beat one of them is worthless.
    ///
    /// The lower bounds hold for all challengers tried at once: it takes one lucky method of many to publish what is worth
    /// nothing. The upper bounds are each method's own: splitting is called worthless only when *every* method is, and
    /// that all stay below by luck, though one of them is worth something, is no likelier than that this one does
    /// (intersection-union test: Berger, Technometrics 24(4), 1982).
    ///
    /// @param low simultaneous lower bound over the best baseline
    /// @param lowOverOne simultaneous lower bound over one policy for all
    static Word word(double low, double lowOverOne, Interval overBaseline, Interval overOne, double materiality) {
        if (Math.min(low, lowOverOne) > materiality) {
            return Word.PROVEN;
        }
        return Math.min(overBaseline.high(), overOne.high()) < materiality ? Word.WORTHLESS : Word.UNPROVEN;
    }

    private static List<Finding<Value>> missing(int methods, String reason) {
        return IntStream.range(0, methods).mapToObj(m -> Finding.<Value>missing(reason)).toList();
    }

    /// Gain per USD over several windows; minus infinity when nothing is known.
    private static double perNotional(int b, ValueBasis basis, int method, List<Round> rounds,
            TournamentConfig config) {
        double usd = 0;
        double notional = 0;
        for (var round : rounds) {
            var gains = round.outcomes().get(method).gains(b, basis, config.churnCostBp());
            double[] net = gains.netUsd();
            for (int c = 0; c < net.length; c++) {
                if (!Double.isNaN(net[c])) {
                    usd += net[c];
                    notional += gains.cells().notional()[c];
                }
            }
        }
        return notional > 0 ? usd / notional : Double.NEGATIVE_INFINITY;
    }

    /// The judged window, with everything needed to compare methods on it.
    private record Comparison(int b, ValueBasis basis, List<Candidate> candidates, Round judged,
            Outcome.Gains uniform, int[] known, int baseline, TournamentConfig config) {

        List<Finding<Value>> values() {
            int methods = candidates.size();
            double[] n = at(uniform.cells().notional());
            double[] flat = at(uniform.netUsd());
            var gains = judged.outcomes().stream().map(o -> o.gains(b, basis, config.churnCostBp())).toList();
            var net = gains.stream().map(g -> at(g.netUsd())).toList();
            int present = IntStream.range(0, methods)
                    .filter(m -> candidates.get(m).method().equals(PresentTiers.METHOD)).findFirst().orElse(-1);
            var series = new double[(present < 0 ? 2 : 3) * methods][];
            for (int m = 0; m < methods; m++) {
                series[m] = difference(net.get(m), flat);
                series[methods + m] = difference(net.get(m), net.get(baseline));
                if (present >= 0) {
                    series[2 * methods + m] = difference(net.get(m), net.get(present));
                }
            }
            var draws = RatioBootstrap.of(uniform.cells().select(known), series, config.resamples(),
                    new SplittableRandom(config.seed()));
            int[] challengers = IntStream.range(0, methods).filter(m -> !candidates.get(m).isBaseline()).toArray();
            int[] family = Arrays.stream(challengers).map(m -> methods + m).toArray();
            double materiality = config.materiality() * Math.abs(sum(flat) / sum(n));
            double[] low = RomanoWolf.lower(draws, family, materiality, config.level());
            double[] lowOverOne = RomanoWolf.lower(draws, challengers, materiality, config.level());
            var out = new ArrayList<Finding<Value>>();
            int f = 0;
            for (int m = 0; m < methods; m++) {
                boolean yardstick = candidates.get(m).isBaseline();
                var over = perMillion(draws.interval(methods + m, config.level()));
                var overOne = perMillion(draws.interval(m, config.level()));
                double least = yardstick ? over.low() : low[f] * MILLION;
                double leastOverOne = yardstick ? overOne.low() : lowOverOne[f] * MILLION;
                f += yardstick ? 0 : 1;
                var decision = judged.outcomes().get(m).decision();
                var word = yardstick ? Word.BASELINE
                        : decision.told()[b] ? word(least, leastOverOne, over, overOne, materiality * MILLION)
                        : Word.UNPROVEN;
                var overPresent = present < 0 ? Optional.<Interval>empty()
                        : Optional.of(perMillion(draws.interval(2 * methods + m, config.level())));
                out.add(Finding
                        .of(value(Arrays.stream(decision.actions()[b]).boxed().toList(), overPresent, gains.get(m),
                                overOne, over, least, leastOverOne, materiality * MILLION, word)));
            }
            return out;
        }

        private Value value(List<Double> actions, Optional<Interval> overPresent, Outcome.Gains gains,
                Interval overUniform, Interval over, double low, double lowOverOne, double materiality, Word word) {
            double[] n = at(uniform.cells().notional());
            double notional = sum(n);
            double moved = 0;
            var byAccount = new double[uniform.cells().accounts()];
            for (int i = 0; i < n.length; i++) {
                moved += gains.moved()[known[i]] ? n[i] : 0;
                byAccount[uniform.cells().account()[known[i]]] += n[i];
            }
            int accounts = Math.toIntExact(Arrays.stream(byAccount).filter(v -> v > 0).count());
            double squares = Arrays.stream(byAccount).map(v -> v * v).sum();
            double toMillion = MILLION / notional;
            return new Value(basis.word(), basis.assumption(), sum(at(uniform.netUsd())) * toMillion,
                    sum(at(gains.netUsd())) * toMillion, overUniform, over, overPresent,
                    candidates.get(baseline).method(), low, lowOverOne, materiality,
                    sum(at(uniform.clientUsd())) * toMillion,
                    sum(at(gains.clientUsd())) * toMillion, config.churnCostBp() * 100 * moved / notional,
                    moved / notional, notional, accounts, uniform.cells().accounts() - accounts,
                    notional * notional / squares, actions, word);
        }

        private double[] at(double[] values) {
            var out = new double[known.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = values[known[i]];
            }
            return out;
        }

        private static double[] difference(double[] a, double[] b) {
            var out = new double[a.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = a[i] - b[i];
            }
            return out;
        }

        private static double sum(double[] values) {
            double sum = 0;
            for (double v : values) {
                sum += v;
            }
            return sum;
        }

        private static Interval perMillion(Interval usd) {
            return new Interval(usd.estimate() * MILLION, usd.low() * MILLION, usd.high() * MILLION, usd.level());
        }
    }
}
