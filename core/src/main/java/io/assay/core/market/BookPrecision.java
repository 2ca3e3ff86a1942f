package io.assay.core.market;

import io.assay.core.event.Side;

/// Order-book precision of one instrument, fed with its books and trades in the order of time.
///
/// Prices are integers at one scale, sizes are in base currency (or contracts of a fixed multiplier) or in quote
/// currency; the quote currency counts as USD one for one. A book holds until the next one replaces it, though no longer
/// than [Feed#holdNs]: books that come with every change hold for as long as the feed is believed to be up, snapshots
/// for as long as a sample counts. Locked, crossed and one-sided books are no books: their time is counted apart.
///
/// Feed one day, beginning with the book that stood at its start, and ask for [#figures] at its end; both cost time in
/// proportion to what was fed, memory in proportion to the distinct prices and spreads.
public final class BookPrecision {
    private final Feed feed;
    private final double units;
    private final SpreadMeter spread = new SpreadMeter();
    private final DepthMeter depth = new DepthMeter();
    private final QueueMeter bidQueue = new QueueMeter();
    private final QueueMeter askQueue = new QueueMeter();
    private final PriceGrid grid = new PriceGrid();
    private final UncertaintyZones zones = new UncertaintyZones();
    private Book book = Book.EMPTY;
    private boolean started;
    private long firstNs;
    private long bookNs;
    private long countedNs;
    private long latestNs = Long.MIN_VALUE;
    private long crossedNs;

    public BookPrecision(Feed feed) {
        this.feed = feed;
        units = Double.parseDouble("1e" + feed.priceScale);
    }

    /// A top of book. Sizes as in [Feed#sizeUnit]; a side with size 0 is not there.
    public void quote(long timeNs, long bid, long ask, double bidSize, double askSize) {
        book(timeNs, bidSize > 0 ? new long[]{bid} : new long[0], bidSize > 0 ? new double[]{bidSize} : new double[0],
                askSize > 0 ? new long[]{ask} : new long[0], askSize > 0 ? new double[]{askSize} : new double[0]);
    }

    /// A book, each side best first.
    public void book(long timeNs, long[] bids, double[] bidSizes, long[] asks, double[] askSizes) {
        advance(timeNs);
        if (!started) {
            started = true;
            firstNs = timeNs;
        }
        bookNs = timeNs;
        countedNs = timeNs;
        book = new Book(levels(bids, bidSizes), bidSizes.length == 0 ? 0 : bidSizes[0], levels(asks, askSizes),
                askSizes.length == 0 ? 0 : askSizes[0]);
    }

    /// Begins to count here, with the book that stands: it has that much less time left to hold.
    void start(long timeNs) {
        requireOrder(timeNs);
        latestNs = timeNs;
        firstNs = timeNs;
        countedNs = timeNs;
    }

    /// A print.
    ///
    /// @param price scaled
    /// @param size as in [Feed#sizeUnit]
    /// @param taker side of the account that took
    public void trade(long timeNs, long price, double size, Side taker) {
        requireOrder(timeNs);
        latestNs = timeNs;
        grid.trade(price);
        zones.trade(timeNs, price, taker);
        if (started && book.isProper() && timeNs - bookNs <= feed.holdNs && isAtTouch(price, taker)) {
            switch (taker) {
                case BUY -> askQueue.trade(size);
                case SELL -> bidQueue.trade(size);
            }
        }
    }

    /// Everything up to a moment, which may lie after the last event: the last book holds on as long as it may.
    public BookFigures figures(long endNs) {
        advance(endNs);
        boolean inferred = feed.tick == 0;
        long tick = inferred ? grid.divisor() : feed.tick;
        long spanNs = started ? endNs - firstNs : 0;
        if (tick == 0) {
            return figures(Figure.absent("no price was seen"), 1, spanNs);
        }
        return figures(Figure.of(tick / units), tick, spanNs);
    }

    private BookFigures figures(Figure tick, long scaledTick, long spanNs) {
        var zone = zones.estimate(scaledTick);
        var implicit = tick.isPresent() ? zone.eta().times(2 * tick.value()) : tick;
        var touchUsd = Figure.ratio((bidQueue.usdNs() + askQueue.usdNs()) / 2, spread.ns(), SpreadMeter.NO_BOOK);
        var balanced = implicit.isPresent() && implicit.value() == 0
                ? Figure.absent("the traded price never went on")
                : implicit;
        return new BookFigures(tick, feed.tick == 0, spread.tickBp(scaledTick), spread.tickOverSpread(scaledTick),
                spread.oneTickShare(scaledTick), spread.spreadBp(), depth.depths(), touchUsd, bidQueue.seconds(),
                askQueue.seconds(), grid.gathering(scaledTick, 10), grid.gathering(scaledTick, 5), zone.eta(),
                zone.se(), implicit,
                balanced, Figure.ratio((double) spread.ns(), spanNs, "no book was seen"),
                Figure.ratio((double) crossedNs, spanNs, "no book was seen"));
    }

    /// Counts the time the standing book has held since it was last counted.
    private void advance(long toNs) {
        requireOrder(toNs);
        latestNs = toNs;
        long heldNs = started ? Math.min(toNs - bookNs, feed.holdNs) - (countedNs - bookNs) : 0;
        if (heldNs <= 0) {
            return;
        }
        countedNs += heldNs;
        if (book.isProper()) {
            long bid = book.bids.price()[0];
            long ask = book.asks.price()[0];
            spread.hold(bid, ask, heldNs);
            depth.hold(book.bids, book.asks, (double) bid + ask, heldNs);
            bidQueue.hold(book.bidSize, book.bids.usd()[0], heldNs);
            askQueue.hold(book.askSize, book.asks.usd()[0], heldNs);
        } else if (book.isTwoSided()) {
            crossedNs += heldNs;
        }
    }

    /// Every trade of a sampled feed counts as at the touch, since its touch of that moment is not known; of a feed of
    /// changes, those at the standing best price or inside it, and not what swept on beyond.
    private boolean isAtTouch(long price, Side taker) {
        if (feed.sampled) {
            return true;
        }
        return switch (taker) {
            case BUY -> price <= book.asks.price()[0];
            case SELL -> price >= book.bids.price()[0];
        };
    }

    private DepthMeter.Levels levels(long[] price, double[] size) {
        if (price.length != size.length) {
            throw new IllegalArgumentException(price.length + " prices with " + size.length + " sizes");
        }
        var usd = new double[size.length];
        for (int i = 0; i < size.length; i++) {
            grid.see(price[i]);
            usd[i] = switch (feed.sizeUnit) {
                case BASE -> size[i] * feed.multiplier * (price[i] / units);
                case QUOTE -> size[i] * feed.multiplier;
            };
        }
        return new DepthMeter.Levels(price.clone(), usd);
    }

    private void requireOrder(long timeNs) {
        if (timeNs < latestNs) {
            throw new IllegalArgumentException("event at " + timeNs + " after one at " + latestNs);
        }
    }

    /// What a size is counted in.
    public enum SizeUnit {
        /// Base currency, or contracts of `multiplier` base currency (linear).
        BASE,
        /// Quote currency, or contracts of `multiplier` quote currency (inverse).
        QUOTE
    }

    /// How one feed of one instrument is to be read.
    ///
    /// @param priceScale prices are given times 10^priceScale
    /// @param tick the venue's, scaled; 0 to infer it from the prices seen
    /// @param sizeUnit what sizes count
    /// @param multiplier of the contract, 1 where sizes are amounts
    /// @param sampled true for snapshots, false for a feed of every change
    /// @param holdNs how long a book counts that nothing replaces
    public record Feed(int priceScale, long tick, SizeUnit sizeUnit, double multiplier, boolean sampled, long holdNs) {
        public Feed {
            if (tick < 0 || holdNs <= 0 || !(multiplier > 0)) {
                throw new IllegalArgumentException(
                        "tick >= 0, holdNs > 0 and multiplier > 0: " + tick + ", " + holdNs + ", " + multiplier);
            }
        }
    }

    private record Book(DepthMeter.Levels bids, double bidSize, DepthMeter.Levels asks, double askSize) {
        static final Book EMPTY = new Book(new DepthMeter.Levels(new long[0], new double[0]), 0,
                new DepthMeter.Levels(new long[0], new double[0]), 0);

        boolean isTwoSided() {
            return bids.price().length > 0 && asks.price().length > 0;
        }

        boolean isProper() {
            return isTwoSided() && bids.price()[0] < asks.price()[0];
        }
    }
}
