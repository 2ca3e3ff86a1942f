package io.assay.core.profile;

import static io.assay.core.profile.Books.SECOND_NS;

import io.assay.core.event.Contract;
import io.assay.core.event.Equity;
import io.assay.core.event.Event;
import io.assay.core.event.Fill;
import io.assay.core.event.FundingPayment;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Transfer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What a [Books] held at any moment, asked anew each time: no state, no prefix sums, no hurry.
final class Twin {
    static final long MINUTE_NS = 60 * SECOND_NS;

    final Books book;
    final TwinMarket market;
    final List<String> names = new ArrayList<>();
    private final Map<String, List<Fill>> fills = new TreeMap<>();
    private final List<Equity> equities;
    private final IdentityHashMap<Fill, Double> befores = new IdentityHashMap<>();
    private final IdentityHashMap<Fill, Double> afters = new IdentityHashMap<>();
    final boolean hasBtc;
    final boolean paid;
    final long fromNs;
    final long toNs;

    /// A position changes at a price: what was filled, and what expired.
    record Change(String name, long timeNs, double change, double price) {}

    /// One line at one moment, as [View].
    record Seen(double weight, double base, double price, double rate, double delta, double vega, double gamma,
            double levered) {
        static Seen nothing(double base) {
            return new Seen(0, base, base, 1, 0, 0, 0, 0);
        }
    }

    Twin(TwinMarket market) {
        this.market = market;
        book = market.book;
        equities = book.facts.stream().filter(Equity.class::isInstance).map(Equity.class::cast)
                .sorted(Comparator.comparingLong(Equity::timeNs)).toList();
        for (var fill : book.fills) {
            if (!names.contains(fill.instrument())) {
                names.add(fill.instrument());
            }
            fills.computeIfAbsent(fill.instrument(), key -> new ArrayList<>()).add(fill);
            double held = Objects.requireNonNull(fill.positionBefore())
                    .multiply(book.instrument(fill.instrument()).contract().multiplier()).doubleValue();
            befores.put(fill, held);
            afters.put(fill,
                    held + fill.side().sign() * market.quantity(fill) - (isFeeInBase(fill) ? fee(fill) : 0));
        }
        hasBtc = equities().stream().anyMatch(one -> one.currency().equals("BTC"));
        paid = book.facts.stream().anyMatch(FundingPayment.class::isInstance);
        fromNs = book.fills.getFirst().timeNs();
        toNs = book.fills.getLast().timeNs();
    }

    /// The last value at or before a moment, NaN when there is none.
    static double at(@Nullable TreeMap<Long, Double> seen, long atNs) {
        var entry = seen == null ? null : seen.floorEntry(atNs);
        return entry == null ? Double.NaN : entry.getValue();
    }

    double mark(String name, long atNs) {
        return market.mark(name, atNs);
    }

    double index(String underlying, long atNs) {
        return at(book.seen.get("index:" + underlying), atNs);
    }

    /// What a fee cost; what nothing converts costs nothing here.
    double feeUsd(Fill fill) {
        double usd = fee(fill) == 0 ? 0 : fee(fill) * market.usd(fill.feeCurrency(), fill.timeNs(), Books.ACCOUNT);
        return Double.isNaN(usd) ? 0 : usd;
    }

    List<Equity> equities() {
        return equities;
    }

    List<Fill> fills(String name) {
        return Objects.requireNonNull(fills.get(name));
    }

    double before(Fill fill) {
        return Objects.requireNonNull(befores.get(fill));
    }

    double after(Fill fill) {
        return Objects.requireNonNull(afters.get(fill));
    }

    boolean isFeeInBase(Fill fill) {
        var base = book.instrument(fill.instrument()).base();
        return !base.isEmpty() && base.equals(fill.feeCurrency());
    }

    static double fee(Fill fill) {
        var fee = fill.fee();
        return fee == null ? 0 : fee.doubleValue();
    }

    /// Held just after a moment: what the next fill says was there, before the first; nothing from expiry on.
    double quantity(String name, long atNs) {
        return atNs >= expiryNs(name) ? 0 : filled(name, atNs);
    }

    long expiryNs(String name) {
        long expiryNs = instrument(name).contract().expiryNs();
        return expiryNs == Event.UNTIMED ? Long.MAX_VALUE : expiryNs;
    }

    /// Held by what fills say alone.
    private double filled(String name, long atNs) {
        double held = before(fills(name).getFirst());
        for (var fill : fills(name)) {
            held = fill.timeNs() <= atNs ? after(fill) : held;
        }
        return held;
    }

    /// What was held at one moment and is not, at another, in the equity of a coin already.
    double heldIn(String name, long heldNs, long atNs) {
        return name.equals("BTC/USDC") && isCoinKnown(atNs) ? 0 : quantity(name, heldNs);
    }

    /// Everything that changed a position. What is filled after expiry is undone at the price of expiry.
    List<Change> changes() {
        var out = new ArrayList<Change>();
        for (var fill : book.fills) {
            var name = fill.instrument();
            double price = fill.price().doubleValue();
            if (fill.timeNs() > expiryNs(name)) {
                double traded = fill.side().sign() * market.quantity(fill);
                out.add(new Change(name, fill.timeNs(), traded, price));
                out.add(new Change(name, fill.timeNs(), -traded, mark(name, expiryNs(name))));
            } else {
                out.add(new Change(name, fill.timeNs(), after(fill) - filled(name, fill.timeNs() - 1), price));
            }
        }
        for (var name : names) {
            if (expiryNs(name) <= toNs) {
                out.add(new Change(name, expiryNs(name), -filled(name, expiryNs(name)), mark(name, expiryNs(name))));
            }
        }
        return out;
    }

    boolean isCoinKnown(long atNs) {
        return equities().stream().anyMatch(one -> one.currency().equals("BTC") && one.timeNs() <= atNs);
    }

    /// Coins of equity at a moment: the last report, and what came since.
    double coins(long atNs) {
        return coins(atNs, atNs);
    }

    /// The same with what was held at another moment.
    double coins(long atNs, long heldNs) {
        long reportNs = Long.MIN_VALUE;
        double equity = 0;
        for (var one : equities()) {
            if (one.currency().equals("BTC") && one.timeNs() <= atNs) {
                reportNs = one.timeNs();
                equity = one.equity().doubleValue();
            }
        }
        double coins = equity;
        double size = Math.abs(equity);
        for (var name : names) {
            size += Math.abs(worth(name, atNs, heldNs)) + Math.abs(worth(name, reportNs, reportNs));
            coins += worth(name, atNs, heldNs) - worth(name, reportNs, reportNs);
        }
        for (var change : changes()) {
            if (change.timeNs() > reportNs && change.timeNs() <= heldNs) {
                coins += changedCoins(change);
            }
        }
        for (var fill : book.fills) {
            if (fill.timeNs() > reportNs && fill.timeNs() <= heldNs) {
                coins -= spentCoins(fill);
            }
        }
        for (var fact : book.facts) {
            if (fact instanceof Transfer in && in.timeNs() > reportNs && in.timeNs() <= atNs) {
                coins += in.amount().doubleValue();
            }
        }
        for (long when : settlements("BTC-INVERSE")) {
            if (when > reportNs && when <= atNs) {
                coins += settled("BTC-INVERSE", when) / index("BTC", when);
            }
        }
        return Math.abs(coins) <= 1e-12 * size ? 0 : coins;
    }

    /// Coins a position is worth: an inverse one what buying it back would cost.
    private double worth(String name, long atNs, long heldNs) {
        double held = quantity(name, heldNs);
        return held == 0 ? 0
                : isInverse(name) ? -held / mark(name, atNs) : isInCoin(name) ? held * mark(name, atNs) : 0;
    }

    private double changedCoins(Change change) {
        return isInverse(change.name()) ? change.change() / change.price()
                : isInCoin(change.name()) ? -change.change() * change.price()
                : change.name().equals("BTC/USDC") ? change.change() : 0;
    }

    /// Coins that bought another token, and fees.
    private double spentCoins(Fill fill) {
        double fee = fill.feeCurrency().equals("BTC") && !isFeeInBase(fill) ? fee(fill) : 0;
        return fee + (fill.instrument().equals("ETH/BTC")
                ? fill.side().sign() * fill.quantity().doubleValue() * fill.price().doubleValue() : 0);
    }

    /// Whether it is an option whose premium is in coin.
    private boolean isInCoin(String name) {
        var option = instrument(name).contract().option();
        return option != null && option.priceInCoin();
    }

    boolean isInverse(String name) {
        return instrument(name).contract().shape() == Contract.Shape.INVERSE;
    }

    Instrument instrument(String name) {
        return book.instrument(name);
    }

    /// Moments at which something held is settled at the venue's rates.
    List<Long> settlements(String name) {
        if (paid || !names.contains(name)) {
            return List.of();
        }
        return book.rates.getOrDefault(name, new TreeMap<>()).keySet().stream()
                .filter(when -> when > fromNs && when <= toNs && quantity(name, when - 1) != 0).toList();
    }

    /// USD received at a settlement.
    double settled(String name, long atNs) {
        double held = quantity(name, atNs - 1);
        double rate = at(book.rates.get(name), atNs);
        return held == 0 ? 0 : -held * rate * (isInverse(name) ? 1 : mark(name, atNs)) * currency(name, atNs);
    }

    /// USD of what an instrument pays in.
    double currency(String name, long atNs) {
        return usd(market.currency(name), atNs);
    }

    double usd(String currency, long atNs) {
        return TwinMarket.isUsd(currency) ? 1 : index(currency, atNs);
    }

    /// USD a nanosecond that the basis of a dated future brings: bought in dollars, sold in dollars.
    double basis(String name, long atNs) {
        long minute = Math.floorDiv(atNs, MINUTE_NS) * MINUTE_NS;
        var contract = instrument(name).contract();
        double mark = mark(name, minute);
        double index = index(underlying(name), minute);
        double gap = switch (contract.shape()) {
            case LINEAR -> mark * usd(instrument(name).quote(), minute) - index;
            case INVERSE -> 1 - index / mark;
            case QUANTO -> (mark - index) * usd(contract.settle(), minute);
        };
        return -quantity(name, atNs) * gap / (contract.expiryNs() - minute);
    }

    /// A line at a price of its own, or at its mark when that is NaN.
    Seen see(String name, long atNs, double own) {
        return see(name, atNs, own, currency(name, atNs));
    }

    /// @param rate USD of what it pays in
    Seen see(String name, long atNs, double own, double rate) {
        if (instrument(name).kind() == InstrumentKind.OPTION && TwinMarket.isUsd(instrument(name).quote())) {
            return option(name, atNs);
        }
        double price = Double.isNaN(own) ? mark(name, atNs) : own;
        double held = heldIn(name, atNs, atNs);
        if (held == 0) {
            return new Seen(0, price, price, rate, 0, 0, 0, 0);
        }
        double delta = isInverse(name) ? price > 0 ? held : Double.NaN : held * price * rate;
        return new Seen(held, price, price, rate, delta, 0, 0, Math.abs(delta));
    }

    private Seen option(String name, long atNs) {
        double held = quantity(name, atNs);
        boolean inCoin = isInCoin(name);
        var option = Objects.requireNonNull(instrument(name).contract().option());
        boolean isCall = option.isCall();
        double strike = option.strike().doubleValue();
        double forward = at(book.seen.get("forward:" + name), atNs);
        double premium = mark(name, atNs);
        double rate = inCoin ? forward : 1;
        if (held == 0) {
            return new Seen(0, forward, premium, rate, 0, 0, 0, 0);
        }
        double years = (expiryNs(name) - atNs) / (365 * 86_400e9);
        double sigma = at(book.seen.get("iv:" + name), atNs);
        if (Double.isNaN(sigma) && forward > 0) {
            sigma = SlowBlack.volatility(isCall, forward, strike, years, premium);
        }
        if (Double.isNaN(sigma) || Double.isNaN(forward)) {
            return new Seen(held, forward, premium, rate, Double.NaN, 0, 0, 0);
        }
        var black = new SlowBlack(isCall, forward, strike, years, sigma);
        double delta = held * forward * (black.delta() - (inCoin && isCoinKnown(atNs) ? premium : 0));
        return new Seen(held, forward, premium, rate, delta, held * black.vega() / 100,
                held * black.gamma() * forward * forward / 100,
                Math.abs(delta) + (held < 0 ? -held * forward : 0));
    }

    Seen coin(long atNs) {
        double price = index("BTC", atNs);
        if (!isCoinKnown(atNs)) {
            return Seen.nothing(price);
        }
        double coins = coins(atNs);
        return new Seen(coins, price, price, 1, coins * price, 0, 0, 0);
    }

    /// All lines at their marks, by name; coins as `coins`.
    Map<String, Seen> all(long atNs) {
        var out = new TreeMap<String, Seen>();
        for (var name : names) {
            out.put(name, see(name, atNs, Double.NaN));
        }
        if (hasBtc) {
            out.put("coins", coin(atNs));
        }
        return out;
    }

    String underlying(String line) {
        return line.equals("coins") ? "BTC" : instrument(line).underlying();
    }

    /// NaN where nothing marks the line.
    double gain(String line, double weight, double price, double rate, Seen to, boolean inCoin) {
        if (weight == 0) {
            return 0;
        }
        if (!line.equals("coins") && isInverse(line)) {
            return weight * (to.base() / price - 1);
        }
        return !line.equals("coins") && isInCoin(line) && !inCoin
                ? weight * (to.price() * to.rate() - price * rate)
                : weight * (to.price() - price) * to.rate();
    }

    /// Moments between which nothing but prices changes.
    TreeSet<Long> moments() {
        var out = new TreeSet<Long>();
        book.fills.forEach(fill -> out.add(fill.timeNs()));
        book.facts.stream().filter(fact -> fact instanceof Equity || fact instanceof FundingPayment
                || fact instanceof Transfer).forEach(fact -> out.add(fact.timeNs()));
        names.forEach(name -> out.addAll(settlements(name)));
        names.stream().filter(name -> filled(name, expiryNs(name)) != 0).forEach(name -> out.add(expiryNs(name)));
        for (long minute = Math.floorDiv(fromNs, MINUTE_NS); minute <= Math.floorDiv(toNs, MINUTE_NS); minute++) {
            out.add(minute * MINUTE_NS);
        }
        out.add(fromNs);
        out.add(toNs);
        return new TreeSet<>(out.subSet(fromNs, true, toNs, true));
    }

    /// Equity in USD, NaN until every bucket has reported.
    double equity(long atNs) {
        return value(atNs, one -> one.equity().doubleValue(), true);
    }

    /// Margin in USD, valued when it was reported.
    double margin(long atNs) {
        return value(atNs, one -> Objects.requireNonNull(one.marginUsed()).doubleValue(), false);
    }

    private double value(long atNs, ToDoubleFunction<Equity> amount, boolean isLive) {
        var last = new TreeMap<String, Double>();
        var keys = new TreeSet<String>();
        for (var one : equities()) {
            var key = one.currency() + " " + one.bucket();
            keys.add(key);
            if (one.timeNs() <= atNs) {
                double usd = one.currency().equals("BTC")
                        ? isLive ? coins(atNs) * index("BTC", atNs)
                                : amount.applyAsDouble(one) * index("BTC", one.timeNs())
                        : amount.applyAsDouble(one);
                last.put(key, usd);
            }
        }
        return keys.isEmpty() || last.size() < keys.size() ? Double.NaN
                : last.values().stream().mapToDouble(one -> one).sum();
    }
}
