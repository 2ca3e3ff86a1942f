package io.assay.bench;

import io.assay.app.simulate.CrashTables;
import io.assay.app.simulate.CrashTrials;
import io.assay.app.simulate.CrashWorld;
import java.util.ArrayList;
import java.util.List;

/// The tables of docs/evidence/cascade.md: evenings of a crash under margins by segments and under a constant.
final class Cascade {
    private static final int THREADS = 2;

    private Cascade() {}

    /// `COUNT SEED`: worlds of the main tables and of those without information; half as many where risk is learnt from others
    /// there, of each variation a twentieth as many.
    public static void main(String[] args) throws InterruptedException {
        int count = Integer.parseInt(args[0]);
        long seed = Long.parseLong(args[1]);
        var world = CrashWorld.DEFAULT;
        var told = CrashTrials.run(world, count, seed, THREADS);
        show("Shape", CrashTables.shape(told));
        show("Losses", CrashTables.losses(told));
        show("Price", CrashTables.price(told));
        show("Coverage", CrashTables.coverage(told));
        show("Cyclicality", CrashTables.cycle(told));
        var rows = new ArrayList<>(CrashTables.headOfWorlds());
        rows.add(CrashTables.world("as planted", told));
        rows.add(CrashTables.world("segments tell nothing", CrashTrials.run(world.untold(), count, seed, THREADS)));
        rows.add(CrashTables.world("segments tell nothing, risk learnt from other accounts",
                CrashTrials.run(world.untold().learntFromOthers(), Math.max(2, count / 2), seed, THREADS)));
        show("Worlds", rows);
        vary(world, Math.max(2, count / 20), seed).forEach(System.out::println);
        told.trials().stream().map(CrashTables::line).forEach(System.err::println);
    }

    private static List<String> vary(CrashWorld world, int count, long seed) throws InterruptedException {
        var rows = new ArrayList<String>();
        rows.add(CrashTables.world("as planted, risk learnt from other accounts",
                CrashTrials.run(world.learntFromOthers(), count, seed, THREADS)));
        for (double spread : new double[]{0.5, 1.5, 0}) {
            rows.add(CrashTables.world("responses differ by " + spread,
                    CrashTrials.run(world.withSpread(spread), count, seed, THREADS)));
        }
        for (double fall : new double[]{1.8, 3.8}) {
            rows.add(CrashTables.world("fall of " + fall + " volatilities",
                    CrashTrials.run(world.withFall(fall), count, seed, THREADS)));
        }
        for (double weight : new double[]{0.25, 0.4}) {
            rows.add(CrashTables.world("stress weight " + weight,
                    CrashTrials.run(world.withWeight(weight), count, seed, THREADS)));
        }
        rows.add(CrashTables.world("no fund: winners pay",
                CrashTrials.run(world.withFund(0), count, seed, THREADS)));
        return rows;
    }

    private static void show(String title, List<String> rows) {
        System.out.println("\n## " + title + "\n");
        rows.forEach(System.out::println);
        System.out.flush();
    }
}
