package io.assay.bench.reference;

import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Side;
import io.assay.core.profile.LiveProfiles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What an event costs profiles that are kept as it happens: the planted day is told event by event to [LiveProfiles], each call
/// timed by itself and counted in bins of an eighth of its size; then how much memory an account and a waiting fill take.
public final class LiveLatency {
    private static final long STALE_NS = 60_000_000_000L;
    private static final int EIGHTHS = 3;
    private static final double[] SHARES = {0.5, 0.9, 0.99, 0.999, 0.9999, 1};

    private final PlantedWorld world;
    private final LiveProfiles live;
    private final int[] accounts;
    private final long[] quotes = new long[64 << EIGHTHS];
    private final long[] fills = new long[64 << EIGHTHS];
    private int most;

    private LiveLatency(long fills, int accounts) {
        world = new PlantedWorld(fills, accounts, 1);
        live = new LiveProfiles(listed(), STALE_NS);
        this.accounts = new int[accounts];
        Arrays.fill(this.accounts, -1);
    }

    /// @param args fills, accounts
    public static void main(String[] args) {
        long fills = Long.parseLong(args[0]);
        int accounts = Integer.parseInt(args[1]);
        new LiveLatency(Math.min(fills, 200_000), accounts).run();
        long before = used();
        var one = new LiveLatency(fills, accounts);
        long worldBytes = used() - before;
        one.run();
        long bytes = used() - before - worldBytes;
        one.print(bytes);
    }

    private void run() {
        for (var step = world.next(); step != PlantedWorld.Step.END; step = world.next()) {
            long timeNs = world.timeUs * 1_000;
            int instrument = world.instrument;
            if (step == PlantedWorld.Step.QUOTE) {
                long began = System.nanoTime();
                live.quote(instrument, timeNs, 5 * (world.bid + world.ask));
                count(quotes, System.nanoTime() - began);
            } else {
                fill(world.taker, timeNs, world.takerBuys);
                fill(world.maker, timeNs, !world.takerBuys);
                most = Math.max(most, live.waiting());
            }
        }
    }

    private void fill(int who, long timeNs, boolean buys) {
        if (accounts[who] < 0) {
            accounts[who] = live.account(Integer.toString(who));
        }
        int account = accounts[who];
        var side = buys ? Side.BUY : Side.SELL;
        long began = System.nanoTime();
        live.fill(account, world.instrument, timeNs, side, world.price, world.lots);
        count(fills, System.nanoTime() - began);
    }

    /// Mids take one digit more than prices: half a tick is five tenths.
    private List<LiveProfiles.Listed> listed() {
        return Stream.of(world.listings).map(one -> new LiveProfiles.Listed(
                one.isSpot() ? InstrumentKind.SPOT : InstrumentKind.PERPETUAL, one.priceDecimals(), one.lotDecimals(),
                one.priceDecimals() + 1)).toList();
    }

    private static void count(long[] bins, long ns) {
        int octave = 63 - Long.numberOfLeadingZeros(Math.max(1, ns));
        int part = octave < EIGHTHS ? 0 : (int) (ns >>> (octave - EIGHTHS)) & 7;
        bins[(octave << EIGHTHS) + part]++;
    }

    /// Upper edge of the bin that holds a share of all, ns.
    private static long quantile(long[] bins, double share) {
        long rank = (long) Math.ceil(share * Arrays.stream(bins).sum());
        int bin = 0;
        for (long below = bins[0]; below < rank; below += bins[bin]) {
            bin++;
        }
        int octave = bin >> EIGHTHS;
        return (1L << octave) + ((((bin & 7) + 1L) << octave) >> EIGHTHS);
    }

    private void print(long bytes) {
        System.out.println("| µs | 50 % | 90 % | 99 % | 99.9 % | 99.99 % | all | events |\n|---|---|---|---|---|---|---|---|");
        line("a quote", quotes);
        line("a fill", fills);
        var all = new long[quotes.length];
        Arrays.setAll(all, i -> quotes[i] + fills[i]);
        line("an event", all);
        long known = Arrays.stream(accounts).filter(number -> number >= 0).count();
        System.out.println(String.format(Locale.ROOT,
                "%nHeap at the end: %,d bytes an account, of %,d; in it %,d fills still wait, %,d at most.", bytes / known,
                known, live.waiting(), most));
    }

    private static void line(String what, long[] bins) {
        var line = new StringBuilder("| " + what + " |");
        for (double share : SHARES) {
            line.append(String.format(Locale.ROOT, " %.2f |", quantile(bins, share) / 1e3));
        }
        System.out.println(line.append(String.format(Locale.ROOT, " %,d |", Arrays.stream(bins).sum())));
    }

    private static long used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
