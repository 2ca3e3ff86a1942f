package io.assay.app.pipeline;

import io.assay.app.config.RunSummary;
import io.assay.core.policy.impact.ImpactDecay;
import io.assay.core.policy.impact.ImpactLaw;
import io.assay.core.policy.impact.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the flow of a run did to prices: its metaorders, the law of their impact and its decay, and Kyle's λ.
///
/// @param isWanted whether the configuration lets it be measured
/// @param segments the law tells apart, in order; none where no segmentation is published
/// @param found runs of flow in one instrument and one side
/// @param usable those that say something of impact
/// @param leftOut why others say nothing, and how many
/// @param wanted metaorders under which there is no law
/// @param smallest size over daily volume that one in a hundred of those fitted lies under
/// @param largest the same from above
/// @param markets instruments that were looked at, largest volume first
record RunImpact(boolean isWanted, List<String> segments, long found, long usable, SortedMap<String, Long> leftOut,
        int wanted, Optional<ImpactLaw> law, Optional<ImpactDecay> decay, double smallest, double largest,
        List<Market> markets) {
    RunImpact {
        segments = List.copyOf(segments);
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
        markets = List.copyOf(markets);
    }

    static RunImpact none(int wanted) {
        return new RunImpact(false, List.of(), 0, 0, new TreeMap<>(), wanted, Optional.empty(), Optional.empty(),
                Double.NaN, Double.NaN, List.of());
    }

    /// @param metaorders that say something of impact
    /// @param reference what judges it
    /// @param kyle how the price moved with net flow
    record Market(MeasuredImpact.Scale scale, long metaorders, String reference, Kyle kyle) {}

    /// @param lambda bp per million USD of net buying within the interval; absent with the reason below
    /// @param explained share of the variance of moves
    /// @param absent why there is none; empty where there is one
    record Kyle(Interval lambda, double explained, int intervals, String absent) {
        boolean isKnown() {
            return absent.isEmpty();
        }
    }

    /// The law, where the data tell one.
    Optional<ImpactLaw> told() {
        return law.filter(ImpactLaw::isTold);
    }

    /// What is left to whoever prices by it.
    MeasuredImpact measured() {
        return new MeasuredImpact(told().map(known -> known.all().curve()),
                markets.stream().map(Market::scale).toList());
    }

    /// For whoever asked for the run.
    RunSummary.Impact summary() {
        var laws = new ArrayList<RunSummary.Law>();
        measured().all().ifPresent(curve -> laws.add(law("", law.orElseThrow().all())));
        for (int s = 0; s < segments.size() && !laws.isEmpty(); s++) {
            var row = law.orElseThrow().segments().get(s);
            if (row.curve().isKnown()) {
                laws.add(law(segments.get(s), row));
            }
        }
        return new RunSummary.Impact(sentence(), usable, laws);
    }

    private static RunSummary.Law law(String segment, ImpactLaw.Row row) {
        return new RunSummary.Law(segment, row.metaorders(), row.accounts(), ends(row.curve().exponent()),
                ends(row.curve().at(ImpactLaw.SHOWN_SIZE)));
    }

    private static double[] ends(Interval one) {
        return new double[]{one.estimate(), one.low(), one.high()};
    }

    /// What was found, or why no law is told, in a sentence.
    String sentence() {
        if (!isWanted) {
            return "Impact was not measured: impact.metaorders-max is 0.";
        }
        if (law.isEmpty()) {
            return String.format(Locale.ROOT,
                    "No law of impact: %,d metaorders with an impact were found, %,d are needed%s.", usable, wanted,
                    mostLeftOut());
        }
        var all = law.get().all();
        if (told().isEmpty()) {
            return String.format(Locale.ROOT,
                    "%,d metaorders tell no law of impact: at %s of a day's volume they moved "
                            + "the price by %s of a day's volatility (%s)%s.",
                    all.metaorders(), percent(law.get().anchor()),
                    figure(all.atAnchor().estimate()), range(all.atAnchor()),
                    all.atAnchor().low() > 0 ? ", and how much more larger ones do cannot be told"
                            : ", which may be nothing");
        }
        return String.format(Locale.ROOT,
                "%,d metaorders of %,d accounts: impact grows with size to the power %.2f (%s); 1 %% of a day's volume "
                        + "moves the price by %s of a day's volatility (%s).",
                all.metaorders(), all.accounts(), all.curve().exponent().estimate(), range(all.curve().exponent()),
                figure(all.curve().at(ImpactLaw.SHOWN_SIZE).estimate()), range(all.curve().at(ImpactLaw.SHOWN_SIZE)));
    }

    private String mostLeftOut() {
        return leftOut.entrySet().stream().max((a, b) -> Long.compare(a.getValue(), b.getValue()))
                .map(most -> String.format(Locale.ROOT, "; of %,d runs of flow %,d %s", found, most.getValue(),
                        most.getKey()))
                .orElse("");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.001 ? "%.4f %%" : "%.2f %%", 100 * share);
    }

    /// Four decimals where three would say little; no zero has a sign.
    private static String figure(double value) {
        var text = String.format(Locale.ROOT, Math.abs(value) < 0.01 ? "%.4f" : "%.3f", value);
        return text.matches("-0\\.0+") ? text.substring(1) : text;
    }

    private static String range(Interval one) {
        return Double.isFinite(one.low()) && Double.isFinite(one.high())
                ? figure(one.low()) + " to " + figure(one.high())
                : "how surely cannot be told";
    }
}
