package io.assay.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.profile.FeatureMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Does the mixture find the kinds of a book, and none where there are none? A handful of books here; `bench/books` runs as
/// many as it is told, from any seed, and keeps what it measured (docs/evidence/planted-books.md).
class BooksTest {
    private static final int COUNT = Integer.getInteger("assay.books.count", 4);
    private static final int SEED = Integer.getInteger("assay.books.seed", 1);
    private static final int REFITS = Integer.getInteger("assay.books.refits", 3);
    private static final GaussianMixture METHOD = new GaussianMixture();
    private static final Path FOLDER = Path.of(System.getProperty("assay.books.out", "target/books"));

    @Test
    void a_book_without_structure_is_one_segment_whatever_its_size() throws IOException {
        var lines = new ArrayList<>(List.of("seed,accounts,segments"));
        int ones = 0;
        for (long seed = SEED; seed < (long) SEED + COUNT; seed++) {
            int accounts = 300 + new SplittableRandom(seed).nextInt(2_701);
            var profiles = Books.structureless(accounts, seed).profiles();
            int segments = METHOD.fit(new TrainingSet(profiles), seed).segments().size();
            ones += segments == 1 ? 1 : 0;
            lines.add(seed + "," + accounts + "," + segments);
        }
        keep("structureless.csv", lines);
        assertThat(ones).isGreaterThanOrEqualTo((int) (0.95 * COUNT));
    }

    @Test
    void planted_kinds_are_found_again_nearly_as_well_as_they_can_be() throws IOException {
        var lines = new ArrayList<>(
                List.of("seed,kinds,segments,bayes,rand,share,jaccard_min,jaccard_anew_min,next_window,abstained"));
        var shares = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            long seed = (long) SEED + i;
            var book = Books.plantedTwice(2_000, seed);
            int[] kind = book.first().kind();
            var fit = METHOD.fit(new TrainingSet(book.first().profiles()), seed);
            int[] found = fit.assign(book.first().profiles()).segment();
            var again = METHOD.fit(new TrainingSet(book.second().profiles()), seed);
            int[] next = again.assign(book.second().profiles()).segment();
            double bayes = Rand.adjusted(book.bayes(), kind);
            double rand = Rand.adjusted(found, kind);
            shares[i] = rand / bayes;
            lines.add(String.format(Locale.ROOT, "%d,%d,%d,%.4f,%.4f,%.4f,%.3f,%.3f,%.4f,%.4f", seed,
                    Arrays.stream(kind).max().orElseThrow() + 1, fit.segments().size(), bayes, rand, shares[i],
                    jaccard(book.first().profiles(), fit, (sample, s) -> METHOD.refit(sample, fit, s), seed),
                    jaccard(book.first().profiles(), fit, METHOD::fit, seed), agreement(found, next),
                    Arrays.stream(found).filter(s -> s < 0).count() / 2_000.0));
        }
        keep("planted.csv", lines);
        Arrays.sort(shares);
        assertThat(shares[COUNT / 2]).isGreaterThan(0.95);
        assertThat(shares[0]).isGreaterThan(0.6);
    }

    /// Smallest over segments of the mean best Jaccard coefficient over refits on the distinct accounts of bootstrap samples.
    private static double jaccard(FeatureMatrix profiles, Segmentation fit, Again again, long seed) {
        var random = new SplittableRandom(seed);
        int[] found = fit.assign(profiles).segment();
        var sums = new double[fit.segments().size()];
        for (int refit = 0; refit < REFITS; refit++) {
            int[] rows =
                    IntStream.range(0, profiles.rows()).map(i -> random.nextInt(profiles.rows())).distinct().sorted()
                            .toArray();
            var sample = profiles.rowsAt(rows);
            int[] after = again.fit(new TrainingSet(sample), seed + refit).assign(sample).segment();
            int[] before = Arrays.stream(rows).map(r -> found[r]).toArray();
            for (int s = 0; s < sums.length; s++) {
                sums[s] += best(before, after, s) / REFITS;
            }
        }
        return Arrays.stream(sums).min().orElse(Double.NaN);
    }

    private interface Again {
        Segmentation fit(TrainingSet training, long seed);
    }

    private static double best(int[] before, int[] after, int segment) {
        double best = 0;
        for (int t = 0; t <= Arrays.stream(after).max().orElse(0); t++) {
            int both = 0;
            int either = 0;
            for (int i = 0; i < before.length; i++) {
                both += before[i] == segment && after[i] == t ? 1 : 0;
                either += before[i] == segment || after[i] == t ? 1 : 0;
            }
            best = Math.max(best, (double) both / either);
        }
        return best;
    }

    /// Share of accounts in the segment that holds most of their segment's accounts in the next window; abstentions differ.
    private static double agreement(int[] now, int[] next) {
        int most = Arrays.stream(now).max().orElse(0) + 1;
        int others = Arrays.stream(next).max().orElse(0) + 1;
        int same = 0;
        for (int s = 0; s < most; s++) {
            var hits = new int[others];
            for (int i = 0; i < now.length; i++) {
                if (now[i] == s && next[i] >= 0) {
                    hits[next[i]]++;
                }
            }
            same += Arrays.stream(hits).max().orElse(0);
        }
        return (double) same / now.length;
    }

    private static void keep(String name, List<String> lines) throws IOException {
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(name), lines);
    }
}
