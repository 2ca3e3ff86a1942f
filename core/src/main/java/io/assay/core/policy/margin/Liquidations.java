package io.assay.core.policy.margin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What becomes of positions whose account runs short, as Hyperliquid documents it.
///
/// Under maintenance margin the book gets an order: the whole position, or of one above a limit a fifth first and, after
/// a pause, the rest. Under two thirds of maintenance margin a vault takes it. Under nothing, winners are closed
/// against it in the order of [#queuePlace].
public final class Liquidations {
    /// Under this part of maintenance margin the vault takes over.
    public static final double BACKSTOP = 2.0 / 3;
    /// USD of notional above which the first order is partial.
    public static final double WHOLE_UP_TO = 100_000;
    /// Part of the position the first order is for.
    public static final double FIRST_PART = 0.2;
    /// Seconds between the partial order and that for the rest.
    public static final int PAUSE_S = 30;

    private Liquidations() {}

    /// A stage of the way down.
    public enum Stage {
        SAFE,
        BOOK_IN_PART,
        BOOK,
        BACKSTOP,
        DELEVERAGE
    }

    /// @param price mark at which the position would be liquidated; NaN where there is none
    /// @param flaw why there is none
    public record Price(String position, double price, Optional<Flaw> flaw) {}

    /// @param equity of the account or isolated position, USD
    /// @param maintenance its maintenance margin, USD
    /// @param notional of the position, USD
    /// @param pausedS seconds since the partial order; negative when there was none
    public static Stage stage(double equity, double maintenance, double notional, double pausedS) {
        if (equity < 0) {
            return Stage.DELEVERAGE;
        }
        if (equity < BACKSTOP * maintenance) {
            return Stage.BACKSTOP;
        }
        if (equity < maintenance) {
            return notional > WHOLE_UP_TO && pausedS < PAUSE_S ? Stage.BOOK_IN_PART : Stage.BOOK;
        }
        return Stage.SAFE;
    }

    /// Winners with the largest go first: `(mark/entry)·(notional/account value)` for longs, for shorts with
    /// entry/mark.
    public static double queuePlace(boolean isLong, double mark, double entry, double notional, double accountValue) {
        return (isLong ? mark / entry : entry / mark) * notional / accountValue;
    }

    /// Liquidation prices of all positions a tiered preset margins; none for other presets.
    static List<Price> of(Preset preset, Portfolio portfolio, double maintenance) {
        double cross = portfolio.equity() - maintenance;
        for (Unit unit : portfolio.units()) {
            for (LinearLeg leg : unit.linear()) {
                cross -= leg.isolated().isPresent()
                        ? leg.isolated().getAsDouble() + leg.unrealised() - needed(preset, unit, leg)
                        : 0;
            }
        }
        var out = new ArrayList<Price>();
        for (Unit unit : portfolio.units()) {
            if (preset.method(unit.underlying()).orElseThrow() instanceof TieredMethod tiered) {
                double coins = tiered.borrowable(unit.linear().stream().filter(l -> l.kind() == LinearLeg.Kind.SPOT)
                        .mapToDouble(LinearLeg::quantity).sum(), 1);
                for (LinearLeg leg : unit.linear()) {
                    if (leg.kind() == LinearLeg.Kind.PERPETUAL && leg.quantity() != 0) {
                        boolean alone = leg.isolated().isPresent();
                        double equity = alone ? leg.isolated().getAsDouble() + leg.unrealised()
                                : cross + needed(preset, unit, leg);
                        out.add(price(tiered, leg, alone ? 0 : coins, equity));
                    }
                }
            }
        }
        return out;
    }

    private static Price price(TieredMethod tiered, LinearLeg leg, double coins, double equity) {
        double price = equity > 0
                ? tiered.tiers().liquidationPrice(leg.quantity(), coins, leg.mark(), equity)
                : Double.NaN;
        if (!Double.isNaN(price)) {
            return new Price(leg.name(), price, Optional.empty());
        }
        var flaw = equity > 0
                ? new Flaw(leg.name(), Flaw.Reason.NEVER, "no price above zero brings it about")
                : new Flaw(leg.name(), Flaw.Reason.NEGATIVE_EQUITY, "equity " + equity);
        return new Price(leg.name(), Double.NaN, Optional.of(flaw));
    }

    private static double needed(Preset preset, Unit unit, LinearLeg leg) {
        return preset.method(unit.underlying()).orElseThrow() instanceof TieredMethod tiered
                && leg.kind() == LinearLeg.Kind.PERPETUAL
                        ? tiered.tiers().maintenance(Math.abs(leg.notional()))
                        : 0;
    }
}
