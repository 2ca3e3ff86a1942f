package io.assay.core.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The trades a venue took back, and which of them were ever seen.
final class Busts {
    private record Trade(String account, String instrument, String tradeId) {}

    private final List<TradeBust> all;
    private final Map<Trade, Boolean> met = new HashMap<>();

    Busts(List<TradeBust> all) {
        this.all = all;
        for (var bust : all) {
            met.put(trade(bust), false);
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /// Whether a fill was taken back.
    boolean takeBack(String account, String instrument, String tradeId) {
        return !tradeId.isEmpty()
                && met.replace(new Trade(account, instrument, tradeId), true) != null;
    }

    /// Those whose fill nobody told of.
    List<TradeBust> strays() {
        var strays = new ArrayList<TradeBust>();
        for (var bust : all) {
            if (!met.getOrDefault(trade(bust), true)) {
                strays.add(bust);
            }
        }
        return strays;
    }

    private static Trade trade(TradeBust bust) {
        return new Trade(bust.account(), bust.instrument(), bust.tradeId());
    }
}
