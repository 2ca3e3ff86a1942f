package io.assay.bench;

import io.assay.app.simulate.ValueTrials;
import io.assay.app.simulate.ValueWorld;
import java.util.Locale;

/// How often the card's interval holds the true value of the policy it selected: worlds, worthless worlds, seed.
final class ValueWorlds {
    private ValueWorlds() {}

    public static void main(String[] args) throws InterruptedException {
        int count = Integer.parseInt(args[0]);
        int worthless = Integer.parseInt(args[1]);
        long seed = Long.parseLong(args[2]);
        int threads = Runtime.getRuntime().availableProcessors();
        long began = System.nanoTime();
        var spread = ValueTrials.spread(ValueWorld.DEFAULT, count, seed, threads);
        var none = ValueTrials.worthless(ValueWorld.DEFAULT, worthless, seed + 100_000, threads);
        System.out.println("| worlds | count | cover | where segments differ | accounts at hand | proven | unproven "
                + "| worthless | median width |\n|---|---|---|---|---|---|---|---|---|");
        System.out.println(spread.row("adverse markout 0 to 0.2 bp"));
        System.out.println(none.row("0.2 bp: separable, worthless"));
        System.err.println(String.format(Locale.ROOT, "%.2f s a world",
                (System.nanoTime() - began) / 1e9 / (count + worthless) * threads));
    }
}
