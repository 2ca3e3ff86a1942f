package io.assay.core.event;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Checks that each fill of an account and instrument starts where the one before it ended.
///
/// A fill ends at its start plus its signed quantity, less a fee taken in the base token (spot). The
/// venue prints positions as doubles, so ends within a few units in the last place still hold.
public final class PositionChain {
    private static final int ULPS = 4;
    private static final double FEE_STEP = 1e-8;

    private PositionChain() {}

    /// How a fill's start relates to the end of the fill before it.
    public enum Link {
        HOLDS("holds to the last digit"),
        VENUE_ROUNDING("holds within the venue's double rounding"),
        FEE_IN_BASE("spot fee or rebate taken in the base token"),
        SAME_INSTANT("fills of one instant that no order chains"),
        BALANCE_MOVED("spot balance changed between fills: transfer, or fills missing from the file"),
        MISSING_FILLS("position changed between fills: fills missing from the file");

        private final String words;

        Link(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// @param spot counts of links between fills of spot instruments, by kind of link
    /// @param derivatives the same for all other instruments
    public record Check(Map<Link, Long> spot, Map<Link, Long> derivatives) {
        public Check {
            spot = Collections.unmodifiableMap(new TreeMap<>(spot));
            derivatives = Collections.unmodifiableMap(new TreeMap<>(derivatives));
        }

        public static long total(Map<Link, Long> links) {
            return links.values().stream().mapToLong(Long::longValue).sum();
        }

        /// Links that need no explanation: exact, or within the venue's rounding.
        public static long holding(Map<Link, Long> links) {
            return links.getOrDefault(Link.HOLDS, 0L) + links.getOrDefault(Link.VENUE_ROUNDING, 0L);
        }
    }

    public static Check check(Fills fills) {
        var spot = new EnumMap<Link, Long>(Link.class);
        var derivatives = new EnumMap<Link, Long>(Link.class);
        var last = new int[fills.instruments().size()];
        for (int account = 0; account < fills.accounts().size(); account++) {
            Arrays.fill(last, -1);
            for (int row = fills.from(account); row < fills.to(account); row++) {
                int number = fills.instrument(row);
                if (last[number] >= 0 && fills.positionBefore(row) != null) {
                    var link = link(fills, last[number], row);
                    (fills.instruments().get(number).kind() == InstrumentKind.SPOT ? spot : derivatives)
                            .merge(link, 1L, Long::sum);
                }
                last[number] = fills.positionBefore(row) == null ? -1 : row;
            }
        }
        return new Check(spot, derivatives);
    }

    private static Link link(Fills fills, int row, int next) {
        var before = fills.positionBefore(row);
        var start = fills.positionBefore(next);
        if (before == null || start == null) {
            throw new IllegalArgumentException("no position before row " + row + " or " + next);
        }
        var plain = before.add(fills.signedQuantity(row));
        if (plain.compareTo(start) == 0) {
            return Link.HOLDS;
        }
        if (isRounded(before, plain, start)) {
            return Link.VENUE_ROUNDING;
        }
        var end = fills.positionAfter(row, before);
        if (isRounded(before, end, start)
                || (fills.isFeeInBase(row) && Math.abs(end.subtract(start).doubleValue()) <= FEE_STEP)) {
            return Link.FEE_IN_BASE;
        }
        if (fills.timeNs(row) == fills.timeNs(next)) {
            return Link.SAME_INSTANT;
        }
        return fills.instruments().get(fills.instrument(row)).kind() == InstrumentKind.SPOT
                ? Link.BALANCE_MOVED
                : Link.MISSING_FILLS;
    }

    /// Whether a double that went from `before` may have landed on `start` instead of `end`: it is as coarse as
    /// the larger of the two positions.
    private static boolean isRounded(BigDecimal before, BigDecimal end, BigDecimal start) {
        double coarse = Math.ulp(Math.max(Math.abs(before.doubleValue()), Math.abs(end.doubleValue())));
        return end.subtract(start).abs().doubleValue() <= ULPS * coarse;
    }

    /// Equal up to the rounding of a position printed as a double.
    static boolean nearlyEqual(double a, double b) {
        return Math.abs(a - b) <= ULPS * Math.ulp(Math.max(Math.abs(a), Math.abs(b)));
    }

    /// Position after a logged fill that started at `before`.
    static BigDecimal after(FillLog log, List<Instrument> instruments, int row, BigDecimal before) {
        var quantity = log.quantities.get(row);
        if (quantity == null) {
            throw new IllegalArgumentException("no quantity in row " + row);
        }
        var end = Flags.side(log.flagsOf(row)) == Side.BUY ? before.add(quantity) : before.subtract(quantity);
        var fee = log.fees.get(row);
        var base = instruments.get(log.instrumentOf(row)).base();
        boolean inBase = fee != null && !base.isEmpty() && base.equals(log.currencyOf(row));
        return inBase ? end.subtract(fee) : end;
    }
}
