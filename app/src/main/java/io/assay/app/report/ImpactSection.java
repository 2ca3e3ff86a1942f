package io.assay.app.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What trading did to prices: expected impact by size, how it goes away, Kyle's lambda, and what a hedge costs by it.
///
/// @param sentence what was found, or why no law is told
/// @param curves empty where no law is told
/// @param markets instruments that were looked at, largest volume first
/// @param hedge of the instrument that ladders are shown of; empty where none are
public record ImpactSection(String sentence, Optional<Curves> curves, List<Market> markets, Optional<Hedge> hedge) {
    static final int ROWS_MAX = 50;

    public ImpactSection {
        markets = List.copyOf(markets.subList(0, Math.min(ROWS_MAX, markets.size())));
    }

    /// @param instrument whose volatility turns daily volatilities into bp
    /// @param sigmaBp volatility of its day
    /// @param volumeUsd of its day
    /// @param sizes over a day's volume, ascending
    /// @param horizonsSeconds after the end
    public record Curves(String instrument, double sigmaBp, double volumeUsd, List<Double> sizes,
            List<Long> horizonsSeconds, List<Line> lines) {
        public Curves {
            sizes = List.copyOf(sizes);
            horizonsSeconds = List.copyOf(horizonsSeconds);
            lines = List.copyOf(lines);
        }
    }

    /// One segment, or all accounts.
    ///
    /// @param segment shown on the page under this number; -1 = all accounts
    /// @param impactBp at the end, by size
    /// @param remaining part of it that is left, by horizon; empty where it cannot be told
    public record Line(int segment, String name, long metaorders, long accounts, List<Interval> impactBp,
            List<Optional<Interval>> remaining) {
        public Line {
            impactBp = List.copyOf(impactBp);
            remaining = List.copyOf(remaining);
        }
    }

    /// @param lambda bp per million USD of net buying within a minute; empty with the reason below
    /// @param volumeBasis what the volume rests on
    public record Market(String instrument, long metaorders, OptionalDouble volumeUsd, String volumeBasis,
            OptionalDouble sigmaBp, Optional<Interval> lambda, OptionalDouble explained, long minutes, String absent) {}

    /// What hedging costs the desk, and what that does to quotes.
    ///
    /// @param basis MEASURED by the law, or ASSUMED
    /// @param linearBp whatever the pace
    /// @param pace part of the volume that hedges usually take
    /// @param paceBp beyond it at that pace; without an interval where it is assumed
    /// @param limitUsd largest inventory
    /// @param atLimitUsd hedged an hour there, with hedges at their cheapest, as expected, and at their dearest; one figure where
    ///     the cost is assumed
    /// @param halfSpreads of each tier's largest size, at the lower end of the cost, as it is, and at its upper end
    public record Hedge(String instrument, String basis, double linearBp, double pace, double hours, double paceBp,
            Optional<Interval> paceInterval, double limitUsd, List<Double> atLimitUsd, List<Half> halfSpreads) {
        public Hedge {
            atLimitUsd = List.copyOf(atLimitUsd);
            halfSpreads = List.copyOf(halfSpreads);
        }
    }

    /// @param segment shown on the page under this number; -1 = none
    public record Half(String tier, int segment, OptionalDouble lowBp, OptionalDouble bp, OptionalDouble highBp) {}
}
