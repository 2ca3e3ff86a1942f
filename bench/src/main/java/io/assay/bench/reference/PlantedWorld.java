package io.assay.bench.reference;

import java.util.SplittableRandom;

/// One day of a planted venue, event by event in order of time, every event at a microsecond of its own: the same seed
/// and size give the same day. Memory grows with accounts, not with events.
///
/// Two sides a trade, four tops of book a trade. Prices follow a random walk with a drift that decays over a minute and a
/// half; informed takers know its sign, the price gives way a little to every trade. Hedgers hold a perpetual against its
/// spot pair.
final class PlantedWorld {
    static final long START_US = 1_772_409_600_000_000L;
    private static final long DAY_US = 86_400_000_000L;
    private static final double DRIFT_TAU_S = 90;
    private static final double DRIFT_SD = 8e-4;
    private static final double SECOND_SD = 1.3e-4;
    private static final double RESPONSE = 1e-5;

    /// What happens next.
    enum Step {
        QUOTE, TRADE, END
    }

    final Listing[] listings = new Listing[Listing.COUNT];
    final Traders traders;
    private final SplittableRandom random;
    private final double[] popular = new double[Listing.COUNT];
    private final double[] logPrice = new double[Listing.COUNT / 2];
    private final double[] drift = new double[Listing.COUNT / 2];
    private final long[] movedUs = new long[Listing.COUNT / 2];
    private final long[] bids = new long[Listing.COUNT];
    private final long[] asks = new long[Listing.COUNT];
    private final double gapUs;
    private long quotesLeft;
    private long tradesLeft;
    private int opened;

    long timeUs = START_US;
    int instrument;
    long bid;
    long ask;
    long bidLots;
    long askLots;
    long price;
    long lots;
    int taker;
    int maker;
    boolean takerBuys;
    long takerBefore;
    long makerBefore;
    long trade;

    PlantedWorld(long fills, int accounts, long seed) {
        random = new SplittableRandom(seed);
        double sum = 0;
        for (int i = 0; i < listings.length; i++) {
            listings[i] = Listing.of(i);
            sum += listings[i].weight();
            popular[i] = sum;
        }
        for (int u = 0; u < logPrice.length; u++) {
            logPrice[u] = StrictMath.log(listings[2 * u].startPrice());
            drift[u] = DRIFT_SD * random.nextGaussian();
            movedUs[u] = START_US;
        }
        traders = new Traders(accounts, listings, random);
        tradesLeft = fills / 2;
        quotesLeft = 2 * fills;
        gapUs = (double) DAY_US / (tradesLeft + quotesLeft);
    }

    /// Moves to the next event; its fields are those of this world until the one after.
    Step next() {
        long left = quotesLeft + tradesLeft;
        if (left == 0) {
            return Step.END;
        }
        timeUs += Math.max(1, (long) (gapUs * (0.25 + 1.49 * random.nextDouble())));
        boolean isQuote = opened < listings.length || random.nextDouble() * left < quotesLeft;
        if (isQuote && quotesLeft > 0) {
            quotesLeft--;
            instrument = opened < listings.length ? opened++ : Traders.drawn(popular, popular.length, random);
            quote();
            return Step.QUOTE;
        }
        tradesLeft--;
        trade();
        return Step.TRADE;
    }

    private void quote() {
        var listing = listings[instrument];
        int underlying = listing.underlying();
        double seconds = (timeUs - movedUs[underlying]) * 1e-6;
        movedUs[underlying] = timeUs;
        double kept = StrictMath.exp(-seconds / DRIFT_TAU_S);
        logPrice[underlying] += drift[underlying] * (1 - kept) + SECOND_SD * Math.sqrt(seconds) * random.nextGaussian();
        drift[underlying] = drift[underlying] * kept + DRIFT_SD * Math.sqrt(1 - kept * kept) * random.nextGaussian();
        double basis = listing.isSpot() ? 2e-5 * random.nextGaussian() : 0;
        double ticks = StrictMath.exp(logPrice[underlying] + basis) / listing.tick();
        long half = (listing.isSpot() ? 4L : 2L) + random.nextInt(6);
        bid = Math.max(1, Math.round(ticks) - half);
        ask = bid + 2 * half + random.nextInt(2);
        double depth = 20_000 / (ticks * listing.tick()) / listing.lot();
        bidLots = 1 + (long) (depth * random.nextDouble());
        askLots = 1 + (long) (depth * random.nextDouble());
        bids[instrument] = bid;
        asks[instrument] = ask;
    }

    private void trade() {
        trade++;
        taker = traders.taker(random);
        int slot = traders.slot(taker, random);
        instrument = traders.instrument(slot);
        var listing = listings[instrument];
        takerBefore = traders.held(slot);
        takerBuys = isBuy(slot);
        maker = random.nextInt(traders.makers);
        makerBefore = traders.made(maker, instrument);
        long improved = random.nextInt(8) == 0 ? 1 : 0;
        price = takerBuys ? asks[instrument] - improved : bids[instrument] + improved;
        double usd = traders.sizeUsd(taker) * StrictMath.exp(0.6 * random.nextGaussian());
        lots = Math.max(1, Math.round(usd / (price * listing.tick()) / listing.lot()));
        traders.move(slot, takerBuys ? lots : -lots);
        traders.makeMove(maker, instrument, takerBuys ? -lots : lots);
        logPrice[listing.underlying()] += takerBuys ? RESPONSE : -RESPONSE;
    }

    private boolean isBuy(int slot) {
        boolean coin = random.nextBoolean();
        boolean often = random.nextInt(10) < 8;
        double usd = traders.held(slot) * listings[instrument].lot() * listings[instrument].startPrice();
        return switch (traders.kind(taker)) {
            case INFORMED -> often ? drift[listings[instrument].underlying()] > 0 : coin;
            case DIRECTIONAL -> often ? (taker & 1) == 0 : coin;
            case HEDGER -> often ? listings[instrument].isSpot() == usd < 30 * traders.sizeUsd(taker) : coin;
            case MAKER, NOISE, LARGE -> Math.abs(usd) > 5 * traders.sizeUsd(taker) ? usd < 0 : coin;
        };
    }
}
