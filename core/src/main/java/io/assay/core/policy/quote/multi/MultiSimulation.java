package io.assay.core.policy.quote.multi;

import java.util.Arrays;
import java.util.SplittableRandom;

/// A [MultiPolicy] let loose: requests arrive as a Poisson stream, prices move, hedging runs on.
///
/// Requests of all pairs, tiers, sizes and sides arrive at their summed rate; each finds the quotes of its moment. Between
/// requests, and at least every `stepSeconds`, inventories move with prices and hedges. Statistics are over time, from flat
/// inventories with the first hundredth left out.
///
/// @param inventory mean inventory by instrument, M
/// @param inventorySd standard deviation over time, M
/// @param quantiles of the absolute inventory, by instrument, then by [#LEVELS], M
/// @param clientPerDay client volume, M a day
/// @param hedgePerDay hedged volume, M a day
/// @param requests how many were drawn
public record MultiSimulation(double[] inventory, double[] inventorySd, double[][] quantiles, double clientPerDay,
        double hedgePerDay, long requests) {
    /// Levels of the quantiles.
    static final double[] LEVELS = {0.5, 0.9, 0.95, 0.99, 0.995};
    private static final double SECONDS = 86_400;
    private static final double DECIMAL = 1e-4;
    private static final int SAMPLES_MAX = 20_000_000;

    public MultiSimulation {
        inventory = inventory.clone();
        inventorySd = inventorySd.clone();
        quantiles = Arrays.stream(quantiles).map(double[]::clone).toArray(double[][]::new);
    }

    /// Levels of the quantiles.
    public static double[] levels() {
        return LEVELS.clone();
    }

    /// @throws IllegalArgumentException when inventories run away, as hedging that overshoots makes them
    /// @param days simulated
    /// @param stepSeconds longest time between two looks at the book
    public static MultiSimulation of(MultiPolicy policy, double days, double stepSeconds, SplittableRandom random) {
        double samples = days * SECONDS / stepSeconds;
        if (!(days > 0) || !(stepSeconds > 0) || !(samples <= SAMPLES_MAX) || samples < 100) {
            throw new IllegalArgumentException(
                    "days over step_seconds must make from 100 to " + SAMPLES_MAX + " steps: " + samples);
        }
        return new Walk(policy, random).run(days, stepSeconds / SECONDS, (int) Math.floor(samples));
    }

    /// One request in waiting.
    private record Stream(MultiDealer.Pair pair, MultiDealer.Tier tier, double size, boolean bids) {}

    private static final class Walk {
        private final MultiPolicy policy;
        private final MultiDealer dealer;
        private final SplittableRandom random;
        private final Stream[] streams;
        private final double[] upTo;
        private final double[][] root;
        private final double[] y;
        private double client;
        private double hedged;
        private long requests;

        Walk(MultiPolicy policy, SplittableRandom random) {
            this.policy = policy;
            this.random = random;
            dealer = policy.dealer();
            streams = dealer.pairs().stream().flatMap(pair -> pair.tiers().stream()
                    .flatMap(tier -> Arrays.stream(pair.sizes()).boxed()
                            .flatMap(size -> java.util.stream.Stream.of(new Stream(pair, tier, size, true),
                                    new Stream(pair, tier, size, false)))))
                    .toArray(Stream[]::new);
            upTo = new double[streams.length];
            root = Roots.lower(dealer.correlation(), 1e-9).orElseThrow();
            y = new double[dealer.instruments().size()];
            double sum = 0;
            int at = 0;
            for (var pair : dealer.pairs()) {
                for (var tier : pair.tiers()) {
                    for (double perDay : tier.perDay()) {
                        sum += perDay;
                        upTo[at++] = sum;
                        sum += perDay;
                        upTo[at++] = sum;
                    }
                }
            }
        }

        MultiSimulation run(double days, double step, int samples) {
            int n = y.length;
            int first = samples / 100;
            var kept = new double[n][samples - first];
            double rate = upTo[upTo.length - 1];
            double next = wait(rate);
            for (int s = 0; s < samples; s++) {
                double end = (s + 1) * step;
                double now = s * step;
                while (next < end) {
                    drift(next - now);
                    request(random.nextDouble() * rate);
                    now = next;
                    next += wait(rate);
                }
                drift(end - now);
                if (!Double.isFinite(Arrays.stream(y).sum())) {
                    throw new IllegalArgumentException("simulation: inventories run away within " + end
                            + " days; less impact, dearer hedging or a shorter step_seconds wanted");
                }
                for (int i = 0; i < n && s >= first; i++) {
                    kept[i][s - first] = y[i];
                }
            }
            return summed(kept, days);
        }

        private double wait(double rate) {
            return -StrictMath.log(1 - random.nextDouble()) / rate;
        }

        private void request(double place) {
            int found = Arrays.binarySearch(upTo, place);
            var stream = streams[Math.min(streams.length - 1, found < 0 ? -found - 1 : found + 1)];
            requests++;
            double distance = policy.distance(policy.value().gradient(y), stream.pair, stream.tier, stream.size,
                    stream.bids);
            if (random.nextDouble() < stream.tier.demand().fillProbability(distance)) {
                double z = stream.bids ? stream.size : -stream.size;
                y[stream.pair.bought()] += z;
                y[stream.pair.sold()] -= z;
                client += stream.size;
            }
        }

        /// Prices and hedges over `dt` days.
        private void drift(double dt) {
            int n = y.length;
            var shock = new double[n];
            Arrays.setAll(shock, i -> random.nextGaussian());
            double[] gradient = policy.value().gradient(y);
            var bought = new double[n];
            for (var pair : dealer.pairs()) {
                double rate = policy.hedge(gradient, pair, y);
                bought[pair.bought()] += rate * dt;
                bought[pair.sold()] -= rate * dt;
                hedged += Math.abs(rate) * dt;
            }
            for (int i = 0; i < n; i++) {
                var instrument = dealer.instruments().get(i);
                double noise = 0;
                for (int k = 0; k <= i; k++) {
                    noise += root[i][k] * shock[k];
                }
                double move = instrument.volatilityBp() * Math.sqrt(dt) * noise + instrument.driftBp() * dt
                        + instrument.impactBp() * bought[i];
                y[i] += bought[i] + y[i] * move * DECIMAL;
            }
        }

        private MultiSimulation summed(double[][] kept, double days) {
            int n = y.length;
            var mean = new double[n];
            var sd = new double[n];
            var quantiles = new double[n][LEVELS.length];
            for (int i = 0; i < n; i++) {
                double m = Arrays.stream(kept[i]).average().orElse(0);
                mean[i] = m;
                sd[i] = Math.sqrt(Arrays.stream(kept[i]).map(v -> (v - m) * (v - m)).average().orElse(0));
                double[] sizes = Arrays.stream(kept[i]).map(Math::abs).sorted().toArray();
                for (int l = 0; l < LEVELS.length; l++) {
                    quantiles[i][l] = sizes[(int) Math.min(sizes.length - 1L, Math.round(LEVELS[l] * sizes.length))];
                }
            }
            return new MultiSimulation(mean, sd, quantiles, client / days, hedged / days, requests);
        }
    }
}
