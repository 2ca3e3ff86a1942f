package io.assay.core.segment.toxicity;

import io.assay.core.market.Normal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Volume-synchronised probability of informed trading (Easley, Lopez de Prado and O'Hara 2012).
///
/// Volume is cut into slices of equal size V, a fiftieth of a day's. What was bought of a bar is told from its price
/// change by bulk classification, V·Phi(dP / sd(dP)), or from the trades' own sides. Over a run of n slices
/// VPIN = sum abs(V_B - V_S) / sum V: the volumes that were, not n V, so it lies in [0, 1] whatever the sizes.
///
/// It is a second opinion. sd(dP) is one number for the whole sample, as published, so bulk classification reads
/// volatility as imbalance (Andersen and Bondarenko 2014): [VpinControl] measures how much of it is more.
public final class Vpin {
    private Vpin() {}

    /// A bar: what traded over a short time, in order.
    ///
    /// @param endNs when it ended
    /// @param price the last one
    /// @param volume all of it, >= 0
    /// @param bought of it, by the side that took; NaN where the source does not say
    public record Bar(long endNs, double price, double volume, double bought) {}

    /// Imbalance of one slice and of the run of slices it ends.
    ///
    /// @param endNs when the slice was full
    /// @param price when it was
    /// @param vpin in [0, 1]; NaN before the first run is full
    /// @param rank share of the slices with a smaller or equal VPIN, in (0, 1]: alarms are at 0.9 and 0.99
    public record Slice(long endNs, double price, double vpin, double rank) {}

    /// How it is computed.
    ///
    /// @param slicesADay into which a mean day's volume is cut
    /// @param run slices a VPIN is taken over
    /// @param bulk whether to tell what was bought by bulk classification; else by the bars' own sides
    public record Config(int slicesADay, int run, boolean bulk) {
        /// Fifty a day over fifty.
        public static final Config DEFAULT = new Config(50, 50, true);

        public Config {
            if (slicesADay < 1 || run < 1) {
                throw new IllegalArgumentException(slicesADay + " slices a day, " + run + " a run");
            }
        }
    }

    private static final double DAY_NS = 86_400e9;

    /// @param bars in order of time
    /// @throws IllegalArgumentException when bars are out of order, or sides are wanted and unknown
    public static List<Slice> of(List<Bar> bars, Config config) {
        check(bars, config);
        double total = bars.stream().mapToDouble(Bar::volume).sum();
        if (bars.size() < 2 || !(total > 0)) {
            return List.of();
        }
        double days = Math.max(1, (bars.getLast().endNs() - bars.getFirst().endNs()) / DAY_NS);
        return of(bars, total / days / config.slicesADay(), config);
    }

    /// The same with slices of a given size.
    static List<Slice> of(List<Bar> bars, double size, Config config) {
        var cutter = new Cutter(size, config.run());
        double deviation = deviation(bars);
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            double change = i == 0 ? 0 : bar.price() - bars.get(i - 1).price();
            cutter.add(bar, config.bulk() ? bar.volume() * boughtShare(change, deviation) : bar.bought());
        }
        return ranked(cutter.slices);
    }

    /// Share of a bar that was bought, by its price change: a half where nothing moves.
    static double boughtShare(double change, double deviation) {
        if (change == 0) {
            return 0.5;
        }
        return deviation > 0 ? Normal.cumulative(change / deviation) : change > 0 ? 1 : 0;
    }

    /// Standard deviation of the price changes from bar to bar.
    private static double deviation(List<Bar> bars) {
        int n = bars.size() - 1;
        double mean = (bars.getLast().price() - bars.getFirst().price()) / n;
        double squares = 0;
        for (int i = 1; i <= n; i++) {
            double off = bars.get(i).price() - bars.get(i - 1).price() - mean;
            squares += off * off;
        }
        return n < 2 ? 0 : Math.sqrt(squares / (n - 1));
    }

    private static void check(List<Bar> bars, Config config) {
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            if (i > 0 && bar.endNs() < bars.get(i - 1).endNs()) {
                throw new IllegalArgumentException("bar " + (i + 1) + " ends before the one before it");
            }
            if (!(bar.volume() >= 0) || !Double.isFinite(bar.price())) {
                throw new IllegalArgumentException("bar " + (i + 1) + ": volume " + bar.volume() + ", price "
                        + bar.price());
            }
            if (!config.bulk() && !(bar.bought() >= 0 && bar.bought() <= bar.volume())) {
                throw new IllegalArgumentException("bar " + (i + 1) + " does not say what was bought");
            }
        }
    }

    private static List<Slice> ranked(List<Slice> slices) {
        double[] sorted = slices.stream().mapToDouble(Slice::vpin).filter(v -> !Double.isNaN(v)).sorted().toArray();
        return slices.stream().map(slice -> Double.isNaN(slice.vpin()) ? slice
                : new Slice(slice.endNs(), slice.price(), slice.vpin(), upTo(sorted, slice.vpin()))).toList();
    }

    private static double upTo(double[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, value);
        while (at + 1 < sorted.length && sorted[at + 1] == value) {
            at++;
        }
        return (at + 1) / (double) sorted.length;
    }

    /// Fills slices; a bar that overflows one goes on in the next in the same proportion.
    private static final class Cutter {
        private final double size;
        private final int run;
        private final List<Slice> slices = new ArrayList<>();
        private final List<Double> imbalances = new ArrayList<>();
        private double volume;
        private double signed;

        Cutter(double size, int run) {
            this.size = size;
            this.run = run;
        }

        void add(Bar bar, double bought) {
            double left = bar.volume();
            double lean = left > 0 ? (2 * bought - left) / left : 0;
            while (left > 0) {
                double part = Math.min(left, size - volume);
                volume += part;
                signed += lean * part;
                left -= part;
                if (volume >= size * (1 - 1e-12)) {
                    close(bar);
                }
            }
        }

        private void close(Bar bar) {
            imbalances.add(Math.abs(signed) / volume);
            double vpin = Double.NaN;
            if (imbalances.size() >= run) {
                double sum = 0;
                for (double one : imbalances.subList(imbalances.size() - run, imbalances.size())) {
                    sum += one;
                }
                vpin = Math.min(1, sum / run);
            }
            slices.add(new Slice(bar.endNs(), bar.price(), vpin, Double.NaN));
            volume = 0;
            signed = 0;
        }
    }
}
