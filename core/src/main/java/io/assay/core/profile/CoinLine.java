package io.assay.core.profile;

import io.assay.core.market.ReferenceSeries;
import java.util.ArrayList;
import java.util.List;

/// Equity held in a coin: spot delta of that many coins.
///
/// Between reports it moves with what is settled in the coin. An inverse position of face n bought at p0 is worth
/// n(1/p0 - 1/p) coins at p, an option its premium, so equity at p is K - sum n/p + sum q·V(p), where K changes only with
/// reports, trades, fees, funding and transfers. A short of face n against n/p0 coins then stays worth n USD: neutral.
final class CoinLine extends Line {
    /// Coins that are this small a part of what they are the difference of are none.
    private static final double NOTHING = 1e-12;

    private final ReferenceSeries index;
    private final List<Line> settled = new ArrayList<>();
    private boolean known;

    /// @param index USD of a coin
    CoinLine(int underlying, ReferenceSeries index) {
        super(underlying);
        this.index = index;
    }

    void settles(Line line) {
        settled.add(line);
    }

    /// False until equity in the coin was reported.
    boolean isKnown() {
        return known;
    }

    void report(long atNs, double equity) {
        quantity = equity - settledCoins(atNs);
        known = true;
    }

    /// Coins come in (or go out) without anybody's price moving.
    void add(double coins) {
        if (known) {
            quantity += coins;
        }
    }

    @Override
    boolean isIdle() {
        return !known;
    }

    @Override
    void look(long atNs, View out) {
        double price = priceAt(atNs);
        out.base = price;
        out.price = price;
        if (!known) {
            out.nothing();
            return;
        }
        double moved = settledCoins(atNs);
        out.weight = quantity + moved;
        if (Math.abs(out.weight) <= NOTHING * (Math.abs(quantity) + Math.abs(moved))) {
            out.weight = 0;
        }
        out.delta = out.weight == 0 ? 0 : out.weight * price;
    }

    double priceAt(long atNs) {
        return PriceLine.priceAt(index, atNs);
    }

    private double settledCoins(long atNs) {
        double sum = 0;
        for (var line : settled) {
            sum += line.coins(atNs);
        }
        return sum;
    }

    @Override
    long quietUntil(long minute) {
        return known ? minute + 1 : Long.MAX_VALUE;
    }

    @Override
    double gain(View from, View to) {
        return from.weight == 0 ? 0 : from.weight * (to.base - from.base);
    }

    /// What comes and goes is no profit.
    @Override
    double gain(double change, double price, double rate, View to) {
        return 0;
    }
}
