package io.assay.core.profile;

import io.assay.core.event.AccountEvent;
import io.assay.core.event.AccountLog;
import io.assay.core.event.Book;
import io.assay.core.event.Cause;
import io.assay.core.event.Contract;
import io.assay.core.event.Equity;
import io.assay.core.event.Event;
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
import io.assay.core.event.PositionReport;
import io.assay.core.event.Print;
import io.assay.core.event.Quote;
import io.assay.core.event.Side;
import io.assay.core.event.TradeBust;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One account's book in every kind of instrument, with all that sources may say beside fills; kept as plain lists,
/// for a twin that shares nothing with the folds.
final class Books {
    static final String ACCOUNT = "book";
    static final long SECOND_NS = 1_000_000_000L;
    /// 40 seconds after an hour, five hours before a UTC midnight.
    static final long START_NS = (1_772_409_600L + 19 * 3600 + 40) * SECOND_NS;
    static final BigDecimal QUANTO_MULTIPLIER = new BigDecimal("0.1");
    static final long EXPIRY_NS = START_NS + 30 * 86_400L * SECOND_NS;

    final List<Fill> fills = new ArrayList<>();
    /// Fills of everybody else.
    final List<Fill> others = new ArrayList<>();
    /// Fills the venue took back: a source still tells of them.
    final List<Fill> busted = new ArrayList<>();
    final List<AccountEvent> facts = new ArrayList<>();
    final Map<String, Instrument> instruments = new TreeMap<>();
    /// By instrument or `index:X`, `iv:X`, `forward:X`: what was seen when.
    final Map<String, TreeMap<Long, Double>> seen = new TreeMap<>();
    /// By instrument: rate settled when.
    final Map<String, TreeMap<Long, Double>> rates = new TreeMap<>();
    /// By instrument: tops of the book, NaN for an empty side; and public trades.
    final Map<String, TreeMap<Long, Top>> quotes = new TreeMap<>();
    final Map<String, TreeMap<Long, Print>> prints = new TreeMap<>();
    /// Where prices hover, said or not.
    final Map<String, TreeMap<Long, Double>> hidden = new TreeMap<>();
    private final MarketLog market = new MarketLog();
    private final Map<String, BigDecimal> positions = new TreeMap<>();

    /// Best bid and ask.
    record Top(double bid, double ask) {
        /// Both have five digits at most: equal mids are equal to the last bit.
        double mid() {
            return Math.rint((bid + ask) / 2 * 1e6) / 1e6;
        }
    }

    Books() {
        add(Instrument.of("BTC/USDC", InstrumentKind.SPOT, "BTC", "BTC", "USDC"));
        add(Instrument.of("BTC-PERP", InstrumentKind.PERPETUAL, "BTC", "", "USDC"));
        add(Instrument.of("ETH-PERP", InstrumentKind.PERPETUAL, "ETH", "", "USDC"));
        add(Instrument.of("BTC-INVERSE", InstrumentKind.PERPETUAL, "BTC", "", "USD")
                .withContract(Contract.INVERSE.withSettle("BTC")));
        add(Instrument.of("BTC-FUTURE", InstrumentKind.FUTURE, "BTC", "", "USDC")
                .withContract(Contract.PLAIN.withExpiry(EXPIRY_NS)));
        add(Instrument.of("ETH-QUANTO", InstrumentKind.PERPETUAL, "ETH", "", "USD")
                .withContract(new Contract(Contract.Shape.QUANTO, QUANTO_MULTIPLIER, "BTC", Event.UNTIMED, null, null,
                        null)));
        add(Instrument.of("ETH/BTC", InstrumentKind.SPOT, "ETH", "ETH", "BTC"));
        add(Instrument.of("BTC-SOON", InstrumentKind.FUTURE, "BTC", "", "USD")
                .withContract(Contract.INVERSE.withSettle("BTC")));
        add(Instrument.of("ETH-BTC-SOON", InstrumentKind.FUTURE, "ETH", "", "BTC"));
        add(Instrument.of("ETH-QUANTO-SOON", InstrumentKind.FUTURE, "ETH", "", "USD")
                .withContract(new Contract(Contract.Shape.QUANTO, QUANTO_MULTIPLIER, "BTC", Event.UNTIMED, null, null,
                        null)));
        add(Instrument.of("SOL-PERP", InstrumentKind.PERPETUAL, "SOL", "", "USDC"));
        add(Instrument.of("BTC-PUT", InstrumentKind.OPTION, "BTC", "", "USD").withContract(Contract.PLAIN
                .withExpiry(EXPIRY_NS).withSettle("BTC").withOption(option(1_000, false, true))));
        add(Instrument.of("ETH-CALL", InstrumentKind.OPTION, "ETH", "", "USDC")
                .withContract(Contract.PLAIN.withExpiry(EXPIRY_NS).withOption(option(100, true, false))));
        add(Instrument.of("BTC-CALL-SOON", InstrumentKind.OPTION, "BTC", "", "USD").withContract(
                Contract.PLAIN.withSettle("BTC").withOption(option(990, true, true))));
        add(Instrument.of("ETH-PUT-SOON", InstrumentKind.OPTION, "ETH", "", "USDC").withContract(
                Contract.PLAIN.withOption(option(101, false, false))));
        add(Instrument.of("ETH-CALL-EUR", InstrumentKind.OPTION, "ETH", "", "EUR")
                .withContract(Contract.PLAIN.withExpiry(EXPIRY_NS).withOption(option(100, true, false))));
        expireSoon(EXPIRY_NS);
    }

    /// When everything with `SOON` in its name expires.
    void expireSoon(long timeNs) {
        instruments.replaceAll((name, one) -> name.contains("SOON")
                ? one.withContract(one.contract().withExpiry(timeNs)) : one);
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
        var traded = book.instruments.keySet().stream()
                .filter(name -> name.endsWith("EUR") ? random.nextInt(8) == 0 : random.nextInt(3) > 0).toList();
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
        book.expireSoon(random.nextInt(4) == 0
                ? book.fills.get(random.nextInt(book.fills.size())).timeNs()
                : START_NS + (20 + random.nextLong(-60, second) / 20 * 20) * SECOND_NS);
        book.facts(random, second);
        Crowd.join(book, random, second);
        return book;
    }

    /// Near where the price hovers, in hundred thousandths; now and then far below.
    long near(String name, long second, SplittableRandom random) {
        double price = Twin.at(hidden.get(name), START_NS + second * SECOND_NS);
        double base = Double.isNaN(price) ? name.startsWith("BTC") ? 1_000 : 100 : price;
        double off = random.nextInt(20) == 0 ? 0.6 : 1 + random.nextInt(-50, 51) / 1e4;
        return Math.max(1, Math.round(base * 100_000 * off));
    }

    private void marks(SplittableRandom random, int minutes) {
        double btc = 1_000;
        double eth = 100;
        double sol = 20;
        boolean solIsMarked = random.nextBoolean();
        int quietFrom = random.nextInt(3) == 0 ? random.nextInt(10, 2 * minutes) : Integer.MAX_VALUE;
        for (int i = -30; i < 2 * minutes; i++) {
            btc *= 1 + random.nextInt(-30, 31) / 1e4;
            eth *= 1 + random.nextInt(-40, 41) / 1e4;
            sol *= 1 + (btc / 1_000 - 1) * 1e-3 + random.nextInt(-40, 41) / 1e4;
            if (random.nextInt(10) > 7 || (i >= quietFrom && i < quietFrom + 50)) {
                continue;
            }
            long second = i * 30L + random.nextInt(30);
            mark(second, "BTC-PERP", btc * 1.001, btc, Double.NaN, Double.NaN);
            mark(second, "ETH-PERP", eth, eth, Double.NaN, Double.NaN);
            mark(second, "BTC/USDC", btc, Double.NaN, Double.NaN, Double.NaN);
            mark(second, "BTC-INVERSE", btc * 0.999, Double.NaN, Double.NaN, Double.NaN);
            mark(second, "BTC-FUTURE", btc * 1.02, Double.NaN, Double.NaN, Double.NaN);
            mark(second, "ETH-QUANTO", eth * 1.002, Double.NaN, Double.NaN, Double.NaN);
            mark(second, "ETH/BTC", eth / btc, Double.NaN, Double.NaN, Double.NaN);
            mark(second, "BTC-SOON", btc * 1.01, Double.NaN, Double.NaN, Double.NaN);
            mark(second, "ETH-BTC-SOON", eth / btc * 1.03, Double.NaN, Double.NaN, Double.NaN);
            mark(second, "ETH-QUANTO-SOON", eth * 0.99, Double.NaN, Double.NaN, Double.NaN);
            mark(second, "BTC-CALL-SOON", 0.03 + random.nextInt(100) / 1e4, Double.NaN, btc * 1.005,
                    0.5 + random.nextInt(10) / 100.0);
            mark(second, "ETH-PUT-SOON", Math.max(0, 101 - eth) + 2, Double.NaN, eth, Double.NaN);
            mark(second, "ETH-CALL-EUR", Math.max(0, eth - 100) + 4, Double.NaN, eth, Double.NaN);
            mark(second, "BTC-PUT", 0.05 + random.nextInt(100) / 1e4, Double.NaN, btc * 1.01,
                    0.6 + random.nextInt(10) / 100.0);
            mark(second, "ETH-CALL", Math.max(0, eth - 100) + 5, Double.NaN, eth, Double.NaN);
            hidden.computeIfAbsent("SOL-PERP", key -> new TreeMap<>()).put(START_NS + second * SECOND_NS, sol);
            if (solIsMarked) {
                mark(second, "SOL-PERP", sol, Double.NaN, Double.NaN, Double.NaN);
            }
            if (i % 120 == 119 && i > 0) {
                for (var name : List.of("BTC-PERP", "ETH-PERP", "BTC-INVERSE", "ETH-QUANTO", "SOL-PERP")) {
                    rate(second, name, random.nextInt(-9, 10));
                }
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
        hidden.computeIfAbsent(what, key -> new TreeMap<>()).put(timeNs, rounded.doubleValue());
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
        var liquidity = id % 8 == 7 ? Liquidity.UNKNOWN : id % 3 == 0 ? Liquidity.MAKER : Liquidity.TAKER;
        var side = sign > 0 ? Side.BUY : Side.SELL;
        var fee = id % 9 == 8 ? null : BigDecimal.valueOf(id % 4, 2);
        var currency = fee == null ? "" : id % 5 == 4 ? "BTC" : id % 5 == 3 ? "ETH" : id % 13 == 11 ? "XYZ" : "USDC";
        fills.add(new Fill(ACCOUNT, name, START_NS + second * SECOND_NS, -1, -1, side, BigDecimal.valueOf(price, 5),
                BigDecimal.valueOf(quantity), liquidity, cause(id), fee, currency, "t" + id, 0,
                order(name, id), before, id % 7 == 6 ? null : BigDecimal.valueOf(id * 13 % 29 - 9, 1)));
    }

    private static Cause cause(int id) {
        return id % 11 == 10 ? Cause.LIQUIDATED
                : id % 17 == 16 ? Cause.BACKSTOP
                : id % 13 == 12 ? Cause.BLOCK : id % 19 == 18 ? Cause.ADL : Cause.NORMAL;
    }

    /// Two fills in a row of one instrument may be one order.
    private String order(String name, int id) {
        var last = fills.isEmpty() ? null : fills.getLast();
        return id % 2 == 0 ? "o" + id / 2
                : last != null && last.instrument().equals(name) ? last.orderId() : "p" + id / 2;
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
        if (random.nextInt(4) == 0) {
            fact(new PositionReport(ACCOUNT, "sub" + random.nextInt(3), "BTC-PERP",
                    random.nextBoolean() ? Event.UNTIMED : START_NS, BigDecimal.ONE, null));
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

    void quote(long timeNs, String name, Top top) {
        if (quotes.computeIfAbsent(name, key -> new TreeMap<>()).putIfAbsent(timeNs, top) == null) {
            market.add(new Quote(name, "", timeNs, timeNs, decimal(top.bid()), BigDecimal.ONE, decimal(top.ask()),
                    BigDecimal.ONE), "quotes");
        }
    }

    void snapshot(long timeNs, String name, Top top) {
        var mids = seen.computeIfAbsent("book:" + name, key -> new TreeMap<>());
        if (mids.putIfAbsent(timeNs, top.mid()) == null) {
            market.add(new Book(name, "", timeNs, timeNs, level(top.bid()), level(top.ask())), "books");
        }
    }

    void print(Print print) {
        if (prints.computeIfAbsent(print.instrument(), key -> new TreeMap<>()).putIfAbsent(print.timeNs(),
                print) == null) {
            market.add(print, "prints");
        }
    }

    private static List<Book.Level> level(double price) {
        return List.of(new Book.Level(BigDecimal.valueOf(price), BigDecimal.ONE));
    }

    private static @Nullable BigDecimal decimal(double price) {
        return Double.isNaN(price) ? null : BigDecimal.valueOf(price);
    }

    /// What sources tell of, whether it stood or not, in order of account and time.
    List<Fill> told() {
        return Stream.of(fills, others, busted).flatMap(List::stream).toList();
    }

    Tape tape() {
        var log = new FillLog();
        for (int i = 0; i < told().size(); i++) {
            log.add(told().get(i), "book", i);
        }
        var busts = busted.stream()
                .map(one -> new TradeBust(one.account(), one.instrument(), one.timeNs(), one.tradeId())).toList();
        var described = log.instrumentNames().stream().map(this::instrument).toList();
        var ordered = FillOrder.of(log, described, busts).fills();
        var spec = MarketSpec.DEFAULT;
        var made = Market.of(ordered, market, instruments, spec);
        var accounts = new AccountLog();
        accounts.begin();
        facts.forEach(accounts::add);
        return new Tape(ordered, made, new UsdRates(ordered, made, spec.usd()), AccountFacts.of(accounts));
    }

    /// Everybody's rows, by the folds; the account's comes first.
    FeatureMatrix profile() {
        return Worlds.profiles(tape(), FoldSpec.DEFAULT);
    }

    double value(Feature feature) {
        return profile().at(0, Column.of(feature));
    }
}
