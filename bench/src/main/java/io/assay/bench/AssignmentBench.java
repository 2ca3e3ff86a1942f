package io.assay.bench;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.Assignments;
import io.assay.core.segment.Feature;
import io.assay.core.segment.GaussianMixture;
import io.assay.core.segment.PublishedTiers;
import io.assay.core.segment.Segmentation;
import io.assay.core.segment.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Nanoseconds to know the tier of one of 100,000 accounts that were published, by name and in no order; to put one account
/// whose profile is new into a segment of a mixture; and an account of many at once.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AssignmentBench {
    private static final int ACCOUNTS = 100_000;
    private static final int MANY = 10_000;
    private static final int KINDS = 5;
    private final List<String> names = IntStream.range(0, ACCOUNTS).mapToObj(AssignmentBench::name).sorted().toList();
    private final String[] asked = asked();
    private final PublishedTiers.Earlier published = published();
    private final FeatureMatrix many = profiles(names.subList(0, MANY), 2);
    private final FeatureMatrix one = profiles(names.subList(0, 1), 3);
    private final Segmentation mixture =
            new GaussianMixture().fit(new TrainingSet(profiles(names.subList(0, 3_000), 1)), 1);
    private int next;

    @Benchmark
    public String look_up() {
        next = next + 1 == ACCOUNTS ? 0 : next + 1;
        var tier = published.tier().get(asked[next]);
        if (tier == null) {
            throw new IllegalStateException("no tier of " + asked[next]);
        }
        return tier;
    }

    @Benchmark
    public Assignments assign_one() {
        return mixture.assign(one);
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public Assignments assign_many() {
        return mixture.assign(many);
    }

    private PublishedTiers.Earlier published() {
        var tiers = new TreeMap<String, String>();
        for (int i = 0; i < ACCOUNTS; i++) {
            tiers.put(names.get(i), "segment" + i % KINDS);
        }
        return new PublishedTiers.Earlier(tiers, new TreeMap<>());
    }

    /// A name of its own length for every look-up, as a request brings it: never the object that is stored.
    private String[] asked() {
        var random = new SplittableRandom(4);
        return random.ints(ACCOUNTS, 0, ACCOUNTS).mapToObj(AssignmentBench::name).toArray(String[]::new);
    }

    private static String name(int account) {
        return String.format(Locale.ROOT, "0x%016x%024x", (account + 1) * 0x9E3779B97F4A7C15L, account);
    }

    /// Kinds of accounts whose features are a few deviations apart, on the scales that the default features have.
    private static FeatureMatrix profiles(List<String> names, long seed) {
        var random = new SplittableRandom(seed);
        var columns = new ArrayList<>(Feature.DEFAULTS.stream().map(Feature::column).toList());
        columns.add("fills");
        var values = new double[names.size() * columns.size()];
        for (int i = 0; i < values.length; i++) {
            int kind = i / columns.size() % KINDS;
            double z = (kind * (1 + i % columns.size()) % KINDS - 2) * 1.5 + 0.5 * random.nextGaussian();
            values[i] = switch (columns.get(i % columns.size())) {
                case "maker_share", "neutrality" -> 1 / (1 + Math.exp(-z));
                case "fills" -> 1_000;
                default -> Math.exp(5 + z);
            };
        }
        return new FeatureMatrix(names, columns, values);
    }
}
