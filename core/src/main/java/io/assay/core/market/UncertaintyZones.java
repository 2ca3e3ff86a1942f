package io.assay.core.market;

import io.assay.core.event.Side;
import java.util.Map;
import java.util.TreeMap;

/// The model with uncertainty zones of Robert and Rosenbaum (2011), Journal of Financial Econometrics 9(2), and the
/// implicit spread that Dayri and Rosenbaum (2015), "Large tick assets: implicit spread and optimal tick size"
/// (arXiv 1207.6325), read from it.
///
/// The traded price moves to another tick only when the efficient price has gone beyond the middle between the two by
/// eta ticks. Just after a move up it stands eta - 1/2 ticks from the new price. So the next move of k ticks is a
/// continuation if the efficient price gains k ticks before it loses k - 1 + 2·eta, and an alternation otherwise:
/// for a martingale Nc(k)/Na(k) = (k - 1 + 2·eta)/k. Solved for eta, `u(k) = (k·(Nc(k)/Na(k) - 1) + 1)/2`, weighted by
/// the number of moves of k ticks; with moves of one tick only, the well-known Nc/(2·Na).
///
/// The spread that a maker needs against the moves that follow is the implicit spread, 2·eta·tick. Where it is below one
/// tick, whoever trades at the market pays tick·(1/2 - eta) beyond the efficient price and queues are long; where it
/// is above, makers lose and queues are thin. They balance at eta = 1/2.
///
/// **The balanced tick** is our derivation. Per unit of time the efficient price has variance 2·eta·tick² for each
/// price move; Dayri and Rosenbaum find the implicit spread to follow volatility per trade. If a new tick leaves
/// volatility and the number of trades as they are, it leaves the implicit spread as it is; then 2·eta'·tick' = 2·eta·tick
/// and eta' = 1/2 give `tick' = 2·eta·tick`. A market that trades more on a finer grid would balance at a finer tick still.
///
/// Prints of one instant and taker side are one order walking the book: its last price counts.
final class UncertaintyZones {
    /// By size of the move: {continuations, alternations}.
    private final Map<Long, long[]> moves = new TreeMap<>();
    private boolean open;
    private long orderNs;
    private Side orderSide = Side.BUY;
    private long orderPrice;
    private boolean hasLast;
    private long lastPrice;
    private int lastSign;

    void trade(long timeNs, long price, Side taker) {
        if (open && (timeNs != orderNs || taker != orderSide)) {
            settle();
        }
        open = true;
        orderNs = timeNs;
        orderSide = taker;
        orderPrice = price;
    }

    /// @param tick scaled like the prices
    Estimate estimate(long tick) {
        double weighted = 0;
        double variance = 0;
        long counted = 0;
        for (var entry : withLastOrder().entrySet()) {
            long continuations = entry.getValue()[0];
            long alternations = entry.getValue()[1];
            long n = continuations + alternations;
            double ticks = (double) entry.getKey() / tick;
            if (alternations > 0) {
                double odds = (double) continuations / alternations;
                weighted += n * (ticks * (odds - 1) + 1) / 2;
                // of n·u by the delta method: the odds of n independent moves have variance odds·(1 + odds)²/n
                variance += n * odds * (1 + odds) * (1 + odds) * ticks * ticks / 4;
                counted += n;
            }
        }
        if (counted == 0) {
            return new Estimate(Figure.absent("the traded price never turned"),
                    Figure.absent("the traded price never turned"));
        }
        return new Estimate(Figure.of(Math.max(0, weighted / counted)),
                variance > 0 ? Figure.of(Math.sqrt(variance) / counted)
                        : Figure.absent("the traded price never went on"));
    }

    /// @param eta width of the zones in ticks, >= 0
    /// @param se standard error of eta, moves taken as independent, as in the model
    record Estimate(Figure eta, Figure se) {}

    /// The order still open counts with what it has done so far; it may yet go on, so the totals stay as they are.
    private Map<Long, long[]> withLastOrder() {
        var all = new TreeMap<Long, long[]>();
        moves.forEach((size, counts) -> all.put(size, counts.clone()));
        count(all);
        return all;
    }

    private void settle() {
        count(moves);
        int sign = hasLast ? Long.signum(orderPrice - lastPrice) : 0;
        lastSign = sign == 0 ? lastSign : sign;
        lastPrice = orderPrice;
        hasLast = true;
    }

    private void count(Map<Long, long[]> into) {
        long move = hasLast ? orderPrice - lastPrice : 0;
        if (move != 0 && lastSign != 0) {
            into.computeIfAbsent(Math.abs(move), size -> new long[2])[Long.signum(move) == lastSign ? 0 : 1]++;
        }
    }
}
