package io.assay.core.profile;

import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.FillLog;
import io.assay.core.event.FillOrder;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Side;
import io.assay.core.market.Market;
import io.assay.core.market.UsdRates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// Small venues: trades of two sides each, with positions that chain.
final class Worlds {
    static final long SECOND_NS = 1_000_000_000L;
    /// Midnight of a UTC day.
    static final long START_NS = 1_772_409_600L * SECOND_NS;

    private final List<Fill> fills = new ArrayList<>();
    private final Map<String, BigDecimal> positions = new HashMap<>();

    static String name(int account) {
        return String.format(Locale.ROOT, "a%04d", account);
    }

    /// Random trades among accounts on a random walk, at whole seconds.
    static Worlds random(long seed, int accounts, int trades, int seconds, int instruments) {
        var random = new SplittableRandom(seed);
        var world = new Worlds();
        var prices = new long[instruments];
        for (int i = 0; i < trades; i++) {
            int instrument = random.nextInt(instruments);
            prices[instrument] += random.nextInt(-20, 21);
            int buyer = random.nextInt(accounts);
            int seller = (buyer + 1 + random.nextInt(accounts - 1)) % accounts;
            world.trade((long) i * seconds / trades, "C" + instrument, buyer, seller, random.nextBoolean(),
                    10_000 + prices[instrument], random.nextInt(1, 100));
        }
        return world;
    }

    /// One trade `second` seconds after the start, price in hundredths.
    void trade(long second, String coin, int buyer, int seller, boolean buyerTakes, long price, long quantity) {
        long trade = fills.size() / 2;
        add(second, coin, buyer, Side.BUY, buyerTakes, price, quantity, trade);
        add(second, coin, seller, Side.SELL, !buyerTakes, price, quantity, trade);
    }

    private void add(long second, String coin, int account, Side side, boolean takes, long price, long quantity,
            long trade) {
        var key = name(account) + coin;
        var before = positions.getOrDefault(key, BigDecimal.TEN);
        positions.put(key, before.add(BigDecimal.valueOf(side.sign() * quantity)));
        fills.add(new Fill(name(account), coin, START_NS + second * SECOND_NS, second, Math.toIntExact(fills.size()),
                side,
                BigDecimal.valueOf(price, 2), BigDecimal.valueOf(quantity), takes ? Liquidity.TAKER : Liquidity.MAKER,
                Cause.NORMAL, BigDecimal.ZERO, "USDC", Long.toString(trade), 0,
                Long.toString(2 * trade + side.ordinal()),
                before, BigDecimal.ZERO));
    }

    List<Fill> fills() {
        return List.copyOf(fills);
    }

    Tape tape() {
        var log = new FillLog();
        for (int i = 0; i < fills.size(); i++) {
            log.add(fills.get(i), "world", i);
        }
        var described = log.instrumentNames().stream()
                .map(name -> Instrument.of(name, InstrumentKind.PERPETUAL, name, "", "USDC")).toList();
        var ordered = FillOrder.of(log, described).fills();
        var market = Market.of(ordered, Market.STALE_NS);
        return new Tape(ordered, market, new UsdRates(ordered, market, Set.of("USD", "USDC")));
    }

    static FeatureMatrix profiles(Tape tape, FoldSpec spec) {
        return Profiles.of(tape, Profiles.fold(tape, spec, 0, tape.fills().accounts().size()));
    }
}
