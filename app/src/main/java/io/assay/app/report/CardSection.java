package io.assay.app.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The precision card: every segmentation that was tried, and what each is worth.
///
/// @param windows how the span was cut, in words
/// @param notes whole sentences on how the card was judged
/// @param support what the data can and cannot tell, whole sentences
/// @param moves accounts that would be quoted otherwise than by the desk's present tiers, the largest effect first; empty
///     where no tiers were given
public record CardSection(List<Method> methods, String windows, List<String> notes, List<String> support,
        List<Move> moves) {
    static final int MOVES_MAX = 20;

    public CardSection {
        methods = List.copyOf(methods);
        notes = List.copyOf(notes);
        support = List.copyOf(support);
        moves = List.copyOf(moves.subList(0, Math.min(MOVES_MAX, moves.size())));
    }

    public CardSection(List<Method> methods, String windows, List<String> notes) {
        this(methods, windows, notes, List.of(), List.of());
    }

    /// One account that would be quoted otherwise.
    ///
    /// @param tier where it is today, empty for none
    /// @param segment where it would be, empty for none
    /// @param effectUsd gain of the house on its flow by the change, USD
    /// @param clientUsd what the account then pays more, USD
    public record Move(String account, String tier, String segment, double notionalUsd, double presentHalfBp,
            double proposedHalfBp, OptionalDouble effectUsd, OptionalDouble clientUsd) {}

    /// One segmentation that was tried.
    ///
    /// @param segments K, how many segments it found
    /// @param stability mean bootstrap Jaccard over its segments, 0 to 1
    /// @param separationNats held-out log-likelihood gain over one segment, nats an account
    /// @param skill at telling what the next window brings
    /// @param calibration whether its probabilities are true, and how many accounts move from window to window
    public record Method(String name, int segments, boolean champion, OptionalDouble stability,
            OptionalDouble separationNats, Skill skill, Optional<Calibration> calibration,
            List<Value> values, Verdict.Standing standing) {
        public Method {
            values = List.copyOf(values);
        }
    }

    /// Out-of-sample skill at each of three labels of the next window, 1 = perfect, 0 = the best baseline; empty where it is
    /// not known.
    ///
    /// @param markout house markout in bp
    /// @param volExposure logarithm of the volatility exposure
    /// @param loss of the house in USD
    public record Skill(Optional<Interval> markout, Optional<Interval> volExposure, Optional<Interval> loss) {
        static final Skill NONE = new Skill(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Shares, 0 to 1.
    ///
    /// @param churn accounts that changed segment from window to window
    /// @param tierChurn accounts that would have changed tier, when tiers change only where that pays
    /// @param error mean distance of stated probability and agreement with the next window
    /// @param calibratedError the same of the calibrated probability
    public record Calibration(double churn, double tierChurn, double error, double calibratedError) {}

    /// Out-of-sample value of acting on the segmentation instead of one uniform policy.
    ///
    /// @param basis what identifies it: EXPERIMENT, QUOTES, HEDGE_ONLY or ASSUMED
    /// @param usdPerMillion gain of the house, USD per million USD of notional
    /// @param clientCostUsdPerMillion what the same change costs the accounts, in the same unit
    /// @param materialityUsdPerMillion below this a difference is not worth acting on
    public record Value(String basis, Interval usdPerMillion, OptionalDouble clientCostUsdPerMillion,
            double materialityUsdPerMillion) {}
}
