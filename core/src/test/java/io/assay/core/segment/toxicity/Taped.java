package io.assay.core.segment.toxicity;

import io.assay.core.event.Cause;
import io.assay.core.event.Event;
import io.assay.core.event.Fill;
import io.assay.core.event.FillLog;
import io.assay.core.event.FillOrder;
import io.assay.core.event.Instrument;
import io.assay.core.event.Liquidity;
import io.assay.core.event.MarketEvent;
import io.assay.core.event.SampleFills;
import io.assay.core.event.Side;
import io.assay.core.market.Market;
import io.assay.core.market.MarketLog;
import io.assay.core.market.MarketSpec;
import io.assay.core.market.UsdRates;
import io.assay.core.profile.Tape;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

/// Tapes of made-up fills. Times are milliseconds after the start.
final class Taped {
    private Taped() {}

    static long at(long ms) {
        return SampleFills.T0_NS + ms * 1_000_000;
    }

    /// A fill that took.
    ///
    /// @param receivedMs negative when nobody says
    static Fill took(int id, String account, String instrument, Cause cause, long ms, long receivedMs, Side side,
            BigDecimal price, BigDecimal quantity) {
        return new Fill(account, instrument, at(ms), receivedMs < 0 ? Event.UNTIMED : at(receivedMs), -1, -1, side,
                price, quantity, Liquidity.TAKER, cause, null, "", Integer.toString(id), 0, "", null, null);
    }

    static Tape tape(List<Fill> fills, List<Instrument> described, List<? extends MarketEvent> events) {
        var log = new FillLog();
        for (int i = 0; i < fills.size(); i++) {
            log.add(fills.get(i), "sample", i);
        }
        var byName = new TreeMap<String, Instrument>();
        described.forEach(one -> byName.put(one.name(), one));
        var ordered = FillOrder.of(log,
                log.instrumentNames().stream().map(name -> byName.getOrDefault(name, Instrument.unknown(name)))
                        .toList())
                .fills();
        var marketLog = new MarketLog();
        events.forEach(event -> marketLog.add(event, "sample"));
        var market = Market.of(ordered, marketLog, byName, MarketSpec.DEFAULT);
        return new Tape(ordered, market, new UsdRates(ordered, market, MarketSpec.DEFAULT.usd()));
    }
}
