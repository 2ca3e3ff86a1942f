package io.assay.core.market;

import io.assay.core.event.FillOrder;
import io.assay.core.event.FillSurvey;
import io.assay.core.event.Fills;
import io.assay.core.event.Hands;
import io.assay.core.event.Instrument;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The market of fills that are read in shares of accounts, made once of what the venue published: every share is judged by the
/// same series as all fills together would be.
///
/// What takes both sides of a trade is not in it: there are no prints and no counterparties. Which source judges an instrument
/// is told before its fills are seen, so [Coverage] holds it against them afterwards.
public final class SharedMarket {
    private final MarketSpec spec;
    private final Map<String, MarketMaker.Index> indexes;
    private final List<MarketMaker.Made> made;

    private SharedMarket(MarketSpec spec, Map<String, MarketMaker.Index> indexes, List<MarketMaker.Made> made) {
        this.spec = spec;
        this.indexes = indexes;
        this.made = made;
    }

    /// Takes the quotes of the log over: they are gone from it as soon as their series are made.
    ///
    /// @param described the instruments of the survey, in the order of its log
    /// @param quoted descriptions of the instruments the log names, by name
    /// @throws IllegalArgumentException where it takes all fills at once to say what judges them
    public static SharedMarket of(FillSurvey survey, List<Instrument> described, MarketLog log,
            Map<String, Instrument> quoted, MarketSpec spec, Hands hands) {
        if (spec.prints() || spec.toxicity()) {
            throw new IllegalArgumentException("prints and toxic trades are made of all fills at once");
        }
        var unfit = survey.unfit(described);
        if (!unfit.isEmpty()) {
            throw new IllegalArgumentException("fills of these cannot be read in shares, their numbers are too far"
                    + " apart or nothing describes them: " + unfit);
        }
        var none = FillOrder.share(survey.log(), described, survey, Hands.ONE);
        var prices = survey.highestPrices();
        long[] highest = none.instruments().stream().mapToLong(one -> prices.getOrDefault(one.name(), 0L)).toArray();
        var maker = new MarketMaker(none, log, quoted, spec, TimeOrder.of(none, Hands.ONE), highest);
        var indexes = maker.indexes();
        var quotes = quotes(log);
        var made = new MarketMaker.Made[highest.length];
        hands.each(made.length, instrument -> {
            made[instrument] = maker.before(instrument);
            quotes.getOrDefault(none.instruments().get(instrument).name(), List.of()).forEach(Sheet::clear);
        });
        return new SharedMarket(spec, indexes, Arrays.asList(made));
    }

    /// By instrument its sheets of quotes, without those that are of several instruments.
    private static Map<String, List<Sheet>> quotes(MarketLog log) {
        var uses = new IdentityHashMap<Sheet, Integer>();
        log.sheets().values().forEach(sheet -> uses.merge(sheet, 1, Integer::sum));
        var quotes = new TreeMap<String, List<Sheet>>();
        log.sheets().forEach((key, sheet) -> {
            if (key.kind() == MarketLog.Kind.QUOTE && Integer.valueOf(1).equals(uses.get(sheet))) {
                quotes.merge(key.instrument(), List.of(sheet),
                        (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
            }
        });
        return Collections.unmodifiableMap(quotes);
    }

    /// The market of a share.
    ///
    /// @param fills put in order with the survey
    public Market of(Fills fills, Hands hands) {
        return new Market(fills, new int[0], indexes, made, TimeOrder.of(fills, hands), spec, hands);
    }

    /// Counts, share by share, for how many of the fills of each instrument there was a reference when they were made.
    public static final class Coverage {
        private final Map<String, long[]> counts = new TreeMap<>();

        /// @param described all instruments
        public Coverage(List<Instrument> described) {
            described.forEach(one -> counts.put(one.name(), new long[2]));
        }

        public void add(Fills share, Market market) {
            var instruments = share.instruments();
            var fills = new long[instruments.size()];
            var covered = new long[fills.length];
            var prices = new long[Judged.HORIZONS];
            for (int row = 0; row < share.size(); row++) {
                int instrument = share.instrument(row);
                market.judged().of(row, instrument, prices);
                fills[instrument]++;
                covered[instrument] += prices[0] == ReferenceSeries.NO_PRICE ? 0 : 1;
            }
            for (int instrument = 0; instrument < fills.length; instrument++) {
                var sums = counts.computeIfAbsent(instruments.get(instrument).name(), name -> new long[2]);
                sums[0] += fills[instrument];
                sums[1] += covered[instrument];
            }
        }

        /// To be called when all shares were added.
        ///
        /// @throws IllegalArgumentException where fills are missing, or where another source might have judged those of an
        ///         instrument had they all been there at once
        public void requireAll(FillSurvey survey) {
            long fills = counts.values().stream().mapToLong(sums -> sums[0]).sum();
            if (fills != survey.fills()) {
                throw new IllegalArgumentException(fills + " fills in all shares, " + survey.fills() + " surveyed");
            }
            var undecided = counts.keySet().stream().filter(name -> !isDecided(counts.get(name))).toList();
            if (!undecided.isEmpty()) {
                throw new IllegalArgumentException(
                        "what judges these instruments stands before too few of their fills to be"
                                + " chosen without looking at all of them at once: " + undecided);
            }
        }

        private static boolean isDecided(long @Nullable [] sums) {
            return sums != null && ReferenceChoice.isDecided(sums[1], sums[0]);
        }
    }
}
