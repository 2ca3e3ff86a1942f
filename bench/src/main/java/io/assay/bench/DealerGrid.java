package io.assay.bench;

import com.sun.management.OperatingSystemMXBean;
import io.assay.core.policy.quote.DealerModel;
import io.assay.core.policy.quote.DealerOutcome;
import io.assay.core.policy.quote.DealerSolver;
import io.assay.core.policy.quote.DealerTier;
import io.assay.core.policy.quote.Labelling;
import io.assay.core.policy.quote.LogisticQuote;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// How far a dealer's grid is from its limit, and how long it takes: EURUSD of the paper, two tiers and six sizes.
public final class DealerGrid {
    private static final double[] SIZES = {1, 2, 5, 10, 20, 50};
    private static final int INSTRUMENTS = 50;
    private static final int TIERS = 10;
    private static final int WARM = 10;

    private static final OperatingSystemMXBean PROCESS = ManagementFactory
            .getPlatformMXBean(OperatingSystemMXBean.class);

    private DealerGrid() {}

    public static void main(String[] args) {
        times();
        convergence("aversion 2e-3", 2e-3);
        convergence("aversion 1e-3", 1e-3);
    }

    private static void times() {
        System.out.println("| solved | processor s |\n|---|---|");
        row("501 points, 6 sizes, 2 tiers, to stationarity: first in a JVM", seconds(() -> solve(2, 2e-3, 1, 0)));
        row("the same again, median of " + WARM, median(() -> solve(2, 2e-3, 1, 0)));
        row("the same with 0.05 days to go, median of " + WARM, median(() -> ahead(0.05)));
        row("the same with a tenth of labels wrong, median of " + WARM, median(() -> mislabelled(0.1)));
        row("50 instruments of 10 tiers each, two threads, both together", seconds(DealerGrid::book));
    }

    private static void row(String what, double seconds) {
        System.out.println(String.format(Locale.ROOT, "| %s | %.3f |", what, seconds));
    }

    /// Of processor time, all threads of the JVM together, which a busy machine does not stretch.
    private static double seconds(Runnable work) {
        long begin = PROCESS.getProcessCpuTime();
        work.run();
        return (PROCESS.getProcessCpuTime() - begin) / 1e9;
    }

    private static double median(Runnable work) {
        double[] took = IntStream.range(0, WARM).mapToDouble(_i -> seconds(work)).sorted().toArray();
        return (took[WARM / 2 - 1] + took[WARM / 2]) / 2;
    }

    private static void book() {
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < 2; t++) {
            int first = t;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = first; i < INSTRUMENTS; i += 2) {
                    solve(TIERS, 1e-3 + i * 4e-5, 1, i);
                }
            }));
        }
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private static void convergence(String title, double gamma) {
        System.out.println("\n" + title + "\n\n| step, M | points | value rate | change | no-hedge zone, M | spread 1 M, tier 1"
                + " | tier 2 | hedge at 100 M, M/s | risk neutral, min | processor s |\n|---|---|---|---|---|---|---|---|---|---|");
        double before = Double.NaN;
        for (double step : new double[]{1, 0.5, 0.25, 0.125}) {
            long begin = PROCESS.getProcessCpuTime();
            DealerOutcome o = solve(2, gamma, step, 0);
            double took = (PROCESS.getProcessCpuTime() - begin) / 1e9;
            double[][] spread = o.policy().spreadWhenFlatBp();
            System.out.println(String.format(Locale.ROOT,
                    "| %s | %d | %.3f | %.3f | %.3f | %.6f | %.6f | %.5f | %.4f | %.2f |", step,
                    o.policy().hedge().length, o.rate(), o.rate() - before, o.hedgeFreeHigh(), spread[0][0],
                    spread[1][0], o.policy().hedge()[(int) Math.round(350 / step)] / 86_400,
                    o.inventory().relaxationMinutes(), took));
            before = o.rate();
        }
    }

    private static DealerOutcome solve(int tiers, double gamma, double step, int variant) {
        var model = model(tiers, gamma, step, variant);
        return DealerSolver.ergodic(model, Labelling.mislabelled(model, 0));
    }

    private static DealerOutcome ahead(double days) {
        var model = model(2, 2e-3, 1, 0);
        return DealerSolver.atHorizon(model, Labelling.mislabelled(model, 0), days, 0);
    }

    private static DealerOutcome mislabelled(double part) {
        var model = model(2, 2e-3, 1, 0);
        return DealerSolver.ergodic(model, Labelling.mislabelled(model, part));
    }

    /// The two tiers of the paper and, beyond them, tiers between and around them.
    private static DealerModel model(int tiers, double gamma, double step, int variant) {
        double[] arrivals = Arrays.stream(new double[]{.4, .25, .19, .1, .05, .01}).map(p -> 3600 * p / tiers)
                .toArray();
        List<DealerTier> list = new ArrayList<>();
        for (int t = 0; t < tiers; t++) {
            double at = tiers == 1 ? 0 : t / (tiers - 1.0);
            list.add(new DealerTier("tier " + (t + 1),
                    new LogisticQuote(-0.3 - 1.6 * at + 0.01 * variant, 5 + 10 * at), 0, arrivals));
        }
        return new DealerModel(50, gamma, 5e-3, 1e-5, 0.1, SIZES, list, 250, step);
    }
}
