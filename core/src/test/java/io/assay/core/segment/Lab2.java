package io.assay.core.segment;

import java.util.*;

final class Lab2 {
    public static void main(String[] args) {
        int n = Integer.parseInt(args[3]);
        var config = MixtureConfig.DEFAULT;
        for (String world : args[2].split(",")) {
            double worst = 9; int ones = 0;
            for (int seed = Integer.parseInt(args[0]); seed <= Integer.parseInt(args[1]); seed++) {
                var book = world.equals("planted") ? Books.planted(n, seed) : Books.structureless(n, seed);
                long t = System.nanoTime();
                var seg = new GaussianMixture(config).fit(new TrainingSet(book.profiles()), seed);
                long t2 = System.nanoTime();
                var a = seg.assign(book.profiles());
                long t3 = System.nanoTime();
                double ari = Rand.adjusted(a.segment(), book.kind());
                worst = Math.min(worst, ari); if (seg.segments().size() == 1) ones++;
                double g = 0; double[] l1 = seg.logLikelihood(book.profiles()), l0 = seg.logLikelihoodOfOne(book.profiles());
                for (int i = 0; i < n; i++) g += (l1[i] - l0[i]) / n;
                System.out.printf("%s %d kinds=%d K=%d ARI=%.3f unsure=%d fit %.1fs assign %.2fs gain=%.2f %s%n", world, seed, Arrays.stream(book.kind()).max().getAsInt() + 1, seg.segments().size(), ari, a.count(Abstention.UNSURE), (t2 - t) / 1e9, (t3 - t2) / 1e9, g, seg.notes());
                if (seed == 1) {
                    System.out.println(seg.segments());
                    for (int i = 0; i < 4; i++) System.out.println(a.segment()[i] + " " + seg.reasons(book.profiles(), i) + " " + seg.smallestChange(book.profiles(), i));
                    t = System.nanoTime();
                    for (int i = 0; i < Math.min(n, 1000); i++) seg.reasons(book.profiles(), i);
                    t2 = System.nanoTime();
                    for (int i = 0; i < Math.min(n, 1000); i++) seg.smallestChange(book.profiles(), i);
                    System.out.printf("reasons %.3f ms change %.3f ms%n", (t2 - t) / 1e9, (System.nanoTime() - t2) / 1e9);
                }
            }
            System.out.println(world + " worst " + worst + " ones " + ones);
        }
    }
}
