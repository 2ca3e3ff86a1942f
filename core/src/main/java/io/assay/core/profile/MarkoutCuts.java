package io.assay.core.profile;

import io.assay.core.event.Fills;
import io.assay.core.market.VolatilityRegime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// House markouts and adverse selection cut by something about the fill: of each segment over all its flow, of all
/// accounts over what they took, since the two sides of a trade between them cancel.
public final class MarkoutCuts {
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final int HOURS = 24;
    /// Upper ends of the size bands in USD; the last band has none.
    private static final double[] SIZES_USD = {100, 1_000, 10_000, 100_000, 1_000_000};

    private MarkoutCuts() {}

    /// What fills are told apart by.
    public enum By {
        /// As the venue names it.
        INSTRUMENT,
        /// Hour of the UTC day.
        HOUR,
        /// Notional of the fill in USD.
        SIZE,
        /// Realised volatility of the instrument over the hour before, by thirds of its day ([VolatilityRegime]).
        VOLATILITY;

        /// As in configuration and tables.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One level of a cut for one group of accounts at one horizon. Values without a fill are NaN, with `n` 0.
    ///
    /// @param group number of the group of accounts, -1 for the taker flow of all of them
    /// @param house bp with its two-way standard error, see [GroupMarkouts]
    /// @param adverse likewise; n is 0 at the first horizon
    public record Row(By by, String level, int group, Horizon horizon, GroupMarkouts.Point house,
            GroupMarkouts.Point adverse) {}

    /// @param group of each account of the tape, -1 for none
    /// @return levels with at least one judged fill, all accounts first, then group by group
    public static List<Row> of(Tape tape, FoldSpec spec, By by, int[] group, int groups) {
        var levels = levels(tape.fills, by);
        var level = level(tape, by);
        int n = levels.size();
        var all = GroupMarkouts.of(tape, (row, account) -> level.of(row, account), n, spec, Cut.TAKER);
        var out = new ArrayList<Row>();
        rows(by, levels, -1, 0, all, out);
        if (groups > 0) {
            var each = GroupMarkouts.of(tape, (row, account) -> {
                int place = group[account] < 0 ? -1 : level.of(row, account);
                return place < 0 ? -1 : group[account] * n + place;
            }, groups * n, spec, Cut.ALL);
            for (int g = 0; g < groups; g++) {
                rows(by, levels, g, g * n, each, out);
            }
        }
        return out;
    }

    private static void rows(By by, List<String> levels, int group, int first, GroupMarkouts markouts,
            List<Row> out) {
        for (int place = 0; place < levels.size(); place++) {
            for (var horizon : Horizon.values()) {
                var house = markouts.house(first + place, horizon);
                if (house.n() > 0) {
                    out.add(new Row(by, levels.get(place), group, horizon, house,
                            markouts.adverse(first + place, horizon)));
                }
            }
        }
    }

    private static List<String> levels(Fills fills, By by) {
        var levels = new ArrayList<String>();
        switch (by) {
            case INSTRUMENT -> fills.instruments().forEach(instrument -> levels.add(instrument.name()));
            case HOUR -> {
                for (int hour = 0; hour < HOURS; hour++) {
                    levels.add(String.format(Locale.ROOT, "%02d:00", hour));
                }
            }
            case SIZE -> {
                for (double end : SIZES_USD) {
                    levels.add(String.format(Locale.ROOT, "under %.0f USD", end));
                }
                levels.add(String.format(Locale.ROOT, "from %.0f USD", SIZES_USD[SIZES_USD.length - 1]));
            }
            case VOLATILITY -> {
                for (var regime : VolatilityRegime.Regime.values()) {
                    levels.add(regime.name().toLowerCase(Locale.ROOT));
                }
            }
        }
        return levels;
    }

    private static GroupMarkouts.FillGroup level(Tape tape, By by) {
        var fills = tape.fills;
        return switch (by) {
            case INSTRUMENT -> (row, account) -> fills.instrument(row);
            case HOUR -> (row, account) -> Math.floorMod(Math.floorDiv(fills.timeNs(row), HOUR_NS), HOURS);
            case SIZE -> {
                var value = new Valuation(tape);
                yield (row, account) -> {
                    value.of(row, account);
                    return value.isKnown() ? band(value.notional()) : -1;
                };
            }
            case VOLATILITY -> {
                var regimes = new ArrayList<VolatilityRegime>();
                for (int i = 0; i < fills.instruments().size(); i++) {
                    regimes.add(new VolatilityRegime(tape.market.marks(i)));
                }
                yield (row, account) -> regimes.get(fills.instrument(row)).at(fills.timeNs(row)).ordinal();
            }
        };
    }

    private static int band(double usd) {
        int band = 0;
        while (band < SIZES_USD.length && usd >= SIZES_USD[band]) {
            band++;
        }
        return band;
    }
}
