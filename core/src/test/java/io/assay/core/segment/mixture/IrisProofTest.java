package io.assay.core.segment.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.segment.Rand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Published numbers on Fisher's iris: mclust 6.0.0 and R's kmeans and silhouette.
@Tag("proof")
class IrisProofTest {
    @Test
    void mixtures_reach_the_bic_of_mclust() throws IOException {
        var points = iris();
        var two = climb(points, 2, new int[]{0, 1, 1});
        var three = climb(points, 3, new int[]{0, 1, 2});
        assertThat(two.bic(Covariance.VVV, 150)).isCloseTo(-574.0178, within(1e-3));
        assertThat(three.bic(Covariance.VVV, 150)).isCloseTo(-580.8396, within(1e-3));
    }

    @Test
    void k_means_gives_the_published_partition() throws IOException {
        var points = iris();
        var fit = new KMeans(points.values(), 4).fit(3, 20, 100, new SplittableRandom(1));
        assertThat(fit.within()).isCloseTo(78.85144, within(1e-5));
        var sizes = new int[3];
        Arrays.stream(fit.nearest()).forEach(s -> sizes[s]++);
        Arrays.sort(sizes);
        assertThat(sizes).containsExactly(38, 50, 62);
        assertThat(Silhouette.mean(points.values(), 4, fit.nearest(), 3)).isCloseTo(0.552819, within(1e-6));
        var species = new int[150];
        Arrays.setAll(species, i -> i / 50);
        assertThat(Rand.adjusted(fit.nearest(), species)).isCloseTo(0.7302383, within(1e-7));
        var two = new KMeans(points.values(), 4).fit(2, 20, 100, new SplittableRandom(1));
        assertThat(Silhouette.mean(points.values(), 4, two.nearest(), 2)).isCloseTo(0.6810462, within(1e-7));
    }

    /// Climbs from the moments of groups of species.
    private static Em.Fit climb(Points points, int k, int[] groupOfSpecies) {
        var scatter = new double[k * 16];
        var means = new double[k * 4];
        var counts = new double[k];
        for (int row = 0; row < 150; row++) {
            int g = groupOfSpecies[row / 50];
            counts[g]++;
            for (int d = 0; d < 4; d++) {
                means[g * 4 + d] += points.values()[row * 4 + d];
            }
        }
        for (int i = 0; i < means.length; i++) {
            means[i] /= counts[i / 4];
        }
        for (int i = 0; i < 150 * 16; i++) {
            int row = i / 16;
            int g = groupOfSpecies[row / 50];
            int a = i % 16 / 4;
            int b = i % 4;
            scatter[g * 16 + a * 4 + b] += (points.values()[row * 4 + a] - means[g * 4 + a])
                    * (points.values()[row * 4 + b] - means[g * 4 + b]) / counts[g];
        }
        var weights = Arrays.stream(counts).map(n -> n / 150).toArray();
        return new Em(points, Covariance.VVV, 0).climb(new Components(weights, means, scatter, 0, 4), 5000, 1e-12);
    }

    private static Points iris() throws IOException {
        List<String> lines = Files.readAllLines(shared("data/iris_features.csv"));
        double[] values = lines.stream().skip(1).flatMap(line -> Arrays.stream(line.split(",")))
                .mapToDouble(Double::parseDouble).toArray();
        return Points.of(values, 4);
    }

    /// In the folder `shared` beside the project, wherever the test is started from.
    private static Path shared(String file) {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("shared").resolve(file))) {
            folder = folder.getParent();
        }
        assertThat(folder).as("a folder above holds shared/" + file).isNotNull();
        return folder.resolve("shared").resolve(file);
    }
}
