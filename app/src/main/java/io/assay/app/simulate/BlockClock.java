package io.assay.app.simulate;

/// The venue's blocks: one every 80 ms on average, 50 to 110 ms apart.
final class BlockClock {
    private static final long GRID_NS = 80_000_000;
    private static final long JITTER_NS = 30_000_000;

    private final long startNs;
    private final long firstBlock;
    private final long salt;

    BlockClock(long startNs, long firstBlock, long salt) {
        this.startNs = startNs;
        this.firstBlock = firstBlock;
        this.salt = salt;
    }

    /// The first block at or after this time.
    long blockAfter(long timeNs) {
        return firstBlock + Math.ceilDiv(timeNs - startNs, GRID_NS);
    }

    long timeNs(long block) {
        return startNs + (block - firstBlock) * GRID_NS + jitter(block, JITTER_NS);
    }

    /// Nanoseconds from the block to the quote of an instrument that follows it: 1 to 25 ms, whole microseconds,
    /// in the order of the instruments.
    long quoteDelayNs(long block, int instrument) {
        long slotUs = 24_000 / Listings.MAX;
        return (1_000 + instrument * slotUs + jitter(block * Listings.MAX + instrument, slotUs)) * 1_000;
    }

    private long jitter(long number, long bound) {
        return (Dice.mix(number ^ salt) >>> 1) % bound;
    }
}
