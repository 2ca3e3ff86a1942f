package io.assay.core.segment;

import java.util.*;

final class Lab {
    public static void main(String[] args) {
        var config = MixtureConfig.DEFAULT;
        for (String world : new String[] {"structureless", "planted"}) {
            for (int seed = 1; seed <= Integer.parseInt(args[0]); seed++) {
                var book = world.equals("planted") ? Books.planted(2000, seed) : Books.structureless(2000, seed);
                var space = FeatureSpace.fit(book.profiles(), config.features(), FeatureSpace.Scaling.ROBUST);
                double[] points = space.points(book.profiles());
                int d = space.dims();
                long t = System.nanoTime();
                for (var family : config.families()) {
                    var c = new MixtureConfig(config.features(), List.of(family), config.componentsMax(), config.starts(), config.ridge(), config.noise(), 0.5, 0.8, 5, 0.02, 3000, 20000, config.limits());
                    var found = new MixtureSearch(c).best(points, d, new SplittableRandom(seed));
                    var comp = found.components();
                    var sb = new StringBuilder();
                    double[] w = new Density(comp).weighted(points);
                    for (var level : new Modes(comp).levels(0.02)) {
                        int[] label = new int[2000];
                        for (int i = 0; i < 2000; i++) {
                            double[] p = new double[level.groups()];
                            LogSum.normalise(w, i * comp.count(), comp.count());
                            for (int k = 0; k < comp.count(); k++) p[level.group()[k]] += w[i * comp.count() + k];
                            for (int k = 0; k < comp.count(); k++) w[i * comp.count() + k] = Math.log(w[i * comp.count() + k]);
                            int best = 0;
                            for (int g = 1; g < p.length; g++) if (p[g] > p[best]) best = g;
                            label[i] = p[best] < 0.6 ? -1 : best;
                        }
                        sb.append(String.format(" %d:%.2f(%.3f)", level.groups(), level.valley(), Rand.adjusted(label, book.kind())));
                    }
                    System.out.printf("%s %d %s G=%d bic=%.0f noise=%.3f kinds=%d %.1fs w=%s | %s%n", world, seed, family, comp.count(), found.bic(), comp.noise(),
                            Arrays.stream(book.kind()).max().getAsInt() + 1, (System.nanoTime() - t) / 1e9, Arrays.stream(comp.weights()).mapToObj(x -> String.format("%.2f", x)).toList(), sb);
                }
            }
        }
    }
}
