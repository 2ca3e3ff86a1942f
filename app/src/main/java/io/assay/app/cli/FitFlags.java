package io.assay.app.cli;

import io.assay.app.config.UserError;
import io.assay.core.segment.mixture.Covariance;
import io.assay.core.segment.mixture.Grouping;
import io.assay.core.segment.mixture.KMeansFit;
import io.assay.core.segment.mixture.Repeats;
import io.assay.core.segment.mixture.TableScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What `assay segment fit` can be told.
final class FitFlags {
    private static final int STARTS = 10;
    private static final double ERROR_MAX = 0.002;
    private static final int REFITTED_ROWS = 1_500_000;

    /// How rows are divided.
    enum Method {
        MIXTURE, K_MEANS, HILLS, TIERS, RFM, ONE;

        String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Option(names = "--method", paramLabel = "NAME", defaultValue = "mixture",
            description = "mixture (Gaussians, BIC), k-means, hills (what a report does: one segment is a possible answer),"
                    + " tiers, rfm, one (default: ${DEFAULT-VALUE}).")
    String methodName = "mixture";

    @Option(names = "--columns", paramLabel = "NAME", split = ",",
            description = "Columns to read (default: all that hold numbers).")
    List<String> columns = new ArrayList<>();

    @Option(names = "--labels", paramLabel = "COLUMN",
            description = "A column that names what each row is: never read by a fit, only compared with.")
    Optional<String> labels = Optional.empty();

    @Option(names = "--k", paramLabel = "N|N..M",
            description = "Numbers of segments to try (default: 1..9, for k-means 2..8).")
    String counts = "";

    @Option(names = "--family", paramLabel = "NAME", split = ",",
            description = "Covariance families of the mixture: EII VII EEI VEI EVI VVI EEE VEE EEV VEV EVV VVV"
                    + " (default: all).")
    List<String> families = new ArrayList<>();

    @Option(names = "--noise", description = "Fit the mixture also with uniform noise for outliers, and show both.")
    boolean noise;

    @Option(names = "--scale", paramLabel = "none|z|robust", defaultValue = "none",
            description = "How columns are put on one scale first (default: ${DEFAULT-VALUE}).")
    TableScale scale = TableScale.NONE;

    @Option(names = "--starts", paramLabel = "N",
            description = "Random starts of each fit (default: 10; 1 for k-means under --strength and --instability, as fpc"
                    + " does). A mixture also starts from a hierarchy, from it alone with 0.")
    Optional<Integer> starts = Optional.empty();

    @Option(names = "--seeding", paramLabel = "plus|rows",
            description = "Starts of k-means: k-means++, or rows drawn at random as R does (default: plus; rows under"
                    + " --strength and --instability).")
    Optional<KMeansFit.Seeding> seeding = Optional.empty();

    @Option(names = "--ridge", paramLabel = "X", defaultValue = "0",
            description = "Variance added to every column of a mixture, in scaled units (default: ${DEFAULT-VALUE}).")
    double ridge;

    @Option(names = "--tolerance", paramLabel = "X", defaultValue = "1e-5",
            description = "Relative gain of the log-likelihood at which a climb ends (default: ${DEFAULT-VALUE}).")
    double tolerance;

    @Option(names = "--sample", paramLabel = "N", defaultValue = "5000",
            description = "Rows on which the number and family are chosen, and quadratic measures taken, when there are"
                    + " more (default: ${DEFAULT-VALUE}).")
    int sample;

    @Option(names = "--gap", paramLabel = "B", defaultValue = "0",
            description = "Gap statistic against B tables without structure (k-means).")
    int gap;

    @Option(names = "--stability", paramLabel = "B", defaultValue = "0",
            description = "Jaccard stability of each segment over B bootstrap samples and B halves; of k-means over more,"
                    + " until chance moves it by less than 0.01.")
    int stability;

    @Option(names = "--strength", paramLabel = "M", defaultValue = "0",
            description = "Prediction strength of each number of segments over M random halvings; of k-means over more,"
                    + " until chance moves it by less than 0.01.")
    int strength;

    @Option(names = "--instability", paramLabel = "B", defaultValue = "0",
            description = "Instability of each number of segments over B pairs of bootstrap samples.")
    int instability;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "20261122",
            description = "Seed of everything drawn (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0",
            description = "Threads; they change no result (default: all).")
    int threads;

    @Option(names = "--json", description = "Write JSON, with the label of every row.")
    boolean json;

    Method method() {
        String wanted = methodName.toLowerCase(Locale.ROOT).replace('-', '_').replace("kmeans", "k_means");
        return Arrays.stream(Method.values()).filter(m -> m.name().toLowerCase(Locale.ROOT).equals(wanted)).findFirst()
                .orElseThrow(() -> UserError.usage("no such method: " + methodName).at("--method")
                        .next("take one of "
                                + String.join(", ", Arrays.stream(Method.values()).map(Method::title).toList())));
    }

    List<Covariance> families() {
        if (families.isEmpty() || families.getFirst().equalsIgnoreCase("all")) {
            return List.of(Covariance.values());
        }
        return families.stream().map(name -> Arrays.stream(Covariance.values())
                .filter(f -> f.name().equalsIgnoreCase(name.strip())).findFirst()
                .orElseThrow(() -> UserError.usage("no such family: " + name).at("--family")
                        .because("three letters: volume, shape and orientation, each equal (E) or varying (V) over"
                                + " segments, or none (I)")
                        .next("take some of " + List.of(Covariance.values()))))
                .toList();
    }

    /// Smallest and largest number of segments.
    int[] counts() {
        String text = counts.isEmpty() ? method() == Method.K_MEANS ? "2..8" : "1..9" : counts;
        int dots = text.indexOf("..");
        try {
            int low = Integer.parseInt(dots < 0 ? text : text.substring(0, dots));
            int high = dots < 0 ? low : Integer.parseInt(text.substring(dots + 2));
            if (low >= 1 && high >= low && high <= 100) {
                return new int[]{low, high};
            }
        } catch (NumberFormatException noNumber) {
            throw badCounts(text).causedBy(noNumber);
        }
        throw badCounts(text);
    }

    void check() {
        if (starts() < 0 || gap < 0 || stability < 0 || strength < 0 || instability < 0 || threads < 0) {
            throw UserError.usage("a number of repetitions is negative").at("assay segment fit");
        }
        if (starts() == 0 && method() == Method.K_MEANS) {
            throw UserError.usage("k-means needs a start").at("--starts 0").next("--starts 10");
        }
        if (!(ridge >= 0) || !(tolerance >= 0) || sample < 50) {
            throw UserError.usage("--ridge and --tolerance are not negative, --sample is at least 50")
                    .at("assay segment fit");
        }
    }

    int starts() {
        return starts.orElse(STARTS);
    }

    KMeansFit.Seeding seeding() {
        return seeding.orElse(KMeansFit.Seeding.PLUS);
    }

    /// k-means as fpc fits it again and again unless it is told otherwise: from one start of random rows.
    Grouping quickKMeans(int parts) {
        return Grouping.kMeans(parts, seeding.orElse(KMeansFit.Seeding.ROWS), starts.orElse(1));
    }

    /// How often a fit of so many rows is tried again: k-means until its mean is good to [#ERROR_MAX] or so many rows were fitted as
    /// take some seconds, a mixture no more often than asked.
    Repeats repeats(int times, int rows) {
        return method() == Method.K_MEANS
                ? new Repeats(times, ERROR_MAX, Math.max(times, REFITTED_ROWS / rows)) : Repeats.exactly(times);
    }

    private static UserError badCounts(String text) {
        return UserError.usage("not a number of segments: " + text).at("--k")
                .next("one number (3), or two with dots between them (1..9), from 1 to 100");
    }
}
