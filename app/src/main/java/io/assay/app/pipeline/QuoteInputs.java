package io.assay.app.pipeline;

import io.assay.core.event.Side;
import io.assay.core.policy.quote.DemandError;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// All that ladders are made of, as a run leaves it in its database: what the desk decided, what each tier costs and how it
/// takes, what each instrument is quoted around, and who asked for what.
///
/// @param tiers in the order of the segments; the uniform one, which serves accounts without a segment, is last
/// @param instruments those with flow, by name
/// @param flow only what was asked for at all
/// @param impact what trading does to prices, where the run could tell
public record QuoteInputs(Desk desk, List<Tier> tiers, List<Traded> instruments, List<Asked> flow,
        MeasuredImpact impact) {
    public QuoteInputs {
        tiers = List.copyOf(tiers);
        instruments = List.copyOf(instruments);
        flow = List.copyOf(flow);
    }

    /// @param asOfNs last moment whose data the run knows
    /// @param isPublished whether policy follows the segments, or one ladder serves all
    /// @param basis what identifies demand
    /// @param riskAversion per bp and million USD
    /// @param hedgePace part of the market's volume that hedges usually take
    /// @param hedgeHours how long they usually last
    public record Desk(long asOfNs, boolean isPublished, String basis, double minHalfBp, double maxHalfBp,
            double riskAversion, double hedgeCostBp, double hedgePace, double hedgeHours,
            OptionalDouble inventoryLimitUsd,
            long staleAfterNs, long expiredAfterNs) {}

    /// @param adverseBp shrunk; NaN where nothing judges a fill
    /// @param adverseSdBp NaN where nobody can tell
    /// @param alpha of its demand, measured where offers tell it
    /// @param beta per bp
    /// @param demandError how well both are known
    /// @param hitRatio part of what it asked for that it took; 1 where only what was taken is known
    public record Tier(String name, double adverseBp, double adverseSdBp, double alpha, double beta,
            DemandError demandError, double hitRatio) {}

    /// @param kind of instrument
    /// @param reference price; NaN where there is none
    /// @param source of the reference
    /// @param referenceNs its moment
    /// @param tick of the price; NaN where nobody knows
    /// @param isTickInferred whether it is only what divides all prices seen
    /// @param sigmaBp of the reference, bp per square root of a day; NaN where too little was seen
    /// @param sigmaSdBp its standard deviation, such that 1.96 of them make a 95 % interval; NaN where nobody can tell
    /// @param fundingBpPerDay what a long position pays; NaN where no source gives it
    /// @param volumePerDay USD that was traded a day, as far as the run saw
    public record Traded(String name, String label, String underlying, String kind, double reference, String source,
            long referenceNs, double tick, boolean isTickInferred, double sigmaBp, double sigmaSdBp,
            double fundingBpPerDay, double volumePerDay) {
        Traded withTick(double stated) {
            return new Traded(name, label, underlying, kind, reference, source, referenceNs, stated, false, sigmaBp,
                    sigmaSdBp, fundingBpPerDay, volumePerDay);
        }
    }

    /// @param sizeUsd largest of these requests
    /// @param fundingUsd what the house would have got in funding in the ten minutes after them
    public record Asked(String instrument, String tier, Side side, double sizeUsd, long requests, double usdPerDay,
            double notionalUsd, double fundingUsd) {}

    /// The tier of accounts without a segment.
    public Tier uniform() {
        return tiers.getLast();
    }

    Stream<Asked> of(Traded instrument) {
        return flow.stream().filter(asked -> asked.instrument().equals(instrument.name()));
    }
}
