package io.assay.core.market;

import java.util.List;

/// Order-book precision of one instrument over one span, usually a day. Every figure may be absent and then says why;
/// time means are over the time for which a two-sided, uncrossed book was known.
///
/// @param tick price step in quote currency
/// @param tickInferred the tick is the greatest common divisor of all prices seen: never below the true one, above it
///            when too few prices were seen
/// @param tickBp time mean of tick over mid, in basis points
/// @param tickOverSpread time mean of tick over spread, in (0, 1]; 1 = always one tick wide
/// @param oneTickShare share of time at which the spread was one tick
/// @param spreadBp time mean of spread over mid, in basis points
/// @param depths within 1, 5, 10 and 25 bp of mid
/// @param touchUsd time mean of the size at the best price, mean of both sides
/// @param bidQueueS queue time of the best bid, in seconds; see [QueueMeter]
/// @param askQueueS queue time of the best ask
/// @param byTen share of trades at multiples of ten ticks; 1/10 if prices did not gather
/// @param byFive share of trades at multiples of five ticks; 1/5 if prices did not gather
/// @param eta width of the uncertainty zones in ticks; see [UncertaintyZones]
/// @param etaSe its standard error
/// @param implicitSpread 2·eta·tick, in quote currency
/// @param balancedTick the tick that would balance spread and queue, in quote currency; see [UncertaintyZones]
/// @param knownShare known time over time since the first book
/// @param crossedShare time under a locked or crossed book over time since the first book
public record BookFigures(Figure tick, boolean tickInferred, Figure tickBp, Figure tickOverSpread,
        Figure oneTickShare, Figure spreadBp, List<Depth> depths, Figure touchUsd, Figure bidQueueS, Figure askQueueS,
        Gathering byTen, Gathering byFive, Figure eta, Figure etaSe, Figure implicitSpread, Figure balancedTick,
        Figure knownShare,
        Figure crossedShare) {
    public BookFigures {
        depths = List.copyOf(depths);
    }

    /// The same with depths of another feed of the same instrument.
    BookFigures withDepths(List<Depth> others) {
        return new BookFigures(tick, tickInferred, tickBp, tickOverSpread, oneTickShare, spreadBp, others, touchUsd,
                bidQueueS, askQueueS, byTen, byFive, eta, etaSe, implicitSpread, balancedTick, knownShare,
                crossedShare);
    }

    /// The same of books that say prices alone: nothing that rests on sizes, and how far the shown prices reached.
    BookFigures withoutSizes() {
        var unsaid = Figure.absent("sizes are not said");
        var reaches = depths.stream().map(depth -> new Depth(depth.bp(), unsaid, unsaid, unsaid, unsaid,
                depth.bidReach(), depth.askReach())).toList();
        return new BookFigures(tick, tickInferred, tickBp, tickOverSpread, oneTickShare, spreadBp, reaches, unsaid,
                unsaid, unsaid, byTen, byFive, eta, etaSe, implicitSpread, balancedTick, knownShare, crossedShare);
    }

    /// Size within a distance of mid, in USD of notional.
    ///
    /// @param bp the distance
    /// @param bidUsd time mean over the time for which the shown bids reached that far
    /// @param askUsd likewise for asks
    /// @param bidAtLeastUsd time mean of what was shown, over all known time: a lower bound where `bidReach` < 1
    /// @param askAtLeastUsd likewise for asks
    /// @param bidReach share of known time for which the shown bids reached that far
    /// @param askReach likewise for asks
    public record Depth(double bp, Figure bidUsd, Figure askUsd, Figure bidAtLeastUsd, Figure askAtLeastUsd,
            Figure bidReach, Figure askReach) {
        /// The books shown ended nearer than `bp` for some of the time, so that `AtLeast` is no more than that.
        public boolean isLowerBound() {
            return bidReach.value() < 1 || askReach.value() < 1;
        }
    }

    /// How far trade prices gather on round numbers.
    ///
    /// @param share of trades at the round prices
    /// @param expected share if all last digits were equally likely
    /// @param p chance of a share at least as far off, chi-square with one degree of freedom, were trades independent
    ///            (they are not: runs at one price make p too small)
    public record Gathering(Figure share, double expected, Figure p) {}
}
