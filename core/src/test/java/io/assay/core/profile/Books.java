package io.assay.core.profile;

import io.assay.core.event.AccountEvent;
import io.assay.core.event.AccountLog;
import io.assay.core.event.Cause;
import io.assay.core.event.Contract;
import io.assay.core.event.Equity;
import io.assay.core.event.Fill;
import io.assay.core.event.FillLog;
import io.assay.core.event.FillOrder;
import io.assay.core.event.FundingPayment;
import io.assay.core.event.FundingRate;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.LiquidationNotice;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Mark;
import io.assay.core.event.OrderUpdate;
import io.assay.core.event.OrderUpdate.Lifetime;
import io.assay.core.event.OrderUpdate.Step;
import io.assay.core.event.Side;
import io.assay.core.event.Transfer;
import io.assay.core.market.Market;
import io.assay.core.market.MarketLog;
import io.assay.core.market.MarketSpec;
import io.assay.core.market.UsdRates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One account's book in every kind of instrument, with all that sources may say beside fills; kept as plain lists,
/// for a twin that shares nothing with the folds.
final class Books {
    static final String ACCOUNT = "book";
    static final long SECOND_NS = 1_000_000_000L;
    /// 40 seconds after an hour, five hours before a UTC midnight.
    static final long START_NS = (1_772_409_600L + 19 * 3600 + 40) * SECOND_NS;
    static final long EXPIRY_NS = START_NS + 30 * 86_400L * SECOND_NS;

    final List<Fill> fills = new ArrayList<>();
    final List<AccountEvent> facts = new ArrayList<>();
    final Map<String, Instrument> instruments = new TreeMap<>();
    /// By instrument or `index:X`, `iv:X`, `forward:X`: what was seen when.
    final Map<String, TreeMap<Long, Double>> seen = new TreeMap<>();
    /// By instrument: rate settled when.
    final Map<String, TreeMap<Long, Double>> rates = new TreeMap<>();
    private final MarketLog market = new MarketLog();
    private final Map<String, BigDecimal> positions = new TreeMap<>();

    Books() {
        add(Instrument.of("BTC/USDC", InstrumentKind.SPOT, "BTC", "BTC", "USDC"));
        add(Instrument.of("BTC-PERP", InstrumentKind.PERPETUAL, "BTC", "", "USDC"));
        add(Instrument.of("ETH-PERP", InstrumentKind.PERPETUAL, "ETH", "", "USDC"));
        add(Instrument.of("BTC-INVERSE", InstrumentKind.PERPETUAL, "BTC", "", "USD")
                .withContract(Contract.INVERSE.withSettle("BTC")));
        add(Instrument.of("BTC-FUTURE", InstrumentKind.FUTURE, "BTC", "", "USDC")
                .withContract(Contract.PLAIN.withExpiry(EXPIRY_NS)));
        add(Instrument.of("BTC-PUT", InstrumentKind.OPTION, "BTC", "", "BTC").withContract(Contract.PLAIN
                .withExpiry(EXPIRY_NS).withSettle("BTC").withOption(option(1_000, false, true))));
        add(Instrument.of("ETH-CALL", InstrumentKind.OPTION, "ETH", "", "USDC")
                .withContract(Contract.PLAIN.withExpiry(EXPIRY_NS).withOption(option(100, true, false))));
    }

    static Contract.Option option(int strike, boolean isCall, boolean inCoin) {
        return new Contract.Option(BigDecimal.valueOf(strike), isCall, inCoin);
    }

    private void add(Instrument instrument) {
        instruments.put(instrument.name(), instrument);
    }

    /// A book of a few hours of random trades, marks and reports.
    static Books random(long seed) {
        var random = new SplittableRandom(seed);
        var book = new Books();
        int minutes = random.nextInt(20, 700);
        book.marks(random, minutes);
        var traded = book.instruments.keySet().stream().filter(name -> random.nextInt(3) > 0).toList();
        int trades = traded.isEmpty() ? 0 : random.nextInt(2, 30);
        long second = 7;
        for (int i = 0; i < trades; i++) {
            second += random.nextInt(4) == 0 ? 60 - (40 + second) % 60 : random.nextInt(1, 120 * minutes / trades);
            var name = traded.get(random.nextInt(traded.size()));
            book.trade(second, name, random.nextBoolean() ? 1 : -1, book.near(name, second, random),
                    random.nextInt(1, 40), random.nextInt(6) == 0);
        }
        if (trades == 0) {
            book.trade(second, "BTC-PERP", 1, 100_000, 3, false);
        }
        book.facts(random, second);
        return book;
    }

    /// Sometimes a trade takes the venue's mark along, sometimes it is off.
    private long near(String name, long second, SplittableRandom random) {
        double price = Twin.at(seen.get(name), START_NS + second * SECOND_NS);
        double base = Double.isNaN(price) ? name.startsWith("BTC") ? 1_000 : 100 : price;
        return Math.max(1, Math.round(base * 100_000 * (1 + random.nextInt(-50, 51) / 1e4)));
    }

    private void marks(SplittableRandom random, int minutes) {
        double btc = 1_000;
        double eth = 100;
        for (int i = -30; i < 2 * minutes; i++) {
            btc *= 1 + random.nextInt(-30, 31) / 1e4;
            eth *= 1 + random.nextInt(-40, 41) / 1e4;
            if (random.nextInt(10) > 7) {
                continue;
            }
            long second = i * 30L + random.nextInt(30);
            mark(second, "BTC-PERP", btc * 1.001, btc, Double.NaN, Double.NaN);
            mark(second, "ETH-PERP", eth, eth, Double.NaN, Double.NaN);
            mark(second, "BTC/USDC", btc, Double.NaN, Double.NaN, Double.NaN);
            mark(second, "BTC-INVERSE", btc * 0.999, Double.NaN, Double.NaN, Double.NaN);
            mark(second, "BTC-FUTURE", btc * 1.02, Double.NaN, Double.NaN, Double.NaN);
            mark(second, "BTC-PUT", 0.05 + random.nextInt(100) / 1e4, Double.NaN, btc * 1.01,
                    0.6 + random.nextInt(10) / 100.0);
            mark(second, "ETH-CALL", Math.max(0, eth - 100) + 5, Double.NaN, eth, Double.NaN);
            if (i % 120 == 119 && i > 0) {
                rate(second, "BTC-PERP", random.nextInt(-9, 10));
                rate(second, "ETH-PERP", random.nextInt(-9, 10));
                rate(second, "BTC-INVERSE", random.nextInt(-9, 10));
            }
        }
    }

    /// What a venue says of an instrument; NaN for what it does not.
    void mark(long second, String name, double mark, double index, double forward, double volatility) {
        long timeNs = START_NS + second * SECOND_NS;
        var underlying = instrument(name).underlying();
        market.add(new Mark(name, "", timeNs, timeNs, see(name, timeNs, mark),
                see("index:" + underlying, timeNs, index), see("forward:" + name, timeNs, forward),
                see("iv:" + name, timeNs, volatility)), "marks");
    }

    private @Nullable BigDecimal see(String what, long timeNs, double value) {
        if (Double.isNaN(value)) {
            return null;
        }
        var rounded = BigDecimal.valueOf(Math.round(value * 1e5), 5);
        seen.computeIfAbsent(what, key -> new TreeMap<>()).put(timeNs, rounded.doubleValue());
        return rounded;
    }

    void rate(long second, String name, int basisPoints) {
        long timeNs = START_NS + second * SECOND_NS;
        var rate = BigDecimal.valueOf(basisPoints, 4);
        market.add(new FundingRate(name, "", timeNs, timeNs, rate), "rates");
        rates.computeIfAbsent(name, key -> new TreeMap<>()).put(timeNs, rate.doubleValue());
    }

    /// One fill; the price is in hundred thousandths, a source may jump the position it says was held before.
    void trade(long second, String name, int sign, long price, long quantity, boolean jump) {
        var before = positions.getOrDefault(name, BigDecimal.ZERO).add(BigDecimal.valueOf(jump ? 3 : 0));
        positions.put(name, before.add(BigDecimal.valueOf(sign * quantity)));
        int id = fills.size();
        var liquidity = id % 3 == 0 ? Liquidity.MAKER : Liquidity.TAKER;
        fills.add(new Fill(ACCOUNT, name, START_NS + second * SECOND_NS, -1, -1, sign > 0 ? Side.BUY : Side.SELL,
                BigDecimal.valueOf(price, 5), BigDecimal.valueOf(quantity), liquidity,
                id % 11 == 10 ? Cause.LIQUIDATED : Cause.NORMAL,
                BigDecimal.valueOf(id % 4, 2), id % 5 == 4 ? "BTC" : "USDC", "t" + id, 0, "o" + id / 2, before,
                BigDecimal.ZERO));
    }

    private void facts(SplittableRandom random, long seconds) {
        int kinds = random.nextInt(16);
        for (int i = 0; i < 6; i++) {
            long timeNs = START_NS + random.nextLong(-100, seconds + 600) * SECOND_NS + random.nextInt(1_000);
            if ((kinds & 1) != 0) {
                fact(equity(i % 2 == 0 ? "" : "sub", timeNs, "USDC", random.nextInt(-1_000, 60_000), 100L * i));
            }
            if ((kinds & 2) != 0) {
                fact(equity("", timeNs + 7, "BTC", random.nextInt(1, 50), i));
                fact(new Transfer(ACCOUNT, "", timeNs + 1_234_567, BigDecimal.valueOf(random.nextInt(-2, 3)), "BTC"));
            }
            if ((kinds & 4) != 0) {
                fact(new FundingPayment(ACCOUNT, "BTC-PERP", timeNs + 99,
                        BigDecimal.valueOf(random.nextInt(-500, 500), 2), i % 3 == 0 ? "USD" : "USDC"));
            }
            if ((kinds & 8) != 0) {
                var steps = Step.values();
                var lifetimes = Lifetime.values();
                fact(new OrderUpdate(ACCOUNT, "BTC-PERP", timeNs, "o" + random.nextInt(20),
                        steps[random.nextInt(steps.length)], Side.BUY, null, null, null,
                        lifetimes[random.nextInt(lifetimes.length)]));
                fact(new LiquidationNotice(ACCOUNT, timeNs, BigDecimal.TEN));
            }
        }
    }

    static Equity equity(String bucket, long timeNs, String currency, long amount, long margin) {
        return new Equity(ACCOUNT, bucket, timeNs, currency, BigDecimal.valueOf(amount), BigDecimal.valueOf(margin));
    }

    void fact(AccountEvent event) {
        facts.add(event);
    }

    Instrument instrument(String name) {
        var found = instruments.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no instrument " + name);
        }
        return found;
    }

    void describe(Instrument instrument) {
        add(instrument);
    }

    Tape tape() {
        var log = new FillLog();
        for (int i = 0; i < fills.size(); i++) {
            log.add(fills.get(i), "book", i);
        }
        var described = log.instrumentNames().stream().map(this::instrument).toList();
        var ordered = FillOrder.of(log, described).fills();
        var spec = MarketSpec.DEFAULT;
        var made = Market.of(ordered, market, instruments, spec);
        var accounts = new AccountLog();
        accounts.begin();
        facts.forEach(accounts::add);
        return new Tape(ordered, made, new UsdRates(ordered, made, spec.usd()), AccountFacts.of(accounts));
    }

    /// The account's row, by the folds.
    FeatureMatrix profile() {
        return Worlds.profiles(tape(), FoldSpec.DEFAULT);
    }

    double value(Feature feature) {
        return profile().at(0, Column.of(feature));
    }
}
