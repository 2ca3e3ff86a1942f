package io.assay.app.config;

import io.assay.core.policy.quote.ProfileOfUse;
import io.assay.core.profile.Horizon;
import io.assay.core.profile.MarkoutCuts;
import io.assay.core.segment.ResponseWeights;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// Everything a run is told, checked: the file with the flags over it. The reference file says what each value means.
///
/// @param threads cores to use, at least 1; changes no result
/// @param from first instant that counts, if given
/// @param to first instant that no longer counts, if given
/// @param judgeFrom where the judged window starts, if that was said; all before it is fitted on
/// @param account whose fills these are, for exports that do not say
/// @param house accounts on our side of the trade; empty means all flow is graded
/// @param currentTiers the tiers the desk has today, which segments are compared with
/// @param offers what was offered to whom and what was taken
/// @param map how to read tables of no known format
/// @param assumeFlat accounts start without positions where a file does not say
/// @param strict a run with rejects ends with exit code 2
/// @param cuts what markouts are cut by beside segments
public record RunConfig(long seed, int threads, ProfileOfUse profileOfUse, Optional<Instant> from, Optional<Instant> to,
        Optional<JudgeFrom> judgeFrom, Optional<String> account, List<String> house, Optional<Path> groups,
        Optional<Path> currentTiers,
        Optional<Path> offers,
        Optional<Path> instruments,
        Optional<Path> map, boolean assumeFlat, boolean strict, String quoteCurrency, Staleness staleness,
        SegmentSettings segment, ValueSettings value, List<MarkoutCuts.By> cuts, GroupLimits groupLimits,
        PolicyLimits policy, QuoteSettings quote, ImpactSettings impact) {

    /// Names of the markout horizons, in order; they are part of the column names and not configurable.
    public static final List<String> HORIZONS = Arrays.stream(Horizon.values()).map(Horizon::suffix).toList();

    private static final List<String> METHODS = List.of("auto", "rules", "mixture", "tree", "k-means", "volume-tiers",
            "rfm", "one");

    private static final double WEIGHT_MAX = 1_000;

    public RunConfig {
        house = List.copyOf(house);
        cuts = List.copyOf(cuts);
    }

    /// Where the judged window starts.
    public sealed interface JudgeFrom {
        record At(Instant moment) implements JudgeFrom {}

        /// @param share of the span of the flow, between 0 and 1
        record After(double share) implements JudgeFrom {}
    }

    /// Ages beyond which a reference is absent, in seconds.
    public record Staleness(long quotesS, long samplesS) {}

    /// How accounts are put into segments.
    ///
    /// @param method one of auto, rules, mixture, tree, k-means, volume-tiers, rfm, one
    /// @param taxonomy name of a shipped preset
    /// @param taxonomyFile a file of rules; wins over the preset
    /// @param features columns to use; empty leaves the choice to the method
    /// @param confidenceLimit probability under which an account is left unassigned, 0 to 1
    /// @param minFills flow fills under which an account is too new
    /// @param kMax most segments tried
    /// @param previous folder of an earlier run, whose names segments keep that hold the same accounts
    /// @param responses what the response tree tells accounts apart by
    public record SegmentSettings(String method, String taxonomy, Optional<Path> taxonomyFile, List<String> features,
            double confidenceLimit, int minFills, int kMax, Optional<Path> previous, ResponseWeights responses) {
        public SegmentSettings {
            features = List.copyOf(features);
        }
    }

    /// How a segmentation's value is measured.
    ///
    /// @param alpha demand at no spread: the fill probability at distance delta is 1/(1 + exp(alpha + beta delta))
    /// @param beta demand lost a bp
    /// @param hedgeCostBp cost of externalising, bp of notional
    /// @param churnCostBp cost of treating an account otherwise than before, bp of the notional offered to it in a window
    /// @param horizon of [Horizon#LATER], as column names end
    /// @param materiality share of the uniform policy's value that counts as a difference
    /// @param bootstrap resamples behind an interval
    public record ValueSettings(double alpha, double beta, Range alphaRange, Range betaRange, double hedgeCostBp,
            double churnCostBp, String horizon, double materiality, int bootstrap) {
        public ValueSettings {
            if (Horizon.of(horizon).filter(Horizon.LATER::contains).isEmpty()) {
                throw new IllegalArgumentException("value is judged at one of " + Horizon.LATER + ", not " + horizon);
            }
        }

        /// When a trade is judged.
        public Horizon judgedAt() {
            return Horizon.of(horizon).orElseThrow();
        }
    }

    /// Both ends included.
    public record Range(double low, double high) {}

    /// What a client group may hold and trade; empty is not checked.
    ///
    /// @param grossUsd sum of abs(delta) over accounts and instruments
    /// @param netUsd sum over underlyings of abs(net delta)
    /// @param notionalShare of all notional
    public record GroupLimits(OptionalDouble grossUsd, OptionalDouble netUsd, OptionalDouble notionalShare) {
        public boolean isEmpty() {
            return grossUsd.isEmpty() && netUsd.isEmpty() && notionalShare.isEmpty();
        }
    }

    /// What a published half spread is clamped to, bp of the reference.
    public record PolicyLimits(double minHalfSpreadBp, double maxHalfSpreadBp) {}

    /// What a desk decides about its ladders.
    ///
    /// @param riskAversion gamma, per bp and million USD
    /// @param hedgePace part of the market's volume at whose pace hedging costs its cost once more
    /// @param hedgeHours how long a hedge at that pace takes
    /// @param inventoryLimitUsd largest inventory in one instrument; empty leaves it to the sizes
    /// @param staleAfterHours age from which a ladder is stale
    /// @param expiredAfterHours age from which the safe one stands in
    public record QuoteSettings(double riskAversion, double hedgePace, double hedgeHours,
            OptionalDouble inventoryLimitUsd, long staleAfterHours, long expiredAfterHours) {
        static final long HOURS_MAX = 1_000_000;
    }

    /// How a run measures what trading does to prices.
    ///
    /// @param gapS longest pause within a metaorder, seconds
    /// @param ordersMin metaorders under which there is no law
    /// @param ordersMax metaorders that are fitted at most; 0 measures nothing
    /// @param instrumentsMax instruments looked at
    /// @param draws behind each interval
    public record ImpactSettings(long gapS, int ordersMin, int ordersMax, int instrumentsMax, int draws) {}

    /// Checks every setting.
    ///
    /// @throws UserError for the first that does not hold, naming where it was set
    public static RunConfig of(Settings settings) {
        var values = new Values(settings);
        Optional<Instant> from = values.moment(ConfigKey.FROM);
        Optional<Instant> to = values.moment(ConfigKey.TO);
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw values.refuse(ConfigKey.TO, values.text(ConfigKey.TO), "later than from, which is " + from.get());
        }
        return new RunConfig(values.whole(ConfigKey.SEED, Long.MIN_VALUE, Long.MAX_VALUE), threads(values),
                profileOfUse(values), from, to, judgeFrom(values, from, to), values.optional(ConfigKey.ACCOUNT),
                values.list(ConfigKey.HOUSE),
                values.path(ConfigKey.GROUPS), values.path(ConfigKey.CURRENT_TIERS),
                values.path(ConfigKey.OFFERS),
                values.path(ConfigKey.INSTRUMENTS),
                values.path(ConfigKey.MAP),
                values.flag(ConfigKey.ASSUME_FLAT),
                values.flag(ConfigKey.STRICT), values.text(ConfigKey.QUOTE_CURRENCY), staleness(values),
                segment(values), value(values),
                values.words(ConfigKey.CUTS, MarkoutCuts.By.values(), MarkoutCuts.By::word),
                groupLimits(values), policy(values), quote(values), impact(values));
    }

    private static Optional<JudgeFrom> judgeFrom(Values values, Optional<Instant> from, Optional<Instant> to) {
        var share = values.optional(ConfigKey.JUDGE_FROM).filter(text -> text.matches("0?\\.\\d+"));
        if (share.isPresent()) {
            return Optional.of(new JudgeFrom.After(values.number(ConfigKey.JUDGE_FROM, Double.MIN_VALUE, 1)));
        }
        var cut = values.moment(ConfigKey.JUDGE_FROM);
        if (cut.isPresent() && from.isPresent() && !from.get().isBefore(cut.get())) {
            throw values.refuse(ConfigKey.JUDGE_FROM, values.text(ConfigKey.JUDGE_FROM),
                    "later than from, which is " + from.get());
        }
        if (cut.isPresent() && to.isPresent() && !cut.get().isBefore(to.get())) {
            throw values.refuse(ConfigKey.JUDGE_FROM, values.text(ConfigKey.JUDGE_FROM),
                    "earlier than to, which is " + to.get());
        }
        return cut.map(JudgeFrom.At::new);
    }

    private static int threads(Values values) {
        if (values.text(ConfigKey.THREADS).equals("auto")) {
            return Runtime.getRuntime().availableProcessors();
        }
        return (int) values.whole(ConfigKey.THREADS, 1, 1024);
    }

    private static ProfileOfUse profileOfUse(Values values) {
        return ProfileOfUse.valueOf(values.choice(ConfigKey.PROFILE_OF_USE, List.of("analytics", "dealer", "venue"))
                .toUpperCase(Locale.ROOT));
    }

    private static Staleness staleness(Values values) {
        return new Staleness(values.whole(ConfigKey.STALENESS_QUOTES, 1, 86_400),
                values.whole(ConfigKey.STALENESS_SAMPLES, 1, 86_400));
    }

    private static SegmentSettings segment(Values values) {
        String taxonomy = values.text(ConfigKey.SEGMENT_TAXONOMY);
        boolean isFile = taxonomy.endsWith(".yaml") || taxonomy.endsWith(".yml") || taxonomy.indexOf('/') >= 0;
        return new SegmentSettings(values.choice(ConfigKey.SEGMENT_METHOD, METHODS), isFile ? "" : taxonomy,
                isFile ? values.path(ConfigKey.SEGMENT_TAXONOMY) : Optional.empty(),
                values.list(ConfigKey.SEGMENT_FEATURES), values.number(ConfigKey.SEGMENT_CONFIDENCE, 0, 1),
                (int) values.whole(ConfigKey.SEGMENT_FILLS, 0, 1_000_000),
                (int) values.whole(ConfigKey.SEGMENT_K, 1, 64), values.path(ConfigKey.SEGMENT_PREVIOUS),
                responses(values));
    }

    private static ResponseWeights responses(Values values) {
        double adverse = values.number(ConfigKey.RESPONSE_ADVERSE, 0, WEIGHT_MAX);
        double markout = values.number(ConfigKey.RESPONSE_MARKOUT, 0, WEIGHT_MAX);
        double level = values.number(ConfigKey.RESPONSE_DEMAND_LEVEL, 0, WEIGHT_MAX);
        double slope = values.number(ConfigKey.RESPONSE_DEMAND_SLOPE, 0, WEIGHT_MAX);
        if (adverse + markout + level + slope == 0) {
            throw values.refuse(ConfigKey.RESPONSE_DEMAND_SLOPE, values.text(ConfigKey.RESPONSE_DEMAND_SLOPE),
                    "more than 0 for at least one response");
        }
        return new ResponseWeights(adverse, markout, level, slope);
    }

    private static ValueSettings value(Values values) {
        return new ValueSettings(values.number(ConfigKey.VALUE_ALPHA, -100, 100),
                values.number(ConfigKey.VALUE_BETA, 1e-6, 1e6), values.range(ConfigKey.VALUE_ALPHA_RANGE, -100, 100),
                values.range(ConfigKey.VALUE_BETA_RANGE, 1e-6, 1e6),
                values.number(ConfigKey.VALUE_HEDGE_COST, 0, 1000), values.number(ConfigKey.VALUE_CHURN_COST, 0, 1000),
                values.choice(ConfigKey.VALUE_HORIZON, Horizon.LATER.stream().map(Horizon::suffix).toList()),
                values.number(ConfigKey.VALUE_MATERIALITY, 0, 1),
                (int) values.whole(ConfigKey.VALUE_BOOTSTRAP, 50, 100_000));
    }

    private static GroupLimits groupLimits(Values values) {
        return new GroupLimits(values.optionalNumber(ConfigKey.LIMIT_GROSS, 0, 1e15),
                values.optionalNumber(ConfigKey.LIMIT_NET, 0, 1e15),
                values.optionalNumber(ConfigKey.LIMIT_SHARE, 0, 1));
    }

    private static PolicyLimits policy(Values values) {
        double min = values.number(ConfigKey.POLICY_MIN, 0, 10_000);
        double max = values.number(ConfigKey.POLICY_MAX, 0, 10_000);
        if (min > max) {
            throw values.refuse(ConfigKey.POLICY_MAX, values.text(ConfigKey.POLICY_MAX),
                    "at least the minimum, " + min);
        }
        return new PolicyLimits(min, max);
    }

    private static QuoteSettings quote(Values values) {
        long stale = values.whole(ConfigKey.QUOTE_STALE, 0, QuoteSettings.HOURS_MAX);
        long expired = values.whole(ConfigKey.QUOTE_EXPIRED, 0, QuoteSettings.HOURS_MAX);
        if (expired < stale) {
            throw values.refuse(ConfigKey.QUOTE_EXPIRED, values.text(ConfigKey.QUOTE_EXPIRED),
                    "at least stale-after-h, " + stale);
        }
        return new QuoteSettings(values.number(ConfigKey.QUOTE_RISK, 0, 1e6),
                values.number(ConfigKey.QUOTE_PACE, 1e-6, 1e3), values.number(ConfigKey.QUOTE_HEDGE_HOURS, 1e-3, 1e3),
                values.optionalNumber(ConfigKey.QUOTE_LIMIT, 1, 1e12), stale, expired);
    }

    private static ImpactSettings impact(Values values) {
        return new ImpactSettings(values.whole(ConfigKey.IMPACT_GAP, 1, 604_800),
                (int) values.whole(ConfigKey.IMPACT_ORDERS, 3, 1_000_000),
                (int) values.whole(ConfigKey.IMPACT_MOST, 0, 10_000_000),
                (int) values.whole(ConfigKey.IMPACT_INSTRUMENTS, 1, 10_000),
                (int) values.whole(ConfigKey.IMPACT_DRAWS, 50, 100_000));
    }
}
