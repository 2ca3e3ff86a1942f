package io.assay.bench;

import io.assay.app.simulate.ValueTrial;
import io.assay.app.simulate.ValueWorld;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

final class ValueWorlds {
    public static void main(String[] args) throws Exception {
        int n = Integer.parseInt(args[0]);
        long seed = Long.parseLong(args[1]);
        double fixed = args.length > 2 ? Double.parseDouble(args[2]) : -1;
        var pool = Executors.newFixedThreadPool(Integer.getInteger("threads", 2));
        var work = new ArrayList<Callable<String>>();
        for (int i = 0; i < n; i++) {
            long s = seed + i;
            double m = fixed >= 0 ? fixed : 0.2 * ((i * 0.6180339887) % 1);
            work.add(() -> {
                long t = System.nanoTime();
                var trial = ValueTrial.of(new ValueWorld(m, Integer.getInteger("accounts", 400), Integer.getInteger("days", 28), 4), s);
                return String.format(Locale.ROOT, "%d m %.3f  %s value %.4f [%.4f, %.4f] truth %.4f here %.4f uniform %.3f mat %.4f %s %s %.2f s", s, m,
                        trial.covers() ? "in " : "OUT", trial.value().estimate(), trial.value().low(), trial.value().high(),
                        trial.truth(), trial.truthHere(), trial.uniform(), trial.materiality(), trial.word(), trial.selected(), (System.nanoTime() - t) / 1e9);
            });
        }
        for (var f : pool.invokeAll(work)) {
            System.out.println(f.get());
        }
        pool.shutdown();
    }
}
