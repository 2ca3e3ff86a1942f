package io.assay.app.simulate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A listed instrument while it trades: its top of book, who rests in it and who quotes it.
///
/// The mid is the price of the underlying times a basis, plus a transient response to trades that decays
/// over [#RESPONSE_TAU_S]. The published bid and ask change only in [#requote]; trades happen at those.
final class Instrument {
    static final double RESPONSE_TAU_S = 25;

    final int index;
    final Listing listing;
    final MarketPath path;
    final MakerPool makers = new MakerPool();
    final ArrayDeque<RestingOrder> restingBids = new ArrayDeque<>();
    final ArrayDeque<RestingOrder> restingAsks = new ArrayDeque<>();
    final List<BrittlePosition> brittle = new ArrayList<>();
    final List<LatencyOrder> awaitingJump = new ArrayList<>();
    final double tradeGapS;
    final double halfSpread;
    final double depthUsd;
    final double priceUnit;
    final double lotSize;
    private final double logBasis;
    private final double permanentPerDepth;
    private final double transientPerDepth;
    private double response;
    private long lastNs;
    private long bid;
    private long ask;
    private long bidLots;
    private long askLots;
    private boolean isDirty;

    /// @param tradesPerDay expected; beyond 8,000 the response to each shrinks, so that together they stay a part
    ///     of what moves the market
    Instrument(int index, Listing listing, Listings.Root root, MarketPath path, double logBasis, double tradesPerDay,
            long startNs) {
        double responseScale = Math.min(1, Math.sqrt(8_000 / tradesPerDay));
        this.tradeGapS = 86_400 / tradesPerDay;
        this.index = index;
        this.listing = listing;
        this.path = path;
        this.logBasis = logBasis;
        this.halfSpread = root.halfSpreadBp() * 1e-4;
        this.depthUsd = root.depthUsd() * (listing.isSpot() ? 0.5 : 1);
        this.permanentPerDepth = 0.10 * halfSpread * responseScale;
        this.transientPerDepth = 0.35 * halfSpread * responseScale;
        this.priceUnit = 1.0 / Decimals.power(listing.priceDecimals());
        this.lotSize = 1.0 / Decimals.power(listing.sizeDecimals());
        this.lastNs = startNs;
    }

    void advance(long timeNs) {
        path.advance(timeNs);
        if (timeNs > lastNs) {
            response *= StrictMath.exp((lastNs - timeNs) * 1e-9 / RESPONSE_TAU_S);
            lastNs = timeNs;
        }
    }

    /// The efficient mid in USD.
    double mid() {
        return StrictMath.exp(path.logPrice() + logBasis + response);
    }

    /// The price of the underlying, in units of the price.
    long indexPrice() {
        return Math.round(StrictMath.exp(path.logPrice()) / priceUnit);
    }

    /// The mid of the published quote in USD.
    double quotedMid() {
        return (bid + ask) * 0.5 * priceUnit;
    }

    /// Moves the mid after an order of this sign and notional: square root of the notional over the depth.
    void respond(int sign, double usd) {
        double size = Math.min(4, Math.sqrt(usd / depthUsd));
        path.respond(sign * permanentPerDepth * size);
        response += sign * transientPerDepth * size;
    }

    /// Log return of the mid expected over this many seconds, without what later trades add.
    double expectedMove(double seconds) {
        return path.expectedMove(seconds) - response * (1 - StrictMath.exp(-seconds / RESPONSE_TAU_S));
    }

    /// Puts bid and ask around the mid, outward to the price step. True when one of the prices changed.
    boolean requote(Dice dice) {
        double mid = mid() / priceUnit;
        double low = mid * (1 - halfSpread);
        long step = listing.step((long) low);
        long newBid = Math.max(step, (long) low / step * step);
        long stepUp = listing.step((long) (mid * (1 + halfSpread)) + 1);
        long newAsk =
                Math.max(newBid + step, -Math.floorDiv(-(long) Math.ceil(mid * (1 + halfSpread)), stepUp) * stepUp);
        boolean isChanged = newBid != bid || newAsk != ask;
        bid = newBid;
        ask = newAsk;
        if (isChanged || isDirty) {
            bidLots = lots(dice.logNormal(depthUsd, 0.5));
            askLots = lots(dice.logNormal(depthUsd, 0.5));
        }
        isDirty = false;
        return isChanged;
    }

    long bid() {
        return bid;
    }

    long ask() {
        return ask;
    }

    long bidLots() {
        return bidLots;
    }

    long askLots() {
        return askLots;
    }

    /// Lots worth about this much, at least one.
    long lots(double usd) {
        return Math.max(1, Math.round(usd / (quotedMid() * lotSize)));
    }

    double usd(long lots) {
        return lots * lotSize * quotedMid();
    }

    /// Marks the quote as consumed. True the first time since the last [#requote].
    boolean markDirty() {
        boolean isFirst = !isDirty;
        isDirty = true;
        return isFirst;
    }

    ArrayDeque<RestingOrder> resting(int sign) {
        return sign > 0 ? restingBids : restingAsks;
    }

    /// The oldest live order on this side that is not of this account, or null.
    @Nullable
    RestingOrder oldest(int sign, Account except) {
        for (Iterator<RestingOrder> orders = resting(sign).iterator(); orders.hasNext();) {
            RestingOrder order = orders.next();
            if (order.lotsLeft == 0) {
                orders.remove();
            } else if (order.holding.account != except) {
                return order;
            }
        }
        return null;
    }

    /// An order in the book that is not a market maker's quote.
    static final class RestingOrder {
        final Holding holding;
        final Order order;
        long lotsLeft;

        RestingOrder(Holding holding, Order order, long lots) {
            this.holding = holding;
            this.order = order;
            this.lotsLeft = lots;
        }
    }

    /// What a latency taker sends when the next jump comes.
    record LatencyOrder(Holding holding, double usd) {}

    /// A position that is liquidated when the bid falls to, or the ask rises to, this price.
    record BrittlePosition(Holding holding, long price) {}
}
