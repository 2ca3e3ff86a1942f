package io.assay.app.simulate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who quotes an instrument, drawn by weight; one with much inventory rarely adds to it.
final class MakerPool {
    private static final int TRIES = 12;

    /// One quoting account: its weight, the size it fills at once, the inventory it bears around its home
    /// position, in USD.
    record Quoter(Holding holding, double weight, double fillUsd, double limitUsd, long homeLots) {
        /// Inventory over the limit, signed.
        double load() {
            long away = holding.lots() - homeLots;
            return Long.signum(away) * holding.instrument.usd(Math.abs(away)) / limitUsd;
        }
    }

    private final List<Quoter> quoters = new ArrayList<>();
    private @Nullable AliasTable table;

    void add(Quoter quoter) {
        quoters.add(quoter);
        table = null;
    }

    /// A quoter willing to trade with this sign (+1: it buys), other than this account; null when none is.
    @Nullable
    Quoter pick(Dice dice, int sign, Account except) {
        if (quoters.isEmpty()) {
            return null;
        }
        AliasTable weights = table();
        Quoter willing = null;
        for (int i = 0; i < TRIES; i++) {
            Quoter quoter = quoters.get(weights.pick(dice));
            if (quoter.holding().account == except || !hasStock(quoter, sign)) {
                continue;
            }
            willing = quoter;
            if (dice.chance(0.5 - 0.5 * sign * quoter.load())) {
                return quoter;
            }
        }
        return willing;
    }

    private static boolean hasStock(Quoter quoter, int sign) {
        return sign > 0 || !quoter.holding().instrument.listing.isSpot() || quoter.holding().lots() > 0;
    }

    private AliasTable table() {
        AliasTable current = table;
        if (current == null) {
            current = AliasTable.of(quoters.stream().mapToDouble(Quoter::weight).toArray());
            table = current;
        }
        return current;
    }
}
