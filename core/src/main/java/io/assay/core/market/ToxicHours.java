package io.assay.core.market;

import io.assay.core.event.Side;
import java.util.Arrays;
import java.util.List;

/// By UTC hour, side and horizon the share of time at which a trade would have been toxic ([ToxicTime]): what a trade
/// of that hour is compared with. A trade that chose its moment no better than chance is toxic that often.
public final class ToxicHours {
    /// Horizons at which trades are judged, in seconds.
    public static final List<Integer> HORIZONS_S = List.of(1, 10, 60);
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long HOUR_NS = 3600 * SECOND_NS;

    private final FirstPassage passage;
    private final long firstHour;
    private final double[][] shares = new double[HORIZONS_S.size() * Side.values().length][];

    ToxicHours(FirstPassage passage) {
        this.passage = passage;
        int last = passage.size() - 1;
        firstHour = last < 0 ? 0 : Math.floorDiv(passage.timeNs(0), HOUR_NS);
        int hours = last < 0 ? 0 : Math.toIntExact(Math.floorDiv(passage.timeNs(last), HOUR_NS) - firstHour + 1);
        for (var side : Side.values()) {
            for (int g = 0; g < HORIZONS_S.size(); g++) {
                var time = passage.toxicTime(side, HORIZONS_S.get(g) * SECOND_NS);
                var share = new double[hours];
                Arrays.setAll(share, hour -> time.share((firstHour + hour) * HOUR_NS, (firstHour + hour + 1) * HOUR_NS)
                        .orElse(Double.NaN));
                shares[slot(side, g)] = share;
            }
        }
    }

    /// What a trade shows beyond chance: 1 when toxic, 0 when not, less the share of its hour; NaN when it cannot be
    /// judged.
    ///
    /// @param horizon place in [#HORIZONS_S]
    public double excess(long atNs, Side side, int horizon) {
        return excess(quoteBefore(atNs, -1), atNs, side, horizon);
    }

    /// The last quote strictly before a moment, -1 for none; found faster from one it is near to.
    public int quoteBefore(long atNs, int near) {
        return passage.before(atNs, near);
    }

    /// The same as [#excess] of a moment, by the last quote strictly before it.
    public double excess(int quote, long atNs, Side side, int horizon) {
        double share = share(atNs, side, horizon);
        return switch (passage.toxicity(quote, atNs, side, HORIZONS_S.get(horizon) * SECOND_NS)) {
            case TOXIC -> 1 - share;
            case HARMLESS -> -share;
            case NO_QUOTE, CENSORED -> Double.NaN;
        };
    }

    /// Whether a trade was toxic, or why nobody can say.
    ///
    /// @param horizon place in [#HORIZONS_S]
    public Toxicity toxicity(long atNs, Side side, int horizon) {
        return passage.toxicity(atNs, side, HORIZONS_S.get(horizon) * SECOND_NS);
    }

    private double share(long atNs, Side side, int horizon) {
        double[] share = shares[slot(side, horizon)];
        long hour = Math.floorDiv(atNs, HOUR_NS) - firstHour;
        return hour < 0 || hour >= share.length ? Double.NaN : share[(int) hour];
    }

    private static int slot(Side side, int horizon) {
        return side.ordinal() * HORIZONS_S.size() + horizon;
    }
}
