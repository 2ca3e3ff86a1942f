package io.assay.bench.reference;

import java.util.Arrays;
import java.util.SplittableRandom;

/// The accounts of the planted world: who they are, how often they trade, how large, in what, and what they hold.
///
/// The first fiftieth makes the market; the others take, each in at most [#SLOTS] instruments. Positions start at none.
final class Traders {
    static final int SLOTS = 6;

    /// What an account is after.
    enum Kind {
        MAKER(0, 0),
        INFORMED(1.5, 3_000),
        NOISE(1, 500),
        DIRECTIONAL(0.6, 1_500),
        LARGE(0.4, 50_000),
        HEDGER(1.2, 8_000);

        private final double pace;
        private final double sizeUsd;

        Kind(double pace, double sizeUsd) {
            this.pace = pace;
            this.sizeUsd = sizeUsd;
        }
    }

    final int makers;
    private final int count;
    private final Kind[] kinds;
    private final double[] until;
    private final double[] sizes;
    private final byte[] slots;
    private final long[] held;
    private final long[] made;

    Traders(int count, Listing[] listings, SplittableRandom random) {
        this.count = count;
        makers = Math.max(4, count / 50);
        kinds = new Kind[count];
        until = new double[count];
        sizes = new double[count];
        slots = new byte[count * SLOTS];
        held = new long[count * SLOTS];
        made = new long[makers * Listing.COUNT];
        double[] popular = popularity(listings);
        Arrays.fill(slots, (byte) -1);
        double sum = 0;
        for (int account = 0; account < count; account++) {
            kinds[account] = account < makers ? Kind.MAKER : kind(random.nextDouble());
            sum += kinds[account].pace * StrictMath.exp(random.nextGaussian());
            until[account] = sum;
            sizes[account] = kinds[account].sizeUsd * StrictMath.exp(0.8 * random.nextGaussian());
            choose(account, popular, random);
        }
    }

    private static Kind kind(double draw) {
        return draw < 0.12 ? Kind.INFORMED
                : draw < 0.62 ? Kind.NOISE
                : draw < 0.78 ? Kind.DIRECTIONAL : draw < 0.88 ? Kind.LARGE : Kind.HEDGER;
    }

    private static double[] popularity(Listing[] listings) {
        var sums = new double[listings.length];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += listings[i].weight();
            sums[i] = sum;
        }
        return sums;
    }

    private void choose(int account, double[] popular, SplittableRandom random) {
        int wanted = kinds[account] == Kind.MAKER ? 0
                : kinds[account] == Kind.HEDGER ? 2 + 2 * random.nextInt(2) : 1 + random.nextInt(SLOTS);
        for (int taken = 0, tries = 0; taken < wanted && tries < 40; tries++) {
            int instrument = drawn(popular, popular.length, random);
            if (kinds[account] == Kind.HEDGER) {
                taken += add(account, instrument & ~1) ? 1 : 0;
                taken += add(account, instrument | 1) ? 1 : 0;
            } else {
                taken += add(account, instrument) ? 1 : 0;
            }
        }
    }

    private boolean add(int account, int instrument) {
        for (int slot = account * SLOTS; slot < (account + 1) * SLOTS; slot++) {
            if (slots[slot] == instrument) {
                return false;
            }
            if (slots[slot] < 0) {
                slots[slot] = (byte) instrument;
                return true;
            }
        }
        return false;
    }

    int count() {
        return count;
    }

    Kind kind(int account) {
        return kinds[account];
    }

    double sizeUsd(int account) {
        return sizes[account];
    }

    /// Who takes next.
    int taker(SplittableRandom random) {
        return drawn(until, count, random);
    }

    /// A slot of an account, where it trades next: a hedger's leg that is behind the other.
    int slot(int account, SplittableRandom random) {
        int first = account * SLOTS;
        int used = 0;
        while (used < SLOTS && slots[first + used] >= 0) {
            used++;
        }
        if (kinds[account] != Kind.HEDGER) {
            return first + random.nextInt(used);
        }
        int pair = first + 2 * random.nextInt(used / 2);
        return random.nextBoolean() ? pair : pair + 1;
    }

    int instrument(int slot) {
        return slots[slot];
    }

    /// Lots held in a slot.
    long held(int slot) {
        return held[slot];
    }

    void move(int slot, long lots) {
        held[slot] += lots;
    }

    /// Lots a maker holds.
    long made(int maker, int instrument) {
        return made[maker * Listing.COUNT + instrument];
    }

    void makeMove(int maker, int instrument, long lots) {
        made[maker * Listing.COUNT + instrument] += lots;
    }

    /// A number drawn by running sums of weights.
    static int drawn(double[] sums, int count, SplittableRandom random) {
        int found = Arrays.binarySearch(sums, 0, count, random.nextDouble() * sums[count - 1]);
        return Math.min(count - 1, found < 0 ? -found - 1 : found + 1);
    }
}
