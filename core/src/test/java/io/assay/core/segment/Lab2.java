package io.assay.core.segment;

import java.util.*;

final class Lab2 {
    public static void main(String[] args) {
        var config = MixtureConfig.DEFAULT;
        for (String world : args[2].split(",")) {
            double worst = 9; int ones = 0;
            for (int seed = Integer.parseInt(args[0]); seed <= Integer.parseInt(args[1]); seed++) {
                var book = world.equals("planted") ? Books.planted(2000, seed) : Books.structureless(2000, seed);
                long t = System.nanoTime();
                var space = FeatureSpace.fit(book.profiles(), config.features(), FeatureSpace.Scaling.ROBUST);
                var pts = space.points(book.profiles());
                double[] points = pts.values(); int d = space.dims();
                var random = new SplittableRandom(seed);
                var search = new MixtureSearch(config);
                var found = search.best(pts, random);
                long t2 = System.nanoTime();
                var decision = new SegmentCount(config, search).decide(found, pts, random);
                var comp = found.components();
                double[] m = Groups.membership(comp, decision.level(), pts);
                int k = decision.level().groups();
                int[] label = new int[2000];
                for (int i = 0; i < 2000; i++) { int b = Assignments.best(m, i, k); label[i] = m[i * k + b] < 0.6 ? -1 : b; }
                double ari = Rand.adjusted(label, book.kind());
                worst = Math.min(worst, ari); if (k == 1) ones++;
                if (world.equals("structureless") && k > 1) {
                    var sbx = new StringBuilder();
                    for (int g = 0; g < k; g++) { for (int f = 0; f < d; f++) { double su = 0; int nn = 0; for (int i = 0; i < 2000; i++) if (label[i] == g && !Double.isNaN(points[i * d + f])) { su += points[i * d + f]; nn++; } sbx.append(String.format(" %.2f", su / nn)); } sbx.append(" ;"); }
                    for (int f : new int[] {4, 6}) { int c0 = 0, c1 = 0; for (int i = 0; i < 2000; i++) { double v = book.profiles().at(i, book.profiles().column(space.columns().get(f))); if (v == 0) c0++; if (v == 1) c1++; } sbx.append(" " + space.columns().get(f) + " " + c0 + "/" + c1); }
                    System.out.println(sbx + " " + space.columns());
                }
                System.out.printf("%s %d %s G=%d kinds=%d K=%d ARI=%.3f fit %.1fs decide %.1fs %s | %s%n", world, seed, found.family(), comp.count(),
                        Arrays.stream(book.kind()).max().getAsInt() + 1, k, ari, (t2 - t) / 1e9, (System.nanoTime() - t2) / 1e9, decision.strength(),
                        new Modes(comp).levels(0.02).stream().map(l -> String.format("%d:%.2f", l.groups(), l.valley())).toList());
            }
            System.out.println(world + " worst " + worst + " ones " + ones);
        }
    }
}
