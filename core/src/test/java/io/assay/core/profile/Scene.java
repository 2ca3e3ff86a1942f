package io.assay.core.profile;

import io.assay.core.event.Cause;
import io.assay.core.event.Contract;
import io.assay.core.event.Event;
import io.assay.core.event.Fill;
import io.assay.core.event.FillLog;
import io.assay.core.event.FillOrder;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import io.assay.core.event.MarketEvent;
import io.assay.core.event.Print;
import io.assay.core.event.Quote;
import io.assay.core.event.Side;
import io.assay.core.market.Market;
import io.assay.core.market.MarketLog;
import io.assay.core.market.MarketSpec;
import io.assay.core.market.UsdRates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// A few trades and what everybody could see around them. Times are milliseconds after the start.
final class Scene {
    static final long MS = 1_000_000;
    static final long T0_NS = Worlds.START_NS;

    final List<Fill> fills = new ArrayList<>();
    final List<MarketEvent> events = new ArrayList<>();
    private final TreeMap<String, Instrument> described = new TreeMap<>();

    Scene() {
        describe(Instrument.of("BTC", InstrumentKind.PERPETUAL, "BTC", "", "USDC").at("hub"));
    }

    static long at(long ms) {
        return ms < 0 ? Event.UNTIMED : T0_NS + ms * MS;
    }

    void describe(Instrument instrument) {
        described.put(instrument.name(), instrument);
    }

    static Instrument inverse(String name) {
        return Instrument.of(name, InstrumentKind.PERPETUAL, "BTC", "", "USD").at("hub")
                .withContract(Contract.INVERSE.withSettle("BTC"));
    }

    /// Both sides of a trade: `buyer` took.
    void trade(long ms, String coin, String buyer, String seller, String price, String quantity) {
        trade(ms, -1, coin, buyer, seller, price, quantity);
    }

    void trade(long ms, long receivedMs, String coin, String buyer, String seller, String price, String quantity) {
        var id = Integer.toString(1000 + fills.size());
        fills.add(fill(ms, receivedMs, coin, buyer, Side.BUY, price, quantity, id));
        fills.add(fill(ms, receivedMs, coin, seller, Side.SELL, price, quantity, id));
    }

    void fill(long ms, long receivedMs, String coin, String account, Side side, String price, String quantity) {
        fills.add(fill(ms, receivedMs, coin, account, side, price, quantity, Integer.toString(1000 + fills.size())));
    }

    private static Fill fill(long ms, long receivedMs, String coin, String account, Side side, String price,
            String quantity, String id) {
        return new Fill(account, coin, at(ms), at(receivedMs), -1, -1, side, new BigDecimal(price),
                new BigDecimal(quantity), side == Side.BUY ? Liquidity.TAKER : Liquidity.MAKER, Cause.NORMAL, null, "",
                id, 0, "", null, null);
    }

    void quote(long ms, String coin, String bid, String ask) {
        quote("hub", ms, -1, coin, bid, ask);
    }

    void quote(String venue, long ms, long receivedMs, String coin, String bid, String ask) {
        events.add(new Quote(coin, venue, at(ms), at(receivedMs), new BigDecimal(bid), BigDecimal.ONE,
                new BigDecimal(ask), BigDecimal.ONE));
    }

    void print(long ms, String coin, String price, String quantity, String id) {
        events.add(new Print(coin, "hub", at(ms), Event.UNTIMED, new BigDecimal(price), new BigDecimal(quantity),
                Print.Taker.UNKNOWN, id));
    }

    MarketLog marketLog() {
        var log = new MarketLog();
        events.forEach(event -> log.add(event, "scene"));
        return log;
    }

    Tape tape() {
        return tape(marketLog());
    }

    Tape tape(MarketLog marketLog) {
        var log = new FillLog();
        for (int i = 0; i < fills.size(); i++) {
            log.add(fills.get(i), "scene", i);
        }
        var ordered = FillOrder.of(log, log.instrumentNames().stream().map(name -> described.getOrDefault(name,
                Instrument.of(name, InstrumentKind.PERPETUAL, name, "", "USDC"))).toList()).fills();
        var market = Market.of(ordered, marketLog, described, MarketSpec.DEFAULT);
        return new Tape(ordered, market, new UsdRates(ordered, market, MarketSpec.DEFAULT.usd()));
    }

    /// A column of the one account's profile.
    static double value(Tape tape, String account, String column) {
        var profiles = Worlds.profiles(tape, FoldSpec.DEFAULT);
        return profiles.at(profiles.accounts().indexOf(account), Column.of(column));
    }
}
